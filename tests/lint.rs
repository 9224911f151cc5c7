//! The stories of `tests/lint`: what is legal in a catalog and probably a mistake, and what is near to that and none.
//!
//! `cargo test --features cli --test lint -- --ignored` writes the warnings of today into the files there. Read the difference
//! before you keep it: each line of it is what somebody will read.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use costpeek::{Catalog, lint};
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "refusals/tree.rs"]
mod tree;

#[path = "refusals/change.rs"]
mod change;

use change::{Change, changed};
use tree::Tree;

/// A day on which no source of the catalogs here is stale.
const TODAY: &str = "2026-11-22";

#[derive(Deserialize)]
struct Story {
    #[serde(rename = "story")]
    name: String,
    today: Option<String>,
    change: Vec<Change>,
    warnings: Vec<Json>,
}

#[derive(Deserialize)]
struct OfCatalog {
    catalog: String,
    warnings: Vec<Json>,
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap()
}

/// The warnings as JSON, or the problems where it is refused.
fn told(text: &str, today: &str) -> Vec<Json> {
    let told = match lint(text, today) {
        Ok(warnings) => serde_json::to_value(warnings),
        Err(error) => serde_json::to_value(error.problems),
    };
    told.unwrap().as_array().unwrap().clone()
}

fn told_of_story(story: &Story) -> Vec<Json> {
    let base = Tree::parse(&read("tests/lint/base.json"));
    let text = changed(&base, &story.change).to_string();
    told(&text, story.today.as_deref().unwrap_or(TODAY))
}

/// The files of all catalogs here.
fn catalogs() -> Vec<String> {
    let folders = ["src/catalogs", "tests/catalogs"];
    let files = folders
        .iter()
        .flat_map(|folder| fs::read_dir(file(folder)).unwrap().map(move |entry| (folder, entry.unwrap())));
    let mut names: Vec<String> =
        files.map(|(folder, entry)| format!("{folder}/{}", entry.file_name().to_str().unwrap())).collect();
    names.sort();
    names
}

fn compare(told: &[(String, Vec<Json>, Vec<Json>)]) {
    let differ = told.iter().filter(|(_, told, expected)| told != expected);
    let differ: Vec<String> = differ
        .map(|(name, told, expected)| {
            format!("{name}:\n    told     {}\n    expected {}", json!(told), json!(expected))
        })
        .collect();
    assert!(differ.is_empty(), "{} of {} differ:\n{}", differ.len(), told.len(), differ.join("\n"));
}

#[test]
fn catalogs_are_warned_about_word_for_word() {
    let stories: Vec<Story> = serde_json::from_str(&read("tests/lint/stories.json")).unwrap();
    assert!(stories.len() > 80, "only {} stories were found", stories.len());
    let told = stories.into_iter().map(|story| (story.name.clone(), told_of_story(&story), story.warnings));
    compare(&told.collect::<Vec<_>>());
}

#[test]
fn every_lint_has_a_story() {
    let stories = read("tests/lint/stories.json");
    for code in ["OUTLIER", "UNREACHABLE", "OVERLAPPING", "UNUSED", "STALE", "VOLUME"] {
        assert!(stories.contains(&format!("\"code\":\"{code}\"")), "{code}");
    }
}

#[test]
fn the_catalogs_here_have_these_warnings() {
    let listed: Vec<OfCatalog> = serde_json::from_str(&read("tests/lint/catalogs.json")).unwrap();
    assert_eq!(listed.iter().map(|each| each.catalog.clone()).collect::<Vec<_>>(), catalogs());
    let told = listed
        .into_iter()
        .map(|OfCatalog { catalog, warnings }| (catalog.clone(), told(&read(&catalog), TODAY), warnings));
    compare(&told.collect::<Vec<_>>());
}

#[test]
fn each_place_stands_in_the_text() {
    let stories: Vec<Story> = serde_json::from_str(&read("tests/lint/stories.json")).unwrap();
    let base = Tree::parse(&read("tests/lint/base.json"));
    for story in &stories {
        let text = changed(&base, &story.change).to_string();
        let json: Json = serde_json::from_str(&text).unwrap();
        for warning in lint(&text, story.today.as_deref().unwrap_or(TODAY)).unwrap() {
            let found = warning.path.0.iter().try_fold(&json, |json, step| match step {
                costpeek::Step::Key(key) => json.get(key),
                costpeek::Step::Index(index) => json.get(index),
            });
            assert!(found.is_some(), "{}: {}", story.name, warning.path);
        }
    }
}

#[test]
fn a_catalog_that_is_refused_is_refused_in_the_same_words() {
    for text in ["", "<html>", "{", "{}", "{\"compiled\": \"2\"}"] {
        assert_eq!(lint(text, TODAY).unwrap_err(), Catalog::from_text(text).unwrap_err());
    }
}

