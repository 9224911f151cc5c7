//! Before and after: the stories of `tests/diff`, a folder each, and what holds of every diff.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use costpeek::{
    Catalog, CatalogError, ChangeKind, Combinations, Diff, Figure, RefusalCode, Sale, SettingKind, Settings,
    Value,
};

#[path = "diff_parts/cases.rs"]
mod cases;
#[path = "diff_parts/counts.rs"]
mod counts;
#[path = "diff_parts/figures.rs"]
mod figures;

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "refusals/tree.rs"]
mod tree;

use tree::Tree;

fn inside(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn load(path: &Path) -> Catalog {
    Catalog::from_text(&read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(inside(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The shipped catalogs and those of the tests.
fn catalogs() -> Vec<PathBuf> {
    let mut all = files("src/catalogs");
    all.extend(files("tests/catalogs"));
    all.push(inside("tests/refusals/base.json"));
    all
}

/// Catalogs without dates are the same on every day.
const DAY: &str = "2026-11-21";

fn diff(old: &Catalog, new: &Catalog) -> Diff {
    old.diff(new, Some(DAY)).unwrap()
}

/// The day of a story, where it has one: the file `at`.
fn day(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join("at")).ok().map(|day| day.trim().to_owned())
}

fn stories() -> Vec<(PathBuf, Diff)> {
    let story = |folder: PathBuf| {
        let [old, new] = ["old.json", "new.json"].map(|file| load(&folder.join(file)));
        let told = old.diff(&new, day(&folder).as_deref()).unwrap();
        (folder, told)
    };
    files("tests/diff").into_iter().map(story).collect()
}

#[test]
fn stories_are_told_to_the_letter() {
    let stories = stories();
    for (folder, diff) in &stories {
        let json = serde_json::to_string_pretty(diff).unwrap() + "\n";
        let told = [("diff.txt", diff.to_text()), ("diff.md", diff.to_markdown()), ("diff.json", json)];
        for (name, told) in told {
            let expected = read(&folder.join(name));
            assert!(told == expected, "{}/{name} is told as:\n{told}", folder.display());
        }
    }
    assert!(stories.len() > 6, "only {} stories were found", stories.len());
}

#[test]
fn a_catalog_does_not_differ_from_itself() {
    for file in catalogs() {
        let catalog = load(&file);
        let diff = diff(&catalog, &load(&file));
        assert!(diff.is_empty(), "{}", diff.to_text());
        assert_eq!(diff.unchanged, catalog.model_infos().len());
    }
}

#[test]
fn the_way_back_is_the_other_way_round() {
    let story = |folder: &PathBuf| ([folder.join("old.json"), folder.join("new.json")], day(folder));
    let mut pairs: Vec<([PathBuf; 2], Option<String>)> = files("tests/diff").iter().map(story).collect();
    let catalogs = catalogs();
    let neighbours = catalogs.iter().zip(catalogs.iter().skip(1));
    pairs.extend(neighbours.map(|(one, other)| ([one.clone(), other.clone()], Some(DAY.to_owned()))));
    for (files, day) in pairs {
        let [old, new] = files.map(|file| load(&file));
        let diff = |one: &Catalog, other: &Catalog| one.diff(other, day.as_deref()).unwrap();
        assert_mirrored(&diff(&old, &new), &diff(&new, &old));
    }
}

fn assert_mirrored(there: &Diff, back: &Diff) {
    assert_eq!((&there.added, &there.removed, there.unchanged), (&back.removed, &back.added, back.unchanged));
    assert_eq!(there.changed.len(), back.changed.len());
    for model in &there.changed {
        let other = back.changed.iter().find(|other| other.id == model.id).unwrap();
        let figures = |model: &costpeek::ModelDiff, swap: bool| -> BTreeSet<String> {
            let ends = |old: Option<Figure>, new| if swap { [new, old] } else { [old, new] };
            let told = model.figures.iter().map(|change| {
                format!("{} {} {:?}", change.charge, change.place, ends(change.old, change.new))
            });
            told.collect()
        };
        // Axes are named in the order in which they first stand; none of these has two tables with others.
        assert_eq!(figures(model, false).len(), figures(other, true).len());
        assert_eq!(figures(model, false), figures(other, true), "{}", model.id);
        let mirrored = other.combinations.map(|of| Combinations {
            more: of.less,
            less: of.more,
            became_known: of.became_unknown,
            became_unknown: of.became_known,
            added: of.removed,
            removed: of.added,
            ..of
        });
        assert_eq!(model.combinations, mirrored, "{}", model.id);
    }
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    let catalog = load(&inside("src/catalogs/apiframe.json"));
    assert_eq!(catalog.diff(&catalog, Some("2026-02-30")).unwrap_err().code, RefusalCode::BadDate);
    let day = catalog.diff(&catalog, Some("2026-02-28")).unwrap();
    assert!(day.to_text().contains(", on 2026-02-28\n"), "{}", day.to_text());
}

#[test]
fn a_model_with_dates_is_compared_on_a_day() {
    let folder = inside("tests/diff/what-is-sold-and-charged-on-a-day");
    let [old, new] = ["old.json", "new.json"].map(|file| load(&folder.join(file)));
    let refusal = old.diff(&new, None).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::MissingDate);
    assert_eq!(refusal.message, "the price of model `raised` depends on the day: `at` is missing");
    let line = |day: &str, model: &str| {
        let diff = old.diff(&new, Some(day)).unwrap();
        let found = diff.changed.iter().find(|changed| changed.id == model).unwrap();
        (found.sale, found.combinations.map(counts::counts))
    };
    let (sold, ended) = (Sale::Sold, Sale::Ended);
    let (more, same) = ([2, 0, 0, 0, 0, 0, 0, 0], [0, 0, 2, 0, 0, 0, 0, 0]);
    // The last day before a price begins, and its first.
    assert_eq!(line("2026-11-30", "raise"), ([sold, sold], Some(same)));
    assert_eq!(line("2026-12-01", "raise"), ([sold, sold], Some(more)));
    // Before what an old catalog announced had begun, a new one has it at once.
    assert_eq!(line("2026-10-31", "raised"), ([sold, sold], Some(more)));
    assert_eq!(line("2026-11-01", "raised"), ([sold, sold], Some(same)));
    // The last day of a model, and the day after.
    let once = [0, 0, 1, 0, 0, 0, 0, 0];
    assert_eq!(line("2026-10-31", "fades"), ([sold, sold], Some(once)));
    assert_eq!(line("2026-11-01", "fades"), ([sold, ended], None));
    assert_eq!(line("2026-11-01", "stays-longer"), ([ended, sold], None));
    assert_eq!(line("2026-10-31", "put-off"), ([Sale::NotYetSold, Sale::NotYetSold], None));
}

#[test]
fn catalogs_are_compared_quickly() {
    let text = read(&inside("src/catalogs/imagineart.json"));
    let old = Catalog::from_text(&text).unwrap();
    let new = Catalog::from_text(&text.replace("\"description\": \"", "\"description\": \"New: ")).unwrap();
    let start = Instant::now();
    assert!(diff(&old, &new).changed.len() > 10);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

/// A catalog of one model `m`.
fn one_model(settings: &str, price: &str) -> Catalog {
    try_model(settings, "", price).unwrap_or_else(|error| panic!("{error}"))
}

fn try_model(settings: &str, constraints: &str, price: &str) -> Result<Catalog, CatalogError> {
    let text = format!(
        r#"{{"format":"costpeek/1","id":"c","version":"1","name":"C","unit":"credits",
            "sources":{{"s":{{"title":"S","checked_on":"2026-11-21"}}}},
            "models":[{{"id":"m","name":"M","group":"G","description":"D","source":"s",
            "settings":{{{settings}}},"constraints":[{constraints}],"price":[{price}]}}]}}"#
    );
    Catalog::from_text(&text)
}
