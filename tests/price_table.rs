//! The stories of `tests/tables`: price tables as help pages print them, and why a table is refused.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use costpeek::{Catalog, PriceTable, Settings, SettingsError};
use serde::Deserialize;
use serde_json::Value as Json;

#[derive(Deserialize)]
struct Story {
    #[serde(rename = "story")]
    name: String,
    catalog: String,
    settings: Json,
    by: Vec<String>,
    at: Option<String>,
    markdown: Option<Vec<String>>,
    csv: Option<Vec<String>>,
    /// The code, then the message.
    refusal: Option<(String, String)>,
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn catalog(file: &str) -> Catalog {
    Catalog::from_text(&read(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn table(
    catalog: &Catalog,
    settings: &Json,
    by: &[String],
    at: Option<&str>,
) -> Result<PriceTable, SettingsError> {
    let settings = Settings::from_json(&settings.to_string())?;
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    catalog.table(&settings, &by, at)
}

fn differences(story: &Story, told: Result<PriceTable, SettingsError>) -> Vec<String> {
    let mut differences = Vec::new();
    let mut compare = |what: &str, told: String, expected: String| {
        if told != expected {
            differences.push(format!("{}: the {what} is\n{told}not\n{expected}", story.name));
        }
    };
    match (told, &story.refusal) {
        (Ok(table), None) => {
            let lines = |lines: &[String], end: &str| lines.iter().map(|line| line.clone() + end).collect();
            if let Some(expected) = &story.markdown {
                compare("markdown", table.to_markdown(), lines(expected, "\n"));
            }
            if let Some(expected) = &story.csv {
                compare("csv", table.to_csv(), lines(expected, "\r\n"));
            }
        }
        (Err(refusal), Some((code, message))) => {
            let told = serde_json::to_value(&refusal).unwrap();
            compare("code", told["code"].to_string(), format!("\"{code}\""));
            compare("message", refusal.message, message.clone());
        }
        (Ok(table), Some(_)) => {
            differences.push(format!("{}: not refused:\n{}", story.name, table.to_markdown()));
        }
        (Err(refusal), None) => differences.push(format!("{}: refused: {refusal}", story.name)),
    }
    differences
}

#[test]
fn tables_are_told_to_the_letter() {
    let stories: Vec<Story> = serde_json::from_str(&read("tests/tables/stories.json")).unwrap();
    let told = |story: &Story| {
        let told = table(&catalog(&story.catalog), &story.settings, &story.by, story.at.as_deref());
        differences(story, told)
    };
    let differences: Vec<String> = stories.iter().flat_map(told).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(
        stories
            .iter()
            .all(|story| story.markdown.is_some() || story.csv.is_some() || story.refusal.is_some())
    );
    assert!(stories.len() > 20, "only {} stories were found", stories.len());
}

#[test]
fn a_cell_is_the_estimate_of_its_settings() {
    let catalog = catalog("src/catalogs/imagineart.json");
    let by = ["resolution", "images=1,7,100", "promptEnhancer"];
    let mut cells = 0;
    for model in catalog.model_infos() {
        let Ok(table) = catalog.table(&Settings::new(&model.id), &by, None) else { continue };
        for row in &table.rows {
            for (value, cell) in table.across.values.iter().zip(&row.cells) {
                let down = table.down.iter().zip(&row.values);
                let settings = down
                    .fold(Settings::new(&model.id), |all, (axis, value)| all.with(&axis.name, value.clone()));
                let settings = settings.with(&table.across.name, value.clone());
                assert_eq!(cell.total, Some(catalog.estimate(&settings, None).unwrap().total()));
                cells += 1;
            }
        }
    }
    assert!(cells > 100, "{cells}");
}

#[test]
fn a_table_as_json_has_amounts_and_words() {
    let settings = Settings::new("nano-banana-2").with("images", 3).with("promptEnhancer", true);
    let table = catalog("src/catalogs/imagineart.json").table(&settings, &["resolution=2K"], None).unwrap();
    let told = serde_json::to_value(&table).unwrap();
    let expected: Json = serde_json::from_str(
        r#"{"model":"nano-banana-2","unit":"credits","down":[],
            "across":{"name":"resolution","label":"Resolution","values":["2K"]},
            "rows":[{"values":[],"cells":[{"certainty":"at-least","min":"220.5","words":"at least 220.5"}]}],
            "settings":{"model":"nano-banana-2","images":3,"aspectRatio":"1:1","promptEnhancer":true}}"#,
    )
    .unwrap();
    let Json::Object(expected) = expected else { panic!("an object") };
    for (key, value) in expected {
        assert_eq!(told[&key], value, "{key}");
    }
    assert_eq!(told["catalog"]["id"], "imagineart");
}