#[test]
fn a_compiled_catalog_has_no_warnings() {
    let text = read("src/catalogs/imagineart.json");
    assert!(!lint(&text, TODAY).unwrap().is_empty());
    let compiled = Catalog::from_text(&text).unwrap().compile();
    assert_eq!(lint(&serde_json::to_string(&compiled).unwrap(), "2036-11-22"), Ok(Vec::new()));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(lint(&format!("\u{feff}{}", read("tests/lint/base.json")), TODAY), Ok(Vec::new()));
}

#[test]
fn without_a_day_no_source_is_stale() {
    for today in ["", "2036-02-30", "tomorrow"] {
        assert_eq!(lint(&read("tests/lint/base.json"), today), Ok(Vec::new()));
    }
}

// Speed.

/// A model with one table of 100,000 cells, by two settings of 100 options and a number; `cells` are its cells.
fn large(cells: &str, by: &str) -> String {
    let options: Vec<String> = (0..100).map(|option| format!("\"o{option}\"")).collect();
    let options = options.join(",");
    format!(
        r#"{{"format": "costpeek/1", "id": "c", "version": "1", "name": "C", "unit": "credits",
        "sources": {{"s": {{"title": "S", "checked_on": "2026-11-21"}}}},
        "models": [{{"id": "m", "name": "M", "group": "G", "description": "D.", "source": "s",
        "settings": {{"a": {{"kind": "options", "label": "A", "options": [{options}], "default": "o0"}},
        "b": {{"kind": "options", "label": "B", "options": [{options}], "default": "o0"}},
        "n": {{"kind": "number", "label": "N", "min": "1", "max": "1000", "step": "1", "default": "1"}}}},
        "price": [{{"label": "A", "rate": {{"by": {by}, "cells": {cells}}}}}, {{"label": "B", "rate": "1", "times":
        [{{"by": ["b"], "cells": {{"o0": "1", "*": "2"}}}}]}}]}}]}}"#
    )
}

fn bands(count: usize, offset: usize) -> String {
    let bands = (1..count).map(|end| format!("{{\"up_to\":\"{end}\",\"is\":\"{}\"}},", end + offset));
    format!("[{}{{\"is\":\"{}\"}}]", bands.collect::<String>(), count + offset)
}

#[test]
fn a_table_of_a_hundred_thousand_cells_is_looked_at_in_seconds() {
    let each = (0..100).map(|option| format!("\"o{option}\":{}", bands(1000, option)));
    let written_out = large(&format!("{{{}}}", each.collect::<Vec<_>>().join(",")), r#"["a", "n"]"#);
    let in_few_words = large(&bands(10, 0), r#"["n", "a", "b"]"#);
    for text in [written_out, in_few_words] {
        let start = Instant::now();
        assert_eq!(lint(&text, TODAY), Ok(Vec::new()));
        let took = start.elapsed();
        assert!(took < Duration::from_secs(60), "it took {took:?}");
    }
}

// Freezing.

fn lines(warnings: &[Json]) -> String {
    let lines: Vec<String> = warnings.iter().map(|warning| format!("      {}", in_order(warning))).collect();
    if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n    ]", lines.join(",\n")) }
}

fn in_order(warning: &Json) -> String {
    let entry = |key: &str| format!("\"{key}\":{}", warning[key]);
    format!("{{{}}}", ["code", "path", "message", "help"].map(entry).join(","))
}

#[test]
#[ignore = "writes the warnings of today into the stories"]
fn freeze_stories() {
    let text = read("tests/lint/stories.json");
    let stories: Vec<Story> = serde_json::from_str(&text).unwrap();
    let mut parts = text.split("    \"warnings\": ");
    let mut frozen = parts.next().unwrap().to_owned();
    for (story, part) in stories.iter().zip(parts) {
        let (_, rest) = part.split_once("\n  }").unwrap();
        write!(frozen, "    \"warnings\": {}\n  }}{rest}", lines(&told_of_story(story))).unwrap();
    }
    fs::write(file("tests/lint/stories.json"), frozen).unwrap();
}

#[test]
#[ignore = "writes the warnings of today into the file"]
fn freeze_catalogs() {
    let frozen: Vec<String> = catalogs()
        .iter()
        .map(|name| {
            format!(
                "  {{\n    \"catalog\": \"{name}\",\n    \"warnings\": {}\n  }}",
                lines(&told(&read(name), TODAY))
            )
        })
        .collect();
    fs::write(file("tests/lint/catalogs.json"), format!("[\n{}\n]\n", frozen.join(",\n"))).unwrap();
}
