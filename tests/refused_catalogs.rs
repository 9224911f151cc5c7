//! The stories of `tests/refusals`, told to the native engine: catalogs that are refused, with every problem word for word.
//! `tests/refused-catalogs.test.js` tells the same stories to the package.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use costpeek::{Catalog, CatalogError};
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[allow(dead_code, reason = "`tests/properties.rs` uses the rest")]
#[path = "refusals/tree.rs"]
mod tree;

#[path = "refusals/change.rs"]
mod change;

use change::{Change, change, changed};
use tree::Tree;

#[derive(Deserialize)]
struct Story {
    #[serde(rename = "story")]
    name: String,
    change: Option<Vec<Change>>,
    text: Option<String>,
    bytes: Option<Vec<u8>>,
    problems: Json,
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals").join(name)).unwrap()
}

fn load(base: &Tree, story: &Story) -> Result<Catalog, CatalogError> {
    match (&story.change, &story.text, &story.bytes) {
        (Some(changes), None, None) => {
            let changed = changed(base, changes);
            Catalog::from_text(&changed.to_string())
        }
        (None, Some(text), None) => Catalog::from_text(text),
        (None, None, Some(bytes)) => Catalog::from_bytes(bytes),
        _ => panic!("{}: a story has one of change, text and bytes", story.name),
    }
}

#[test]
fn the_base_is_not_refused() {
    Catalog::from_text(&read("base.json")).unwrap();
}

#[test]
fn catalogs_are_refused_word_for_word() {
    let base = Tree::parse(&read("base.json"));
    let stories: Vec<Story> = serde_json::from_str(&read("catalogs.json")).unwrap();
    let mut failures = Vec::new();
    for story in &stories {
        let told = match load(&base, story) {
            Ok(_) => json!("it was not refused"),
            Err(CatalogError { problems }) => serde_json::to_value(problems).unwrap(),
        };
        if told != story.problems {
            failures.push(format!("{}:\n    told     {told}\n    expected {}", story.name, story.problems));
        }
    }
    let count = stories.len();
    assert!(failures.is_empty(), "{} of {count} stories differ:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 300, "only {count} stories were found");
}

#[test]
fn a_refusal_is_printed_with_every_problem_and_its_place() {
    let error = Catalog::from_text(&read("base.json").replace("\"9.50\"", "9.5")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the catalog has a problem\n  models[0].price[0].rate.cells.high[0].is: \
         the number 9.5 stands where a decimal belongs \
         (write it as a string, with at most 9 digits before and 12 after the point, like \"73.5\")"
    );
}

#[test]
fn a_change_is_made_in_its_place() {
    let changed = |at: &[&str], to: Option<&str>| {
        let mut tree = Tree::parse(r#"{"b":[1e3,{"c":"d"}],"a":3}"#);
        change(&mut tree, at, to.map(Tree::parse));
        tree.to_string()
    };
    assert_eq!(changed(&["b", "1", "c"], Some("[ 4 ]")), r#"{"b":[1e3,{"c":[4]}],"a":3}"#);
    assert_eq!(changed(&["b", "2"], Some("4")), r#"{"b":[1e3,{"c":"d"},4],"a":3}"#);
    assert_eq!(changed(&["0"], Some("null")), r#"{"b":[1e3,{"c":"d"}],"a":3,"0":null}"#);
    assert_eq!(changed(&["b", "0"], None), r#"{"b":[{"c":"d"}],"a":3}"#);
    assert_eq!(changed(&["b"], None), r#"{"a":3}"#);
}
