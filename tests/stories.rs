//! The stories of `tests/stories`, told to the native engine. The same files are told to the package in Node and in the
//! browsers; the answers are written to `target/stories.jsonl`, so that those can be compared with these to the letter.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use costpeek::{Catalog, Settings, SettingsError};
use serde_json::{Value as Json, json};

fn folder(name: &str) -> Vec<(String, Json)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let read = |file: &Path| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    files.iter().map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), read(file))).collect()
}

fn catalog(name: &str) -> Catalog {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file =
        ["src/catalogs", "tests/catalogs"].map(|folder| root.join(folder).join(format!("{name}.json")));
    let text = file.iter().find_map(|file| fs::read_to_string(file).ok()).expect("the catalog of the story");
    Catalog::from_text(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The answer as JSON: `{"estimate": …}` or `{"refusal": …}`.
fn answer(catalog: &Catalog, story: &Json) -> String {
    let (settings, at) = (story["settings"].to_string(), story["at"].as_str());
    let estimate = Settings::from_json(&settings).and_then(|settings| catalog.estimate(&settings, at));
    match estimate {
        Ok(estimate) => format!("{{\"estimate\":{}}}", serde_json::to_string(&estimate).unwrap()),
        Err(refusal) => {
            // In JavaScript `value` is the very value that was given, which JSON cannot show.
            let refusal = SettingsError { value: None, ..refusal };
            format!("{{\"refusal\":{}}}", serde_json::to_string(&refusal).unwrap())
        }
    }
}

/// Each field that the story tells is the answer's; those it calls absent are.
fn check(story: &Json, answer: &Json) -> Result<(), String> {
    for kind in ["estimate", "refusal"] {
        for (field, expected) in story[kind].as_object().into_iter().flatten() {
            if answer[kind][field] != *expected {
                return Err(format!("{kind}.{field} is {}, not {expected}", answer[kind][field]));
            }
        }
    }
    for field in story["absent"].as_array().into_iter().flatten() {
        if answer["estimate"]
            .as_object()
            .is_none_or(|estimate| estimate.contains_key(field.as_str().unwrap()))
        {
            return Err(format!("estimate.{field} is not absent"));
        }
    }
    Ok(())
}

#[test]
fn stories_come_true() {
    let (mut answers, mut failures) = (Vec::new(), Vec::new());
    let mut catalogs = BTreeMap::new();
    for (file, stories) in folder("tests/stories") {
        for story in stories.as_array().expect("a list of stories") {
            let name = story["catalog"].as_str().unwrap().to_owned();
            let catalog = catalogs.entry(name).or_insert_with_key(|name| catalog(name));
            let text = answer(catalog, story);
            let parsed = serde_json::from_str(&text).unwrap();
            if let Err(difference) = check(story, &parsed) {
                failures.push(format!("{file}: {}: {difference}", story["story"]));
            }
            answers.push(text);
        }
    }
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/stories.jsonl"), answers.join("\n") + "\n")
        .unwrap();
    let count = answers.len();
    assert!(failures.is_empty(), "{} of {count} stories differ:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 300, "only {count} stories were found");
}

/// The same settings are asked of the package in every tool and runtime of `tests/matrix`.
#[test]
fn a_thousand_settings_are_answered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("tests/matrix/stories.json")).unwrap();
    let stories: Vec<Json> = serde_json::from_str(&text).unwrap();
    let mut catalogs = BTreeMap::new();
    let answers = stories.iter().map(|story| {
        let name = story["catalog"].as_str().unwrap();
        answer(catalogs.entry(name).or_insert_with_key(|name| catalog(name)), story)
    });
    let answers: Vec<String> = answers.collect();
    assert_eq!(answers.len(), 1000);
    fs::write(root.join("target/matrix.jsonl"), answers.join("\n") + "\n").unwrap();
}

#[test]
fn a_story_that_is_not_true_is_noticed() {
    let answer = json!({ "estimate": { "total": "294" } });
    assert!(check(&json!({ "estimate": { "total": "293" } }), &answer).is_err());
    assert!(check(&json!({ "refusal": { "code": "NOT_OFFERED" } }), &answer).is_err());
    assert!(check(&json!({ "absent": ["total"] }), &answer).is_err());
    assert!(check(&json!({ "estimate": { "total": "294" }, "absent": ["min"] }), &answer).is_ok());
}
