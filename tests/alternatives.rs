//! What other choices would cost, compared with trying them all: ranges, alternatives and what a price depends on, over every
//! small part of every model of the made catalogs, on days on which their prices change.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use costpeek::{
    Amount, Catalog, Certainty, Estimate, ModelInfo, Number, RefusalCode, SettingInfo, Settings,
    SettingsError, Total, Value,
};

const FILES: [&str; 3] =
    ["tests/catalogs/forms.json", "tests/catalogs/comfy.json", "tests/refusals/base.json"];

/// Days on which models begin and end, and prices change.
const DAYS: [&str; 6] = ["2024-02-29", "2026-05-31", "2026-07-01", "2026-10-31", "2026-12-01", "2027-01-01"];

/// More alternatives than this are not tried.
const MOST: usize = 200;

type Values = BTreeMap<String, Value>;

/// All that can be chosen; none where that is too much.
fn all_values(setting: &SettingInfo) -> Option<Vec<Value>> {
    let (Some(min), Some(max), Some(step)) = (setting.min, setting.max, setting.step) else {
        return Some(setting.options.clone().unwrap_or_else(|| vec![false.into(), true.into()]));
    };
    let [min, max, step] = [min, max, step].map(millionths);
    let count = usize::try_from((max - min) / step).unwrap() + 1;
    let number = |index| as_number(min + i64::try_from(index).unwrap() * step);
    (count <= MOST).then(|| (0..count).map(number).collect())
}

fn millionths(number: Number) -> i64 {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}{fraction:0<6}").parse().unwrap()
}

fn as_number(millionths: i64) -> Value {
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000).parse::<Number>().unwrap().into()
}

/// A value for every setting: the first that can be chosen, one in the middle, or the last.
fn filled(model: &ModelInfo, which: usize) -> Values {
    let pick = |setting: &SettingInfo| match (which, all_values(setting), setting.min, setting.max) {
        (1, Some(values), ..) => values[values.len() / 2].clone(),
        (0, Some(values), ..) => values[0].clone(),
        (_, Some(values), ..) => values[values.len() - 1].clone(),
        (0, None, Some(min), _) => min.into(),
        (_, None, _, max) => max.unwrap().into(),
    };
    model.settings.0.iter().map(|(name, setting)| (name.clone(), pick(setting))).collect()
}

fn settings(model: &ModelInfo, values: &Values) -> Settings {
    values.iter().fold(Settings::new(&model.id), |settings, (name, value)| settings.with(name, value.clone()))
}

/// All ways in which the settings of `over` can be chosen; none where they are too many.
fn alternatives(model: &ModelInfo, given: &Values, over: &[&str]) -> Option<Vec<Values>> {
    let mut all = vec![given.clone()];
    for name in over {
        let (_, setting) = model.settings.0.iter().find(|(known, _)| known == name)?;
        let values = all_values(setting)?;
        if all.len() * values.len() > MOST {
            return None;
        }
        let with = |one: &Values, value: &Value| {
            let mut one = one.clone();
            one.insert((*name).to_owned(), value.clone());
            one
        };
        all = all
            .iter()
            .flat_map(|one| values.iter().map(|value| with(one, value)).collect::<Vec<_>>())
            .collect();
    }
    Some(all)
}

