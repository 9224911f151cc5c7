//! What holds whatever is given: of prices, of printing, of digests; and that no input panics.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use costpeek::{
    Amount, Catalog, Certainty, Estimate, LineCertainty, ModelInfo, Number, Range, Record, RefusalCode,
    SettingInfo, SettingKind, Settings, Total, Value,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::FileFailurePersistence;

#[path = "refusals/tree.rs"]
mod tree;

use tree::Tree;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

const FILES: [&str; 3] =
    ["src/catalogs/imagineart.json", "src/catalogs/apiframe.json", "tests/refusals/base.json"];

/// A day on which every model of these catalogs is sold.
const AT: Option<&str> = Some("2026-11-21");

/// The catalogs, each with its models.
static CATALOGS: LazyLock<Vec<(Catalog, Vec<ModelInfo>)>> = LazyLock::new(|| {
    let load = |file: &str| {
        let catalog = Catalog::from_text(&read(file)).unwrap();
        let models = catalog.model_infos();
        (catalog, models)
    };
    FILES.map(load).into()
});

/// The same as trees, the smallest first: it has every form of the format.
static TREES: LazyLock<Vec<Tree>> =
    LazyLock::new(|| FILES.iter().rev().map(|file| Tree::parse(&read(file))).collect());

fn cases(cases: u32) -> ProptestConfig {
    let failure_persistence = Some(Box::new(FileFailurePersistence::Off) as _);
    ProptestConfig { cases, failure_persistence, ..ProptestConfig::default() }
}

/// A model that is not known: which of the catalogs, and which of its models.
fn any_model(catalogs: usize) -> impl Strategy<Value = (usize, usize)> {
    (0..catalogs).prop_flat_map(|catalog| (Just(catalog), 0..CATALOGS[catalog].1.len()))
}

/// A value that the setting takes.
fn value_of(setting: &SettingInfo) -> BoxedStrategy<Value> {
    if let Some(options) = &setting.options {
        return select(options.clone()).boxed();
    }
    let (Some(min), Some(max), Some(step)) = (setting.min, setting.max, setting.step) else {
        assert_eq!(setting.kind, SettingKind::Switch);
        return any::<bool>().prop_map(Value::from).boxed();
    };
    let [min, max, step] = [min, max, step].map(hundredths);
    let near = (max - min) / step;
    prop_oneof![3 => 0..=near.min(10), 1 => Just(near), 3 => 0..=near]
        .prop_map(move |steps| Value::from(number(&as_decimal(i128::from(min + steps * step), 2))))
        .boxed()
}

/// The steps of the catalogs here have at most two decimals.
fn hundredths(number: Number) -> i64 {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}{fraction:0<2}").parse().unwrap()
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

