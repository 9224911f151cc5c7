//! Before and after: the stories of `tests/diff`, a folder each, and what holds of every diff.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use costpeek::{Catalog, ChangeKind, Combinations, Diff, Figure, RefusalCode};

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

fn diff(old: &Catalog, new: &Catalog) -> Diff {
    old.diff(new, None).unwrap()
}

fn stories() -> Vec<(PathBuf, Diff)> {
    let story = |folder: PathBuf| {
        let told = diff(&load(&folder.join("old.json")), &load(&folder.join("new.json")));
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

/// All counts but the total.
fn counts(of: Combinations) -> [usize; 8] {
    [of.more, of.less, of.same, of.changed, of.became_known, of.became_unknown, of.added, of.removed]
}

#[test]
fn every_combination_counts_once() {
    for (folder, diff) in stories() {
        for counted in diff.changed.iter().filter_map(|model| model.combinations) {
            assert!(
                counted.total > 0 && counts(counted).iter().sum::<usize>() == counted.total,
                "{}",
                folder.display()
            );
        }
    }
}

#[test]
fn the_way_back_is_the_other_way_round() {
    let mut pairs: Vec<[PathBuf; 2]> =
        files("tests/diff").iter().map(|folder| [folder.join("old.json"), folder.join("new.json")]).collect();
    let catalogs = catalogs();
    pairs.extend(
        catalogs.iter().zip(catalogs.iter().skip(1)).map(|(one, other)| [one.clone(), other.clone()]),
    );
    for [old, new] in pairs {
        let [old, new] = [old, new].map(|file| load(&file));
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

/// How many figures there are.
fn count_figures(tree: &Tree) -> usize {
    let mut count = 0;
    tree.clone().visit("", &mut |key, tree| {
        count += usize::from(is_figure(key, tree));
        false
    });
    count
}

/// A decimal in a rate or a table, or an end of a range or setting: not one of a band, a use or a rounding.
fn is_figure(key: &str, tree: &Tree) -> bool {
    const OTHERS: [&str; 19] = [
        "step",
        "default",
        "options",
        "up_to",
        "below",
        "above",
        "at_least",
        "per",
        "to",
        "when",
        "unless",
        "product",
        "sum",
        "largest",
        "version",
        "checked_on",
        "minimum",
        "percent_off",
        "by",
    ];
    let Tree::Leaf(raw) = tree else { return false };
    let text = raw.trim_matches('"');
    raw.starts_with('"')
        && !OTHERS.contains(&key)
        && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
        && text.chars().any(|letter| letter.is_ascii_digit())
}

/// The figure of this number is 7 more; none where that is no catalog: it was not a figure.
fn with_figure(tree: &Tree, mut left: usize) -> Option<Catalog> {
    let mut changed = tree.clone();
    changed.visit("", &mut |key, tree| {
        if !is_figure(key, tree) {
            return false;
        }
        let found = left == 0;
        left = left.saturating_sub(1);
        if let (true, Tree::Leaf(raw)) = (found, &mut *tree) {
            *raw = raw.replacen('"', "\"7", 1).replace("\"70.", "\"7.").replace("\"70\"", "\"7\"");
        }
        found
    });
    Catalog::from_text(&changed.to_string()).ok()
}

#[test]
fn every_figure_that_changes_is_told() {
    for file in catalogs() {
        let tree = Tree::parse(&read(&file));
        let catalog = load(&file);
        let mut told = 0;
        let count = count_figures(&tree);
        // Not all of the larger catalogs, but always the same: it takes a second in a debug build.
        for figure in (0..count).step_by(count / 40 + 1) {
            let Some(changed) = with_figure(&tree, figure) else { continue };
            let diff = diff(&catalog, &changed);
            // Where the text of a setting is a decimal, no model is written in another way.
            if diff.is_empty() {
                continue;
            }
            told += 1;
            for model in &diff.changed {
                assert!(
                    !model.figures.is_empty()
                        || model.changes.iter().any(|change| change.kind != ChangeKind::Wording),
                    "{}: {}",
                    file.display(),
                    diff.to_text()
                );
                let counted = model.combinations.unwrap();
                assert!(!model.figures.is_empty() || counted.same < counted.total, "{}", diff.to_text());
            }
        }
        assert!(told > 0, "{}", file.display());
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
    let text = format!(
        r#"{{"format":"costpeek/1","id":"c","version":"1","name":"C","unit":"credits",
            "sources":{{"s":{{"title":"S","checked_on":"2026-11-21"}}}},
            "models":[{{"id":"m","name":"M","group":"G","description":"D","source":"s",
            "settings":{{{settings}}},"price":[{price}]}}]}}"#
    );
    Catalog::from_text(&text).unwrap_or_else(|error| panic!("{error}"))
}

/// What is told of the one model, a line each.
fn lines(old: [&str; 2], new: [&str; 2]) -> Vec<String> {
    let [old, new] = [old, new].map(|[settings, price]| one_model(settings, price));
    let text = diff(&old, &new).to_text();
    text.lines().filter_map(|line| line.strip_prefix("  ")).map(str::to_owned).collect()
}

const NUMBER: &str = r#""n":{"kind":"number","label":"N","min":"0","max":"100","step":"1"}"#;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn hard_cases_are_told_rightly() {
    let rate = |rate: &str| format!(r#"{{"label":"A","rate":{rate}}}"#);
    let by = |by: &str, cells: &str| rate(&format!(r#"{{"by":["{by}"],"cells":{cells}}}"#));
    let words = |words: &str, default: &str| {
        format!(r#""q":{{"kind":"options","label":"Q","options":{words}{default}}}"#)
    };
    let numbers =
        |options: &str| format!(r#""n":{{"kind":"number","label":"N","options":{options},"default":"5"}}"#);
    let prompt = format!(r#"{},{{"label":"B","rate":"unpublished"}}"#, rate(r#""15""#));
    let more = format!(r#"{},{{"label":"B","rate":"unpublished"}}"#, rate(r#""20""#));
    let two = |one: &str, other: &str| format!("{},{}", rate(one), rate(other));
    let cases: [([String; 2], [String; 2], &[&str]); 11] = [
        // Of a price known in part the known part is compared.
        (
            [String::new(), prompt.clone()],
            [String::new(), more.clone()],
            &["`A`: 15 → 20 (≈ +33.3 %)", "of 1 combination 1 costs more"],
        ),
        // What was known is known in part.
        (
            [String::new(), rate(r#""15""#)],
            [String::new(), prompt],
            &[
                "the charge `B` is new: always",
                "`B`: not published (new)",
                "of 1 combination 1 became unknown",
            ],
        ),
        (
            [String::new(), rate(r#""unpublished""#)],
            [String::new(), more],
            &[
                "the charge `B` is new: always",
                "`A`: not published → 20 (now published)",
                "`B`: not published (new)",
                "of 1 combination 1 became known",
            ],
        ),
        // A figure that only becomes less certain costs the same.
        (
            [String::new(), rate(r#""15""#)],
            [String::new(), rate(r#"{"approximate":"15"}"#)],
            &["`A`: 15 → ≈ 15 (now approximate)", "of 1 combination 1 costs the same"],
        ),
        // Charges of one label are matched in their order; the last is new.
        (
            [String::new(), two(r#""1""#, r#""2""#)],
            [String::new(), format!("{},{}", two(r#""1""#, r#""3""#), rate(r#""4""#))],
            &[
                "the charge `A` is new: always",
                "`A`: 2 → 3 (+50 %)",
                "`A`: 4 (new)",
                "of 1 combination 1 costs more",
            ],
        ),
        // Bands on both sides of every end.
        (
            [NUMBER.to_owned(), by("n", r#"[{"up_to":"9","is":"1"},{"is":"2"}]"#)],
            [NUMBER.to_owned(), by("n", r#"[{"below":"20","is":"1"},{"is":"2"}]"#)],
            &["`A`, n above 9 below 20: 2 → 1 (-50 %)", "of 6 combinations 2 cost less, 4 cost the same"],
        ),
        // A table by options that becomes one by bands is compared where both offer the number.
        (
            [numbers(r#"["5","10"]"#), by("n", r#"{"5":"1","10":"2"}"#)],
            [numbers(r#"["5","15"]"#), by("n", r#"[{"up_to":"10","is":"3"},{"is":"4"}]"#)],
            &[
                "`n` no longer offers 10",
                "`n` now offers 15",
                "`A`, n 5: 1 → 3 (+200 %)",
                "`A`, n 10: 2 (gone)",
                "`A`, n 15: 4 (new)",
                "of 3 combinations 1 costs more, 1 is new, 1 is no longer offered",
            ],
        ),
        // A setting that must be given: nothing that was asked before is answered.
        (
            [String::new(), rate(r#""1""#)],
            [words(r#"["a","b"]"#, ""), by("q", r#"{"a":"1","b":"2"}"#)],
            &[
                "the setting `q` is new: `a`, `b`; it must be given",
                "`A`, q b: 1 → 2 (+100 %)",
                "of 3 combinations 2 are new, 1 is no longer offered",
            ],
        ),
        // The words of a catalog stay words, on one line.
        (
            [words(r#"["a"]"#, ""), rate(r#""1""#)],
            [words(r#"["a","`|\n# b"]"#, ""), rate(r#""1""#)],
            &["`q` now offers `'| # b`", "of 2 combinations 1 costs the same, 1 is new"],
        ),
        // What a number counts is no figure: it is told in words, and counted.
        (
            [
                NUMBER.to_owned(),
                r#"{"label":"A","rate":"1","times":[{"of":"n","per":"10","started":true}]}"#.to_owned(),
            ],
            [NUMBER.to_owned(), r#"{"label":"A","rate":"1","times":["n"]}"#.to_owned()],
            &[
                "the factors of `A` changed: `n` (per started 10) → `n`",
                "of 3 combinations 1 costs more, 2 cost the same",
            ],
        ),
        // The order of factors and of words in conditions is no change for buyers.
        (
            [words(r#"["a","b"]"#, ""), r#"{"label":"A","rate":"1","when":{"q":["a","b"]}}"#.to_owned()],
            [words(r#"["a","b"]"#, ""), r#"{"label":"A","rate":"1","when":{"q":["b","a"]}}"#.to_owned()],
            &[
                "it is written in another way: words, notes, an order, or what is not told here",
                "of 2 combinations 2 cost the same",
            ],
        ),
    ];
    for ([old_settings, old], [new_settings, new], expected) in cases {
        assert_eq!(lines([&old_settings, &old], [&new_settings, &new]), expected, "{old} → {new}");
    }
}

#[test]
fn percentages_are_exact_or_say_that_they_are_not() {
    let told = |old: &str, new: &str| {
        let rate = |figure: &str| format!(r#"{{"label":"A","rate":"{figure}"}}"#);
        lines(["", &rate(old)], ["", &rate(new)])[0].clone()
    };
    let cases = [
        ("1", "1.001", "1 → 1.001 (+0.1 %)"),
        ("1", "1.0005", "1 → 1.0005 (≈ +0.1 %)"),
        ("1", "1.00049", "1 → 1.00049 (≈ +0 %)"),
        ("3", "2", "3 → 2 (≈ -33.3 %)"),
        ("8", "9", "8 → 9 (+12.5 %)"),
        ("16", "17", "16 → 17 (≈ +6.3 %)"),
        ("0.000000000001", "999999999", "0.000000000001 → 999,999,999 (+99999999899999999999900 %)"),
        ("999999999.999999999999", "0.000000000001", "999,999,999.999999999999 → 0.000000000001 (≈ -100 %)"),
        ("0", "5", "0 → 5 (was free)"),
        ("5", "0", "5 → 0 (-100 %)"),
    ];
    for (old, new, expected) in cases {
        assert_eq!(told(old, new), format!("`A`: {expected}"));
    }
}

#[test]
fn a_model_of_too_many_combinations_is_not_counted_and_figures_are_told_all_the_same() {
    let settings = |count: usize| {
        let setting = |index: usize| format!(r#""s{index}":{{"kind":"switch","label":"S","default":false}}"#);
        (0..count).map(setting).collect::<Vec<_>>().join(",")
    };
    let told =
        lines([&settings(20), r#"{"label":"A","rate":"1"}"#], [&settings(20), r#"{"label":"A","rate":"2"}"#]);
    assert_eq!(told, ["`A`: 1 → 2 (+100 %)", "combinations were not counted: there are more than 1000000"]);
}