/// No setting, each one, each two, and all.
fn parts(model: &ModelInfo) -> Vec<Vec<&str>> {
    let names: Vec<&str> = model.settings.0.iter().map(|(name, _)| name.as_str()).collect();
    let pairs =
        names.iter().enumerate().flat_map(|(at, one)| names[..at].iter().map(|other| vec![*one, *other]));
    let singles = names.iter().map(|name| vec![*name]);
    let mut parts: Vec<Vec<&str>> = singles.chain(pairs).chain([Vec::new(), names.clone()]).collect();
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// What trying all of them finds; none where nothing goes together.
fn found(totals: &[Total]) -> Option<(Certainty, Option<Amount>, Option<Amount>)> {
    let worst = totals.iter().map(|total| total.certainty).max()?;
    let min = totals.iter().filter_map(|total| total.min).min().filter(|_| worst < Certainty::Unpublished);
    let max = totals.iter().filter_map(|total| total.max).max().filter(|_| worst < Certainty::AtLeast);
    let is_approximate = totals.iter().any(|total| total.certainty == Certainty::Approximate);
    let certainty = match worst {
        Certainty::AtLeast | Certainty::Unpublished => worst,
        _ if min != max => Certainty::Range,
        _ if is_approximate => Certainty::Approximate,
        _ => Certainty::Exact,
    };
    Some((certainty, min, max))
}

/// The estimate; none where the settings do not go together.
fn estimate(catalog: &Catalog, settings: &Settings, day: &str) -> Option<Estimate> {
    match catalog.estimate(settings, Some(day)) {
        Ok(estimate) => Some(estimate),
        Err(SettingsError { code: RefusalCode::NotTogether, .. }) => None,
        Err(error) => panic!("{settings:?} on {day}: {error}"),
    }
}

/// Each catalog with its models, on each day on which they are sold.
fn for_each_model(mut work: impl FnMut(&Catalog, &ModelInfo, &str)) {
    for file in FILES {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let catalog = Catalog::from_text(&text).unwrap();
        for model in catalog.model_infos() {
            let is_dated = catalog.base(&model.id, None).is_err();
            let days = DAYS.iter().take(if is_dated { DAYS.len() } else { 1 });
            for day in days.filter(|day| catalog.base(&model.id, Some(day)).is_ok()) {
                work(&catalog, &model, day);
            }
        }
    }
}

#[test]
fn a_range_is_what_trying_everything_finds() {
    let (mut tried, mut nothing) = (0, 0);
    for_each_model(|catalog, model, day| {
        for (given, over) in (0..3).flat_map(|which| parts(model).into_iter().map(move |over| (which, over)))
        {
            let given = filled(model, given);
            let Some(all) = alternatives(model, &given, &over) else { continue };
            let totals: Vec<Total> = all
                .iter()
                .filter_map(|values| estimate(catalog, &settings(model, values), day))
                .map(|estimate| estimate.total())
                .collect();
            let range = catalog.range(&settings(model, &given), &over, Some(day));
            let about = format!("{} over {over:?} on {day} with {given:?}", model.id);
            tried += 1;
            let Some(found) = found(&totals) else {
                nothing += 1;
                assert_eq!(range.unwrap_err().code, RefusalCode::NotTogether, "{about}");
                continue;
            };
            let range = range.unwrap_or_else(|error| panic!("{about}: {error}"));
            assert_eq!((range.certainty, range.min, range.max), found, "{about}");
            for (at, end) in [(range.min_at, range.min), (range.max_at, range.max)] {
                let Some(at) = at else { continue };
                let at = Settings::from_json(&serde_json::to_string(&at).unwrap()).unwrap();
                let estimate = estimate(catalog, &at, day).unwrap();
                assert!(estimate.min == end || estimate.max == end, "{about}");
                assert!(estimate.assumed.is_empty() && estimate.ignored.is_empty(), "{about}");
            }
        }
    });
    assert!(tried > 1000 && nothing > 20, "{tried} ranges, {nothing} of nothing");
}

#[test]
fn alternatives_are_the_options_that_go_with_the_rest_at_their_prices() {
    let mut left_out = 0;
    for_each_model(|catalog, model, day| {
        for given in (0..3).map(|which| filled(model, which)) {
            let Some(present) = estimate(catalog, &settings(model, &given), day) else { continue };
            let found = catalog.sensitivity(&settings(model, &given), Some(day)).unwrap();
            let mut offered = 0;
            for (name, info) in &model.settings.0 {
                let exists = present.settings.0.iter().any(|(known, _)| known == name);
                if info.min.is_some() || !exists {
                    continue;
                }
                let all = alternatives(model, &given, &[name.as_str()]).unwrap();
                let prices = all.iter().filter_map(|values| {
                    let total = estimate(catalog, &settings(model, values), day)?.total();
                    Some((values[name].clone(), total))
                });
                let prices: Vec<(Value, Total)> = prices.collect();
                left_out += all.len() - prices.len();
                let (_, told) = found.0.iter().find(|(known, _)| known == name).unwrap();
                let told: Vec<(Value, Total)> = told.iter().map(|it| (it.value.clone(), it.total)).collect();
                assert_eq!(told, prices, "{name} of {} on {day}", model.id);
                offered += 1;
            }
            assert_eq!(found.0.len(), offered, "{}", model.id);
        }
    });
    assert!(left_out > 10, "{left_out} were left out");
}

#[test]
fn what_a_price_does_not_depend_on_does_not_move_it() {
    for_each_model(|catalog, model, day| {
        let moving: BTreeSet<String> = catalog.depends_on(&model.id).unwrap().into_iter().collect();
        for (name, _) in model.settings.0.iter().filter(|(name, _)| !moving.contains(name)) {
            for given in (0..3).map(|which| filled(model, which)) {
                let Some(all) = alternatives(model, &given, &[name]) else { continue };
                let totals = all.iter().filter_map(|values| estimate(catalog, &settings(model, values), day));
                let totals: Vec<Total> = totals.map(|estimate| estimate.total()).collect();
                assert!(totals.windows(2).all(|two| two[0] == two[1]), "{name} of {}", model.id);
            }
        }
    });
}

#[test]
fn the_settings_of_an_estimate_are_complete_and_cost_the_same() {
    let mut left_out = 0;
    for_each_model(|catalog, model, day| {
        for (given, over) in (0..3).flat_map(|which| parts(model).into_iter().map(move |over| (which, over)))
        {
            for values in alternatives(model, &filled(model, given), &over).into_iter().flatten() {
                let Some(first) = estimate(catalog, &settings(model, &values), day) else { continue };
                left_out += first.ignored.len();
                let text = serde_json::to_string(&first.settings).unwrap();
                let second = estimate(catalog, &Settings::from_json(&text).unwrap(), day).unwrap();
                assert_eq!(second, Estimate { assumed: Vec::new(), ignored: Vec::new(), ..first });
            }
        }
    });
    assert!(left_out > 100, "{left_out} settings did not exist");
}

#[test]
fn a_range_needs_no_setting_that_cannot_come_to_exist() {
    for_each_model(|catalog, model, day| {
        if model.id != "nested-when" {
            return;
        }
        let silent = Settings::new("nested-when").with("audio", false);
        let range = catalog.range(&silent, &["voice"], Some(day)).unwrap();
        assert_eq!((range.certainty, range.min.unwrap().to_string()), (Certainty::Exact, "1".to_owned()));
        let loud = Settings::new("nested-when").with("audio", true);
        let refusal = catalog.range(&loud, &["voice"], Some(day)).unwrap_err();
        assert_eq!((refusal.code, refusal.setting.as_str()), (RefusalCode::MissingSetting, "speed"));
        let range = catalog.range(&loud, &["voice", "speed"], Some(day)).unwrap();
        assert_eq!([range.min, range.max].map(|end| end.unwrap().to_string()), ["1", "7"]);
    });
}