/// The shortest form of `units` ÷ 10^`decimals`.
fn as_decimal(units: i128, decimals: usize) -> String {
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let text = format!("{}{whole}.{fraction}", if units < 0 { "-" } else { "" });
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Settings that the model takes: a value for each that has no default, and for some of the others.
fn legal_settings(catalog: usize, model: usize) -> impl Strategy<Value = Vec<(String, Value)>> {
    let info = &CATALOGS[catalog].1[model];
    let settings: Vec<_> = info
        .settings
        .0
        .iter()
        .map(|(name, setting)| {
            let value = value_of(setting);
            let given = match setting.default {
                Some(_) => proptest::option::weighted(0.7, value).boxed(),
                None => value.prop_map(Some).boxed(),
            };
            (Just(name.clone()), given)
        })
        .collect();
    settings.prop_map(|all| all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

fn settings(model: &str, values: &[(String, Value)]) -> Settings {
    values.iter().fold(Settings::new(model), |settings, (name, value)| settings.with(name, value.clone()))
}

/// A catalog, a model of it, and legal settings that go together.
fn legal(catalogs: usize) -> impl Strategy<Value = (usize, usize, Vec<(String, Value)>)> {
    any_model(catalogs)
        .prop_flat_map(|(catalog, model)| (Just(catalog), Just(model), legal_settings(catalog, model)))
        .prop_filter("they go together", |(catalog, model, values)| {
            let (catalog, models) = &CATALOGS[*catalog];
            let refusal = catalog.estimate(&settings(&models[*model].id, values), AT).err();
            refusal.is_none_or(|refusal| refusal.code != RefusalCode::NotTogether)
        })
}

fn estimate(catalog: usize, model: usize, values: &[(String, Value)]) -> Estimate {
    let (catalog, models) = &CATALOGS[catalog];
    let settings = settings(&models[model].id, values);
    catalog.estimate(&settings, AT).unwrap_or_else(|error| panic!("{settings:?}: {error}"))
}

fn sum(amounts: impl IntoIterator<Item = Option<Amount>>) -> Amount {
    amounts.into_iter().flatten().fold(Amount::ZERO, |sum, amount| sum + amount)
}

fn total_of(estimate: &Estimate) -> Total {
    Total { certainty: estimate.certainty, total: estimate.total, min: estimate.min, max: estimate.max }
}

/// The rules of a whole, from the format's table.
fn check_whole(total: Total) {
    let Total { certainty, total, min, max } = total;
    match certainty {
        Certainty::Exact | Certainty::Approximate => assert!(total.is_some() && total == min && total == max),
        Certainty::Range => assert!(total.is_none() && min.is_some() && max.is_some() && min <= max),
        Certainty::AtLeast => assert!(total.is_none() && min.unwrap() > Amount::ZERO && max.is_none()),
        Certainty::Unpublished => assert_eq!((total, min, max), (None, None, None)),
    }
}

/// An amount in the shortest form: no trailing zeros, no exponent, no `-0`.
fn is_shortest(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) =
        unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole_is_short = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    let fraction_is_short = fraction.is_none_or(|fraction| digits(fraction) && !fraction.ends_with('0'));
    whole_is_short && fraction_is_short && text != "-0"
}

/// What holds of every estimate.
fn check_estimate(estimate: &Estimate) {
    check_whole(total_of(estimate));
    for line in &estimate.lines {
        match line.certainty {
            LineCertainty::Unpublished => {
                assert_eq!((line.rate, line.amount, line.min, line.max), (None, None, None, None));
            }
            LineCertainty::Range => {
                assert!(line.rate.is_none() && line.amount.is_none() && line.min.is_some());
            }
            _ => assert!(line.amount.is_some() && line.amount == line.min && line.amount == line.max),
        }
    }
    if estimate.certainty != Certainty::Unpublished {
        assert_eq!(sum(estimate.lines.iter().map(|line| line.min)), estimate.min.unwrap());
    }
    if let Some(max) = estimate.max {
        assert_eq!(sum(estimate.lines.iter().map(|line| line.max)), max);
    }
    let amounts = estimate.lines.iter().flat_map(|line| {
        [line.rate, line.amount, line.min, line.max]
            .into_iter()
            .chain(line.factors.iter().map(|f| Some(f.value)))
    });
    for amount in amounts.chain([estimate.total, estimate.min, estimate.max]).flatten() {
        assert!(is_shortest(&amount.to_string()), "{amount}");
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn known_lines_add_up_and_unknown_ones_have_no_amount((catalog, model, values) in legal(3)) {
        check_estimate(&estimate(catalog, model, &values));
    }

    #[test]
    fn some_images_cost_as_many_times_one((_, model, mut values) in legal(1), images in 1_i64..=100) {
        values.retain(|(name, _)| name != "images");
        let one = estimate(0, model, &values);
        values.push(("images".to_owned(), images.into()));
        let all = estimate(0, model, &values);
        let times = |amount: Option<Amount>| amount.map(|amount| sum((0..images).map(|_| Some(amount))));
        prop_assert_eq!(all.certainty, one.certainty);
        prop_assert_eq!((all.total, all.min, all.max), (times(one.total), times(one.min), times(one.max)));
    }

    #[test]
    fn the_order_of_keys_does_not_matter(
        ((catalog, model, values), shuffled) in legal(3).prop_flat_map(|legal| {
            let shuffled = Just(legal.2.clone()).prop_shuffle();
            (Just(legal), shuffled)
        }),
        model_at in any::<Index>(),
    ) {
        let (loaded, models) = &CATALOGS[catalog];
        let mut entries: Vec<String> =
            shuffled.iter().map(|(name, value)| format!("\"{name}\": {}", serde_json::to_string(value).unwrap())).collect();
        entries.insert(model_at.index(entries.len() + 1), format!("\"model\": \"{}\"", models[model].id));
        let settings = Settings::from_json(&format!("{{{}}}", entries.join(","))).unwrap();
        let sorted = |mut estimate: Estimate| {
            estimate.ignored.sort_unstable();
            estimate
        };
        let shuffled = loaded.estimate(&settings, AT).unwrap();
        prop_assert_eq!(sorted(shuffled), sorted(estimate(catalog, model, &values)));
    }

    #[test]
    fn the_settings_of_an_estimate_give_the_same_estimate((catalog, model, values) in legal(3)) {
        let first = estimate(catalog, model, &values);
        let text = serde_json::to_string(&first.settings).unwrap();
        let second = CATALOGS[catalog].0.estimate(&Settings::from_json(&text).unwrap(), AT).unwrap();
        prop_assert!(second.assumed.is_empty() && second.ignored.is_empty());
        prop_assert_eq!(Estimate { assumed: Vec::new(), ignored: Vec::new(), ..first }, second);
    }

    #[test]
    fn settings_of_other_models_change_no_price((catalog, model, values) in legal(2), other in any::<Index>()) {
        let (loaded, models) = &CATALOGS[catalog];
        let own = &models[model].settings.0;
        let others: Vec<&String> = models
            .iter()
            .flat_map(|model| model.settings.0.iter().map(|(name, _)| name))
            .filter(|name| own.iter().all(|(own, _)| own != *name))
            .collect();
        prop_assume!(!others.is_empty());
        let name = others[other.index(others.len())];
        let without = estimate(catalog, model, &values);
        let with = settings(&models[model].id, &values).with(name, Value::Other("null".to_owned()));
        let with = loaded.estimate(&with, AT).unwrap();
        prop_assert_eq!(&with.ignored, std::slice::from_ref(name));
        prop_assert_eq!(Estimate { ignored: Vec::new(), ..with }, without);
    }

    #[test]
    fn the_total_of_many_is_the_sum(
        (catalog, list) in (0..3_usize).prop_flat_map(|catalog| {
            let model = (0..CATALOGS[catalog].1.len())
                .prop_flat_map(move |model| (Just(model), legal_settings(catalog, model)));
            (Just(catalog), proptest::collection::vec(proptest::option::weighted(0.95, model), 0..6))
        }),
    ) {
        let (loaded, models) = &CATALOGS[catalog];
        let list: Vec<Settings> = list
            .iter()
            .map(|item| item.as_ref().map_or(Settings::default(), |(model, values)| settings(&models[*model].id, values)))
            .collect();
        let batch = loaded.estimate_many(&list, AT);
        let estimates: Vec<_> = list.iter().map(|settings| loaded.estimate(settings, AT)).collect();
        prop_assert_eq!(&batch.items, &estimates);
        check_whole(batch.total);

        let known: Vec<&Estimate> = estimates.iter().flatten().filter(|it| it.min.is_some()).collect();
        let all_known = known.len() == list.len() && known.iter().all(|it| it.certainty != Certainty::AtLeast);
        let min = sum(known.iter().map(|it| it.min));
        let max = sum(known.iter().map(|it| it.max));
        let certainty = match known.iter().map(|it| it.certainty).max() {
            _ if !all_known && min == Amount::ZERO => Certainty::Unpublished,
            _ if !all_known => Certainty::AtLeast,
            certainty => certainty.unwrap_or(Certainty::Exact),
        };
        prop_assert_eq!(batch.total.certainty, certainty);
        prop_assert_eq!(batch.total.min, (certainty != Certainty::Unpublished).then_some(min));
        prop_assert_eq!(batch.total.max, all_known.then_some(max));
    }

    #[test]
    fn a_range_has_its_ends_where_it_says(
        (catalog, model, values) in legal(2),
        open in proptest::collection::vec(any::<Index>(), 0..3),
    ) {
        let (loaded, models) = &CATALOGS[catalog];
        let info = &models[model];
        let mut over: Vec<&str> = open
            .iter()
            .filter(|_| !info.settings.0.is_empty())
            .map(|index| info.settings.0[index.index(info.settings.0.len())].0.as_str())
            .collect();
        over.sort_unstable();
        over.dedup();
        let range = loaded.range(&settings(&info.id, &values), &over, AT).unwrap();
        check_range(loaded, &range, AT);
        let one = total_of(&estimate(catalog, model, &values));
        prop_assert!(range.certainty >= one.certainty || range.certainty == Certainty::Range);
        if let (Some(min), Some(one)) = (range.min, one.min) {
            prop_assert!(min <= one);
        }
        if let Some(max) = range.max {
            prop_assert!(max >= one.max.unwrap());
        }
    }
}

fn check_range(catalog: &Catalog, range: &Range, day: Option<&str>) {
    let at = |settings: &Record| {
        let settings = Settings::from_json(&serde_json::to_string(settings).unwrap()).unwrap();
        catalog.estimate(&settings, day).unwrap()
    };
    assert_eq!(range.min_at.as_ref().map(|settings| at(settings).min), range.min.map(Some));
    assert_eq!(range.max_at.as_ref().map(|settings| at(settings).max), range.max.map(Some));
    assert!(range.max.is_none() || range.min <= range.max);
    assert!(range.certainty != Certainty::Unpublished || range.min.is_none());
}

// Printing.

/// A catalog of one model with this price, and `more` keys of it.
fn one_model(price: &str, more: &str) -> String {
    format!(
        r#"{{"format": "costpeek/1", "id": "c", "version": "1", "name": "C", "unit": "credits",
        "sources": {{"s": {{"title": "S", "checked_on": "2026-11-21"}}}},
        "models": [{{"id": "m", "name": "M", "group": "G", "description": "D.", "source": "s",
        "price": [{price}]{more}}}]}}"#
    )
}

fn price(text: &str) -> Estimate {
    let catalog = Catalog::from_text(text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    let estimate = catalog.estimate(&Settings::new("m"), None).unwrap();
    check_estimate(&estimate);
    estimate
}

fn without_zeros(units: i128, decimals: usize) -> (i128, usize) {
    match decimals {
        1.. if units % 10 == 0 => without_zeros(units / 10, decimals - 1),
        _ => (units, decimals),
    }
}

/// A decimal as catalogs write it: its units and decimals without trailing zeros, and its text, which can have some.
fn decimal() -> impl Strategy<Value = (i128, usize, String)> {
    let whole = prop_oneof![Just(0_i128), 0..10_i128, 0..1_000_000_000_i128, Just(999_999_999_i128)];
    let fraction = (0..=12_usize).prop_flat_map(|decimals| {
        let most = 10_i128.pow(u32::try_from(decimals).unwrap()) - 1;
        (Just(decimals), prop_oneof![Just(0), 0..=most.min(9), 0..=most, Just(most)])
    });
    (whole, fraction).prop_map(|(whole, (decimals, fraction))| {
        let point = if decimals > 0 { "." } else { "" };
        let digits = if decimals > 0 { format!("{fraction:0>decimals$}") } else { String::new() };
        let units = whole * 10_i128.pow(u32::try_from(decimals).unwrap()) + fraction;
        let (units, decimals) = without_zeros(units, decimals);
        (units, decimals, format!("{whole}{point}{digits}"))
    })
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn printing_an_amount_is_the_identity((units, decimals, text) in decimal()) {
        let total = price(&one_model(&format!(r#"{{"label": "A", "rate": "{text}"}}"#), "")).total.unwrap();
        let printed = total.to_string();
        prop_assert_eq!(&printed, &as_decimal(units, decimals));
        let again = price(&one_model(&format!(r#"{{"label": "A", "rate": "{printed}"}}"#), "")).total.unwrap();
        prop_assert_eq!(again, total);
    }

    #[test]
    fn a_product_is_exact_or_the_catalog_is_refused((a, a_decimals, rate) in decimal(), (b, b_decimals, factor) in decimal()) {
        let text = one_model(&format!(r#"{{"label": "A", "rate": "{rate}", "times": ["{factor}"]}}"#), "");
        match Catalog::from_text(&text) {
            Ok(_) => prop_assert_eq!(price(&text).total.unwrap().to_string(), as_decimal(a * b, a_decimals + b_decimals)),
            Err(error) => prop_assert_eq!(error.problems[0].code, costpeek::Code::TooManyDigits),
        }
    }

    #[test]
    fn a_number_is_read_and_printed_as_the_same((units, decimals, text) in decimal(), exponent in -25..=15_i32) {
        prop_assert_eq!(number(&text).to_string(), as_decimal(units, decimals));
        prop_assert_eq!(number(&number(&text).to_string()), number(&text));
        let shifted = number(&format!("{text}e{exponent}"));
        prop_assert_eq!(number(&shifted.to_string()), shifted);
        prop_assert_eq!(number(&format!("{shifted}e{}", -exponent)), number(&text));
    }

    #[test]
    fn rounding_goes_to_a_multiple_and_no_further_than_a_step(
        (units, decimals, rate) in decimal(),
        (step, step_decimals, to) in decimal(),
        mode in select(vec!["ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"]),
        on_total: bool,
    ) {
        let round = format!(r#"{{"to": "{to}", "mode": "{mode}"}}"#);
        let text = if on_total {
            one_model(&format!(r#"{{"label": "A", "rate": "{rate}"}}"#), &format!(r#", "then": [{{"round": {round}}}]"#))
        } else {
            one_model(&format!(r#"{{"label": "A", "rate": "{rate}", "round": {round}}}"#), "")
        };
        let Ok(_) = Catalog::from_text(&text) else { return Ok(()) };
        let scale = |units: i128, decimals: usize| units * 10_i128.pow(u32::try_from(12 - decimals).unwrap());
        let (amount, step) = (scale(units, decimals), scale(step, step_decimals));
        let (below, rest) = (amount / step, amount % step);
        let up = match mode {
            _ if rest == 0 => false,
            "ceil" | "expand" => true,
            "floor" | "trunc" => false,
            _ if 2 * rest != step => 2 * rest > step,
            "halfCeil" | "halfExpand" => true,
            "halfEven" => below % 2 == 1,
            _ => false,
        };
        let rounded = (below + i128::from(up)) * step;
        prop_assert_eq!(price(&text).total.unwrap().to_string(), as_decimal(rounded, 12));
    }
}

#[test]
fn an_amount_far_below_a_cent_is_not_rounded_twice() {
    let charge = |round: &str| {
        format!(r#"{{"label": "A", "rate": "0.005000000001", "times": ["0.9999999998"]{round}}}"#)
    };
    let unrounded = price(&one_model(&charge(""), ""));
    assert_eq!(unrounded.total.unwrap().to_string(), "0.0049999999999999999998");
    let round = r#"{"to": "0.01", "mode": "halfExpand"}"#;
    let in_charge = price(&one_model(&charge(&format!(r#", "round": {round}"#)), ""));
    let on_total = price(&one_model(&charge(""), &format!(r#", "then": [{{"round": {round}}}]"#)));
    for rounded in [in_charge, on_total] {
        assert_eq!(rounded.total.unwrap().to_string(), "0");
        assert_eq!(rounded.lines[1].amount.unwrap().to_string(), "-0.0049999999999999999998");
    }
}

// No panic.

/// JSON of every kind, with words of the format among its keys and strings.
fn json(words: &'static [&'static str]) -> impl Strategy<Value = Tree> {
    let text = prop_oneof![
        6 => select(words).prop_map(str::to_owned),
        1 => ".{0,8}",
        1 => "-?[0-9]{0,22}(\\.[0-9]{0,14})?(e[+-]?[0-9]{1,3})?",
    ]
    .boxed();
    let leaf = prop_oneof![
        6 => text.clone().prop_map(|text| Tree::text(&text)),
        2 => select(vec!["null", "true", "false", "0", "-0", "1e-300", "1e300", "-1e308", "5e-324", "123456789012345678901234567890", "18446744073709551615", "-9223372036854775808", "0.1"])
            .prop_map(|raw| Tree::Leaf(raw.to_owned())),
    ];
    leaf.prop_recursive(6, 40, 6, move |inner| {
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..5).prop_map(Tree::List),
            3 => proptest::collection::vec((text.clone(), inner), 0..6).prop_map(Tree::Object),
        ]
    })
}

const SETTING_WORDS: &[&str] = &[
    "model",
    "images",
    "resolution",
    "aspectRatio",
    "promptEnhancer",
    "scale",
    "width",
    "height",
    "mode",
    "seconds",
    "audio",
    "voice",
    "pitch",
    "own",
    "clip",
    "nano-banana-2",
    "topaz",
    "kling-2.6",
    "udio",
    "ai-photos-train",
    "sketch",
    "film",
    "1K",
    "2K",
    "4K",
    "1:1",
    "fast",
    "2x",
    "",
    "__proto__",
    "constructor",
    "toString",
    "image",
    "Model",
    "4",
    " 4",
    "true",
    "NaN",
    "\u{0}",
    "größe",
    "🙂",
];

const CATALOG_WORDS: &[&str] = &[
    "format",
    "costpeek/1",
    "id",
    "version",
    "name",
    "unit",
    "sources",
    "notes",
    "settings",
    "models",
    "title",
    "url",
    "checked_on",
    "2026-11-21",
    "group",
    "description",
    "source",
    "quantities",
    "price",
    "then",
    "kind",
    "options",
    "number",
    "switch",
    "label",
    "default",
    "one",
    "min",
    "max",
    "step",
    "product",
    "sum",
    "largest",
    "per",
    "when",
    "unless",
    "rate",
    "times",
    "round",
    "by",
    "cells",
    "up_to",
    "below",
    "is",
    "to",
    "mode",
    "each",
    "ceil",
    "halfEven",
    "approximate",
    "unpublished",
    "of",
    "above",
    "at_least",
    "started",
    "percent_off",
    "effective_from",
    "effective_until",
    "2026-02-29",
    "2028-02-29",
    "time_zone",
    "constraints",
    "only",
    "aliases",
    "60",
    "seconds",
    "voice",
    "own",
    "size",
    "720p",
    "pixels",
    "minimum",
    "*",
    "true",
    "false",
    "0",
    "1",
    "2",
    "0.5",
    "5",
    "999999999.999999999999",
    "0.000000000001",
    "999999999",
    "images",
    "quality",
    "low",
    "high",
    "width",
    "compiled",
    "digest",
    "catalog",
    "",
];

/// Numbers of every size, as JavaScript writes them.
fn wild_number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        select(vec![
            "0",
            "-0",
            "0.0",
            "1e-300",
            "1e300",
            "-1e-300",
            "1e308",
            "5e-324",
            "1e-7",
            "1e21",
            "1.5",
            "0.1",
            "1e2147483647",
            "1e-2147483648",
            "0.00000000000000000000000000000000000001",
            "99999999999999999999999999999999999999",
            "170141183460469231731687303715884105727",
            "-170141183460469231731687303715884105728",
            "170141183460469231731687303715884105728",
            "-1",
            "1e0",
            "32768",
            "32769",
            "4.000000000000000000000001",
        ])
        .prop_map(str::to_owned),
        ("-?[0-9]{1,40}", "(\\.[0-9]{1,40})?", "([eE][+-]?[0-9]{1,11})?").prop_map(|(a, b, c)| a + &b + &c),
    ]
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_settings_panic(settings in json(SETTING_WORDS)) {
        for (catalog, _) in CATALOGS.iter() {
            let Ok(settings) = Settings::from_json(&settings.to_string()) else { continue };
            if let Ok(estimate) = catalog.estimate(&settings, AT) {
                check_estimate(&estimate);
            }
        }
    }

    #[test]
    fn no_values_panic(
        (catalog, model) in any_model(3),
        values in proptest::collection::vec((any::<Index>(), json(SETTING_WORDS)), 0..4),
        at in proptest::option::of("[0-9]{4}-[0-9]{2}-[0-9]{2}|.{0,12}"),
        over in proptest::collection::vec(select(SETTING_WORDS), 0..3),
    ) {
        let (loaded, models) = &CATALOGS[catalog];
        let names: Vec<&str> = models[model].settings.0.iter().map(|(name, _)| name.as_str()).chain(["other"]).collect();
        let mut entries = vec![("model".to_owned(), Tree::text(&models[model].id))];
        entries.extend(values.into_iter().map(|(index, value)| (names[index.index(names.len())].to_owned(), value)));
        let settings = Settings::from_json(&Tree::Object(entries).to_string()).unwrap();
        let estimate = loaded.estimate(&settings, at.as_deref());
        if let Ok(range) = loaded.range(&settings, &over, at.as_deref()) {
            check_range(loaded, &range, at.as_deref());
        }
        match estimate {
            Ok(estimate) => check_estimate(&estimate),
            Err(refusal) => {
                prop_assert!(!refusal.message.is_empty());
                prop_assert!(!refusal.setting.is_empty());
            }
        }
    }

    #[test]
    fn no_number_panics(text in wild_number(), (catalog, model) in any_model(3), setting in any::<Index>()) {
        let Ok(number) = text.parse::<Number>() else { return Ok(()) };
        let (loaded, models) = &CATALOGS[catalog];
        let infos = &models[model].settings.0;
        prop_assume!(!infos.is_empty());
        let (name, info) = &infos[setting.index(infos.len())];
        let given = settings(&models[model].id, &defaults(&models[model])).with(name, number);
        match loaded.estimate(&given, AT) {
            Ok(estimate) => check_estimate(&estimate),
            Err(refusal) if refusal.code == RefusalCode::NotTogether => {}
            Err(refusal) => {
                prop_assert_eq!(&refusal.setting, name);
                let expected = match info.kind {
                    SettingKind::Number if info.options.is_some() => refusal.code == RefusalCode::NotOffered,
                    SettingKind::Number => matches!(refusal.code, RefusalCode::OutOfRange | RefusalCode::NotAStep),
                    _ => refusal.code == RefusalCode::WrongType,
                };
                prop_assert!(expected, "{:?}", refusal);
            }
        }
    }

    #[test]
    fn no_text_panics_as_a_number(text in ".{0,12}|[-+0-9.eE]{0,60}") {
        if let Ok(number) = text.parse::<Number>()
            && let Ok(again) = number.to_string().parse::<Number>()
        {
            prop_assert_eq!(again, number);
        }
    }

    #[test]
    fn no_text_panics_as_a_catalog(text in ".{0,200}|[\\[\\]{}\",:a-z0-9 \\\\]{0,200}") {
        prop_assert!(Catalog::from_text(&text).is_err());
        let is_object = text.contains('{');
        prop_assert!(Settings::from_json(&text).is_err() || is_object);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        prop_assert!(Catalog::from_bytes(&bytes).is_err());
    }

    #[test]
    fn no_tree_panics(tree in json(CATALOG_WORDS)) {
        loads_and_prices_or_is_refused(&tree.to_string());
    }
}

#[test]
fn a_step_beyond_all_numbers_is_refused_with_its_place() {
    let setting = |max: &str| {
        let settings = format!(
            r#", "settings": {{"n": {{"kind": "number", "label": "N", "min": "1", "max": "{max}",
            "step": "999999999.999999999999", "default": "1"}}}}"#
        );
        one_model(r#"{"label": "A", "rate": "1", "times": ["n"]}"#, &settings)
    };
    assert!(!loads_and_prices_or_is_refused(&setting("1")));
    assert!(!loads_and_prices_or_is_refused(&setting("2")));
}

/// What a model's settings take where they have no default, and what is offered first.
fn defaults(model: &ModelInfo) -> Vec<(String, Value)> {
    let first = |setting: &SettingInfo| {
        let option = setting.options.as_ref().map(|options| options[0].clone());
        option.or(setting.min.map(Value::from)).unwrap_or(Value::Switch(false))
    };
    let missing = model.settings.0.iter().filter(|(_, setting)| setting.default.is_none());
    missing.map(|(name, setting)| (name.clone(), first(setting))).collect()
}

/// The last of all that is offered.
fn largest(model: &ModelInfo) -> Vec<(String, Value)> {
    let last = |setting: &SettingInfo| {
        let option = setting.options.as_ref().map(|options| options[options.len() - 1].clone());
        option.or(setting.max.map(Value::from)).unwrap_or(Value::Switch(true))
    };
    model.settings.0.iter().map(|(name, setting)| (name.clone(), last(setting))).collect()
}

/// Whether the text is a catalog. If it is, everything that can be asked of it has an answer.
fn loads_and_prices_or_is_refused(text: &str) -> bool {
    let catalog = match Catalog::from_text(text) {
        Ok(catalog) => catalog,
        Err(error) => {
            assert!(!error.problems.is_empty());
            assert!(error.problems.iter().all(|problem| !problem.message.is_empty()));
            return false;
        }
    };
    for model in catalog.model_infos() {
        if let Some(base) = &model.base {
            check_whole(base.total);
        }
        for values in [defaults(&model), largest(&model)] {
            let settings = settings(&model.id, &values);
            match catalog.estimate(&settings, AT) {
                Ok(estimate) => {
                    check_estimate(&estimate);
                    check_questions(&catalog, &model, &settings);
                }
                Err(error) => {
                    let may_be = matches!(error.code, RefusalCode::NotTogether | RefusalCode::NotSold);
                    assert!(may_be, "{text}\n{error}");
                }
            }
        }
    }
    #[cfg(feature = "cli")]
    costpeek::lint(text, "2026-11-22").unwrap();
    let again = Catalog::from_text(&serde_json::to_string(&catalog.compile()).unwrap()).unwrap();
    assert_eq!(again.digest(), catalog.digest());
    true
}

/// Settings that have a price have alternatives and ranges.
fn check_questions(catalog: &Catalog, model: &ModelInfo, settings: &Settings) {
    catalog.sensitivity(settings, AT).unwrap();
    for (name, _) in &model.settings.0 {
        let range = catalog.range(settings, &[name], AT).unwrap();
        assert!(range.certainty == Certainty::Unpublished || range.min_at.is_some());
    }
    if let Some(base) = catalog.base(&model.id, AT).unwrap() {
        check_whole(base.total);
    }
}

/// One thing done to one place of a catalog.
#[derive(Debug, Clone)]
enum Mutation {
    /// Removes one entry or item.
    Drop,
    /// Writes one entry or item a second time.
    Twice,
    /// Writes an entry under another key.
    Rename(&'static str),
    /// Writes something else.
    Write(Tree),
    /// Moves an item to the end.
    Move,
}

fn mutation() -> impl Strategy<Value = (Index, Index, Mutation)> {
    let mutation = prop_oneof![
        2 => Just(Mutation::Drop),
        1 => Just(Mutation::Twice),
        1 => select(CATALOG_WORDS).prop_map(Mutation::Rename),
        4 => select(CATALOG_WORDS).prop_map(|word| Mutation::Write(Tree::text(word))),
        1 => json(CATALOG_WORDS).prop_map(Mutation::Write),
        1 => Just(Mutation::Move),
    ];
    (any::<Index>(), any::<Index>(), mutation)
}

fn mutate(tree: &mut Tree, (place, inside, mutation): &(Index, Index, Mutation)) {
    let mut left = place.index(tree.count());
    tree.visit("", &mut |_, place| {
        let found = left == 0;
        left = left.saturating_sub(1);
        if found {
            mutate_here(place, *inside, mutation);
        }
        found
    });
}

fn mutate_here(tree: &mut Tree, inside: Index, mutation: &Mutation) {
    match (tree, mutation) {
        (tree, Mutation::Write(other)) => *tree = other.clone(),
        (Tree::List(items), _) if !items.is_empty() => {
            let index = inside.index(items.len());
            let item = items.remove(index);
            match mutation {
                Mutation::Twice => items.extend([item.clone(), item]),
                Mutation::Move => items.push(item),
                _ => {}
            }
        }
        (Tree::Object(entries), _) if !entries.is_empty() => {
            let index = inside.index(entries.len());
            let (key, value) = entries.remove(index);
            match mutation {
                Mutation::Twice => entries.extend([(key.clone(), value.clone()), (key, value)]),
                Mutation::Rename(other) => entries.insert(index, ((*other).to_owned(), value)),
                Mutation::Move => entries.push((key, value)),
                _ => {}
            }
        }
        _ => {}
    }
}

/// Whether a string that stands under this key is a decimal of the format, and its text.
fn decimal_at<'t>(key: &str, tree: &'t Tree) -> Option<&'t str> {
    let Tree::Leaf(raw) = tree else { return None };
    let text = raw.strip_prefix('"')?.strip_suffix('"')?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (key != "version" && digits(whole) && digits(fraction)).then_some(text)
}

/// Not those places where a decimal-like string is a word: in conditions and aliases.
fn visit_decimals(tree: &mut Tree, work: &mut impl FnMut(&str, &mut Tree)) {
    fn visit(key: &str, tree: &mut Tree, work: &mut impl FnMut(&str, &mut Tree)) {
        match tree {
            Tree::List(items) => items.iter_mut().for_each(|item| visit(key, item, work)),
            Tree::Object(entries) => {
                let words = ["when", "unless", "only", "aliases"];
                for (key, tree) in entries.iter_mut().filter(|(key, _)| !words.contains(&key.as_str())) {
                    visit(key, tree, work);
                }
            }
            Tree::Leaf(_) => {
                if let Some(text) = decimal_at(key, tree).map(str::to_owned) {
                    work(&text, tree);
                }
            }
        }
    }
    visit("", tree, work);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_mutated_catalog_panics(mutations in proptest::collection::vec(mutation(), 1..4)) {
        let mut tree = TREES[0].clone();
        for each in &mutations {
            mutate(&mut tree, each);
        }
        loads_and_prices_or_is_refused(&tree.to_string());
    }

    #[test]
    fn no_figures_of_any_size_panic(
        figures in proptest::collection::vec(
            (any::<Index>(), select(vec![
                "0", "1", "2", "0.5", "999999999", "999999999.999999999999", "0.000000000001", "123456789.123456789012",
                "0.999999999999", "536870912", "0.000000000512", "100000000", "1024", "0.01", "999.999",
            ])),
            1..8,
        ),
    ) {
        let mut tree = TREES[0].clone();
        let mut count = 0;
        visit_decimals(&mut tree, &mut |_, _| count += 1);
        for (place, figure) in figures {
            let (mut index, place) = (0, place.index(count));
            visit_decimals(&mut tree, &mut |_, tree| {
                if index == place {
                    *tree = Tree::text(figure);
                }
                index += 1;
            });
        }
        loads_and_prices_or_is_refused(&tree.to_string());
    }
}

proptest! {
    #![proptest_config(cases(15))]

    #[test]
    fn no_mutated_price_list_panics(large in 1..3_usize, mutations in proptest::collection::vec(mutation(), 1..3)) {
        let mut tree = TREES[large].clone();
        for each in &mutations {
            mutate(&mut tree, each);
        }
        loads_and_prices_or_is_refused(&tree.to_string());
    }

    #[test]
    fn a_truncated_catalog_is_refused(large in 0..3_usize, at in any::<Index>()) {
        let text = TREES[large].to_string();
        let at = (0..=at.index(text.len() - 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let error = Catalog::from_text(&text[..at]).unwrap_err();
        prop_assert_eq!(error.problems.len(), 1);
        prop_assert_eq!(error.problems[0].code, costpeek::Code::NotJson);
    }
}

// Identity.

/// The same catalog in another layout: other white space, other order of keys where the order says nothing, more zeros.
fn other_layout(tree: &Tree, random: &mut impl FnMut(usize) -> usize) -> Tree {
    let mut tree = tree.clone();
    visit_decimals(&mut tree, &mut |text, tree| {
        let zeros = "0".repeat(random(3));
        let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        if decimals + zeros.len() <= 12 && !zeros.is_empty() {
            *tree = Tree::text(&format!("{text}{}{zeros}", if decimals == 0 { "." } else { "" }));
        }
    });
    tree.visit("", &mut |key, tree| {
        if let Tree::Object(entries) = tree
            && key != "settings"
            && key != "quantities"
        {
            for place in (1..entries.len()).rev() {
                entries.swap(place, random(place + 1));
            }
        }
        false
    });
    tree
}

fn spaced(tree: &Tree, random: &mut impl FnMut(usize) -> usize) -> String {
    let mut space = || [" ", "\n", "\t", "\r\n  ", ""][random(5)];
    match tree {
        Tree::Leaf(raw) => format!("{}{raw}{}", space(), space()),
        Tree::List(items) => {
            let around = [space(), space()];
            let items: Vec<String> = items.iter().map(|item| spaced(item, random)).collect();
            format!("{}[{}]{}", around[0], items.join(","), around[1])
        }
        Tree::Object(entries) => {
            let around = [space(), space()];
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, tree)| format!("\n{}:{}", Tree::text(key), spaced(tree, random)))
                .collect();
            format!("{}{{{}}}{}", around[0], entries.join(","), around[1])
        }
    }
}

/// A simple generator, so that one seed lays out a whole tree.
fn random_from(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    }
}

proptest! {
    #![proptest_config(cases(15))]

    #[test]
    fn layout_does_not_change_the_digest(which in 0..3_usize, seed: u64) {
        let mut random = random_from(seed);
        let text = spaced(&other_layout(&TREES[which], &mut random), &mut random);
        let (catalog, models) = &CATALOGS[2 - which];
        let again = Catalog::from_text(&text).unwrap();
        prop_assert_eq!(again.digest(), catalog.digest());
        prop_assert_eq!(&again.model_infos(), models);
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn another_figure_is_another_digest(place in any::<Index>(), (units, decimals, figure) in decimal()) {
        let mut tree = TREES[0].clone();
        let mut count = 0;
        visit_decimals(&mut tree, &mut |_, _| count += 1);
        let (mut index, place, mut differs) = (0, place.index(count), false);
        visit_decimals(&mut tree, &mut |text, tree| {
            if index == place {
                differs = number(text).to_string() != as_decimal(units, decimals);
                *tree = Tree::text(&figure);
            }
            index += 1;
        });
        if let Ok(changed) = Catalog::from_text(&tree.to_string()) {
            prop_assert_eq!(changed.digest() != CATALOGS[2].0.digest(), differs);
        }
    }

    #[test]
    fn a_damaged_compiled_catalog_is_refused(place in any::<Index>(), other in any::<char>()) {
        let mut text: Vec<char> = serde_json::to_string(&CATALOGS[2].0.compile()).unwrap().chars().collect();
        let place = place.index(text.len());
        prop_assume!(text[place] != other);
        text[place] = other;
        let text: String = text.into_iter().collect();
        prop_assert!(Catalog::from_text(&text).is_err(), "{}", text);
    }
}

#[test]
fn every_string_of_a_catalog_counts_for_the_digest() {
    let tree = &TREES[0];
    let (mut refused, mut different) = (0, 0);
    for place in 0..tree.count() {
        let mut changed = tree.clone();
        let mut left = place;
        let mut is_text = false;
        changed.visit("", &mut |_, tree| {
            let found = left == 0;
            left = left.saturating_sub(1);
            if let (true, Tree::Leaf(raw)) = (found, tree)
                && raw.starts_with('"')
            {
                raw.insert(raw.len() - 1, '1');
                is_text = true;
            }
            found
        });
        match Catalog::from_text(&changed.to_string()) {
            Err(_) => refused += 1,
            Ok(catalog) if is_text => {
                assert_ne!(catalog.digest(), CATALOGS[2].0.digest(), "{changed}");
                different += 1;
            }
            Ok(catalog) => assert_eq!(catalog.digest(), CATALOGS[2].0.digest()),
        }
    }
    assert!(refused > 20 && different > 60, "{refused} {different}");
}

#[test]
fn a_compiled_catalog_is_the_same_catalog() {
    for (catalog, models) in CATALOGS.iter() {
        let compiled = catalog.compile();
        let again = Catalog::from_text(&serde_json::to_string(&compiled).unwrap()).unwrap();
        assert_eq!(again.digest(), catalog.digest());
        assert_eq!(again.compile(), compiled);
        assert_eq!(&again.model_infos(), models);
        for model in models {
            for values in [defaults(model), largest(model)] {
                let settings = settings(&model.id, &values);
                assert_eq!(again.estimate(&settings, AT), catalog.estimate(&settings, AT));
            }
        }
    }
}

#[test]
fn the_order_of_settings_counts_for_the_digest() {
    let mut tree = TREES[0].clone();
    tree.visit("", &mut |key, tree| {
        if let Tree::Object(entries) = tree
            && key == "settings"
            && entries.iter().any(|(key, _)| key == "quality")
        {
            entries.rotate_left(1);
            return true;
        }
        false
    });
    assert_ne!(Catalog::from_text(&tree.to_string()).unwrap().digest(), CATALOGS[2].0.digest());
}
