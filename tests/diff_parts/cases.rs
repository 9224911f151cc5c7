//! Hard cases, of one model each.

use super::*;

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
