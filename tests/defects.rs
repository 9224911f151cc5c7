//! One slip in a catalog that was right: a key dropped, a word misspelt, a digit lost. Each is refused, or shows in the difference of the
//! two catalogs; and none of them makes a price of what was not known.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use costpeek::{Catalog, Certainty, Estimate, ModelInfo, SettingInfo, SettingKind, Settings, Value};

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "refusals/tree.rs"]
mod tree;

use tree::Tree;

const FILES: [&str; 6] = [
    "src/catalogs/imagineart.json",
    "src/catalogs/apiframe.json",
    "tests/catalogs/leonardo.json",
    "tests/catalogs/moveai.json",
    "tests/catalogs/studio.json",
    "tests/refusals/base.json",
];

const DEFECTS: usize = 10_000;

/// A day on which the differences are looked at.
const AT: Option<&str> = Some("2026-07-15");

/// Always the same slips: splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }
}

/// What a slip did.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Refused,
    Shown,
    /// The catalog is the same in other layout: its digest has not changed.
    SaysTheSame,
    /// Every model is as it was: a name, a sentence or a source of the catalog has changed.
    OnlyWords,
}

#[test]
fn a_single_slip_is_refused_or_shows() {
    let texts: Vec<String> = FILES
        .iter()
        .map(|file| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap())
        .collect();
    let catalogs: Vec<Catalog> = texts.iter().map(|text| Catalog::from_text(text).unwrap()).collect();
    let infos: Vec<Vec<ModelInfo>> = catalogs.iter().map(Catalog::model_infos).collect();
    let (mut random, mut outcomes) = (Random(2026), BTreeMap::new());
    for number in 0..DEFECTS {
        let index = number % FILES.len();
        let mut tree = Tree::parse(&texts[index]);
        let slip = slip(&mut tree, &mut random);
        let outcome = outcome(&catalogs[index], &infos[index], &tree.to_string())
            .unwrap_or_else(|problem| panic!("{}: {slip}: {problem}", FILES[index]));
        *outcomes.entry(outcome).or_insert(0) += 1;
    }
    assert_eq!(outcomes.values().sum::<usize>(), DEFECTS);
    // Most slips break a catalog; and what still loads must be told.
    assert!(outcomes[&Outcome::Refused] > DEFECTS / 3, "{outcomes:?}");
    assert!(outcomes[&Outcome::Shown] > DEFECTS / 20, "{outcomes:?}");
}

fn outcome(old: &Catalog, infos: &[ModelInfo], text: &str) -> Result<Outcome, String> {
    let Ok(new) = Catalog::from_text(text) else { return Ok(Outcome::Refused) };
    if new.digest() == old.digest() {
        return Ok(Outcome::SaysTheSame);
    }
    let diff = old.diff(&new, AT).map_err(|error| error.to_string())?;
    match () {
        () if diff.is_empty() && diff.unchanged == infos.len() => Ok(Outcome::OnlyWords),
        () if diff.is_empty() => Err(format!("nothing shows:\n{}", diff.to_text())),
        () => match diff.changed.iter().find_map(|model| price_of_unknown(old, infos, &new, &model.id)) {
            Some(settings) => Err(format!("{settings} was not known and has a price:\n{}", diff.to_text())),
            None => Ok(Outcome::Shown),
        },
    }
}

/// Settings whose price was not known, or not all of it, and now looks as if it were.
fn price_of_unknown(old: &Catalog, infos: &[ModelInfo], new: &Catalog, model: &str) -> Option<String> {
    let info = infos.iter().find(|info| info.id == model)?;
    let mut all = vec![Settings::new(model)];
    for (name, setting) in &info.settings.0 {
        let values = some_values(setting);
        let with = |settings: &Settings| {
            values.iter().map(|value| settings.clone().with(name, value.clone())).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).take(MOST_SETTINGS).collect();
    }
    let found = all.into_iter().find(|settings| {
        let [before, after] = [old, new].map(|catalog| catalog.estimate(settings, AT).ok());
        let known = |estimate: &Estimate| estimate.certainty < Certainty::AtLeast;
        before.is_some_and(|before| !known(&before)) && after.is_some_and(|after| known(&after))
    });
    found.map(|settings| format!("{settings:?}"))
}

/// More are not looked at for one slip.
const MOST_SETTINGS: usize = 100;

/// All options, or the ends of a number.
fn some_values(setting: &SettingInfo) -> Vec<Value> {
    match (setting.kind, &setting.options) {
        (SettingKind::Switch, _) => vec![false.into(), true.into()],
        (_, Some(options)) => options.clone(),
        _ => [setting.min, setting.max].into_iter().flatten().map(Value::Number).collect(),
    }
}

/// Makes one slip somewhere, and says which.
fn slip(tree: &mut Tree, random: &mut Random) -> String {
    loop {
        let (mut place, kind, which) = (random.below(tree.count()), random.below(3), random.below(1000));
        let mut done = None;
        tree.visit("", &mut |_, here| {
            if place > 0 {
                place -= 1;
                return false;
            }
            done = match (kind, here) {
                (0, Tree::Object(entries)) if !entries.is_empty() => {
                    let (key, value) = entries.remove(which % entries.len());
                    Some(format!("the key `{key}` dropped, which was {value}"))
                }
                (1, Tree::Object(entries)) if !entries.is_empty() => {
                    let count = entries.len();
                    misspell(&mut entries[which % count].0, which)
                }
                (1, Tree::Leaf(raw)) => slip_in_text(raw, |text| misspell(text, which)),
                (2, Tree::Leaf(raw)) => slip_in_text(raw, |text| lose_digit(text, which)),
                _ => None,
            };
            true
        });
        if let Some(done) = done {
            return done;
        }
    }
}

fn slip_in_text(raw: &mut String, slip: impl Fn(&mut String) -> Option<String>) -> Option<String> {
    let mut text: String = serde_json::from_str(raw).ok()?;
    let done = slip(&mut text)?;
    *raw = serde_json::to_string(&text).unwrap();
    Some(done)
}

/// A letter dropped, doubled, or in the other case.
fn misspell(word: &mut String, which: usize) -> Option<String> {
    let letters: Vec<(usize, char)> = word.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).collect();
    let (at, letter) = *letters.get(which % letters.len().max(1))?;
    let before = word.clone();
    let other =
        if letter.is_ascii_lowercase() { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() };
    match which % 3 {
        0 => drop(word.remove(at)),
        1 => word.insert(at, letter),
        _ => word.replace_range(at..=at, other.encode_utf8(&mut [0])),
    }
    Some(format!("`{before}` misspelt `{word}`"))
}

fn lose_digit(text: &mut String, which: usize) -> Option<String> {
    let is_decimal = text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-');
    let digits: Vec<usize> =
        text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    if !is_decimal || digits.is_empty() {
        return None;
    }
    let before = text.clone();
    text.remove(digits[which % digits.len()]);
    Some(format!("`{before}` lost a digit: `{text}`"))
}
