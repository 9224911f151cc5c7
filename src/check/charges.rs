//! Charges: their conditions, factors and roundings, within the digit budget.

use super::axes::last_unit;
use super::budget::{self, Bound, Fits};
use super::names::Names;
use super::tables::{self, Bounded};
use super::{check_distinct, notes, uses};
use crate::document::{self, Conditions, Document, End, Interval, Rate, Round, Start, Test, Word};
use crate::plan::{Applies, Charge, ChargeRounding, Condition, Factor, NamedFactor, Setting, Values};
use crate::problem::{Code, Path, Problems};
use crate::round::Rounding;
use crate::settings::Value;
use crate::suggest::{did_you_mean, nearest};

/// Compiles the charges of a model; with the largest that they can add up to.
pub(super) fn charges(
    document: &Document,
    model: &document::Model,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<(Vec<Charge>, Bound)> {
    let path = path.key("price");
    if model.price.is_empty() {
        problems.add(
            Code::BadValue,
            &path,
            "the price has no charge",
            "free is written as a charge with the rate \"0\"",
        );
    }
    let charges = model.price.iter().enumerate();
    let charges: Vec<_> = charges
        .map(|(index, written)| charge(document, written.as_ref()?, names, &path.index(index), problems))
        .collect();
    let (charges, bounds): (Vec<Charge>, Vec<Bound>) =
        charges.into_iter().collect::<Option<Vec<_>>>()?.into_iter().unzip();
    let sum = budget::report(budget::sum(&bounds), "the sum of the charges", &path, problems)?;
    Some((charges, sum))
}

fn charge(
    document: &Document,
    written: &document::Charge,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<(Charge, Bound)> {
    let applies = applies(written, names, path, problems);
    let notes = notes(document, &written.notes, &path.key("notes"), problems);
    let rate = written.rate.as_ref().and_then(|rate| match rate {
        Rate::Figure(figure) => tables::figure(*figure),
        Rate::Table(table) => tables::table(table, names, &path.key("rate"), problems),
    });
    let factors = factors(&written.times, names, &path.key("times"), problems);
    let each = each(written, &path.key("round"), problems);
    let ((rate, rate_bound), factors) = (rate?, factors?);
    let bounds: Vec<Bound> = factors.iter().map(|(_, bound)| *bound).collect();
    let product = budget::report(product(rate_bound, &bounds, None), "the charge", path, problems)?;
    let mut charge = Charge {
        label: written.label.clone(),
        applies: applies?,
        rate,
        factors: factors.into_iter().map(|(factor, _)| factor).collect(),
        decimals: product.decimals,
        round: None,
        notes,
    };
    let Some(round) = &written.round else { return Some((charge, product)) };
    let (rounding, each) = (Rounding { step: round.to.into(), mode: round.mode }, each?);
    let rounded = product_of_rounded(rate_bound, &bounds, each, &rounding);
    let rounded = budget::report(rounded, "the rounded charge", &path.key("round"), problems)?;
    charge.round = Some(ChargeRounding { rounding, each });
    Some((charge, rounded))
}

fn product(rate: Bound, factors: &[Bound], without: Option<usize>) -> Fits {
    let factors = factors.iter().enumerate().filter(|(index, _)| Some(*index) != without);
    factors.map(|(_, factor)| factor).try_fold(rate, |product, factor| budget::product(product, *factor))
}

fn product_of_rounded(rate: Bound, factors: &[Bound], each: Option<usize>, rounding: &Rounding) -> Fits {
    let rounded = budget::rounded(product(rate, factors, each)?, rounding)?;
    match each.and_then(|each| factors.get(each)) {
        Some(each) => budget::product(rounded, *each),
        None => Ok(rounded),
    }
}

/// The factor that multiplies after rounding; the outer option is for a problem.
#[expect(clippy::option_option, reason = "no factor is fine, one that does not exist is not")]
fn each(written: &document::Charge, path: &Path, problems: &mut Problems) -> Option<Option<usize>> {
    let Some(Round { each: Some(each), .. }) = &written.round else { return Some(None) };
    let of = |factor: &Option<document::Factor>| factor.as_ref()?.of().map(str::to_owned);
    let index = written.times.iter().position(|factor| of(factor).as_ref() == Some(each));
    if index.is_none() && written.times.iter().all(Option::is_some) {
        problems.add(
            Code::UnknownName,
            &path.key("each"),
            format!("`{each}` is not one of the charge's `times`"),
            "",
        );
    }
    index.map(Some)
}

fn factors(
    written: &[Option<document::Factor>],
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<(NamedFactor, Bound)>> {
    let named = written.iter().enumerate();
    let named = named.filter_map(|(index, factor)| Some((index, factor.as_ref()?.of()?)));
    check_distinct(named, "factor", path, problems);
    let factors = written.iter().enumerate();
    let factors: Vec<_> = factors
        .map(|(index, written)| factor(written.as_ref()?, names, &path.index(index), problems))
        .collect();
    factors.into_iter().collect()
}

fn factor(
    written: &document::Factor,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<(NamedFactor, Bound)> {
    let (name, (table, bound)): (String, Bounded) = match written {
        document::Factor::Name(name) => {
            let (used, bound) = uses::whole(name, names, path, problems)?;
            return Some((NamedFactor { name: name.clone(), factor: Factor::Number(used) }, bound));
        }
        document::Factor::Use(written) => {
            let (used, bound) = uses::part(written, names, path, problems)?;
            return Some((NamedFactor { name: written.of.clone(), factor: Factor::Number(used) }, bound));
        }
        document::Factor::Decimal(decimal) => {
            ("multiplier".to_owned(), tables::figure(document::Figure::Exact(*decimal))?)
        }
        document::Factor::Table(table) => {
            (table.by.join(" × "), tables::table(table, names, path, problems)?)
        }
    };
    Some((NamedFactor { name, factor: Factor::Table(table) }, bound))
}

fn applies(
    written: &document::Charge,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Applies> {
    let (holds, written, path) = match (&written.when, &written.unless) {
        (None, None) => return Some(Applies { holds: true, conditions: Vec::new() }),
        (Some(when), None) => (true, when, path.key("when")),
        (None, Some(unless)) => (false, unless, path.key("unless")),
        (Some(_), Some(_)) => {
            problems.add(
                Code::BadValue,
                path,
                "a charge has `when` or `unless`, not both",
                "say it with one of them",
            );
            return None;
        }
    };
    let conditions = conditions(written, names, &path, problems)?;
    Some(Applies { holds, conditions })
}

fn conditions(
    written: &Conditions,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<Condition>> {
    let conditions: Vec<_> = written
        .iter()
        .map(|(name, test)| match test.as_ref()? {
            Test::OneOf(words) => one_of(name, words, names, &path.key(name), problems),
            Test::Within(interval) => within(name, *interval, names, &path.key(name), problems),
        })
        .collect();
    conditions.into_iter().collect()
}

fn within(
    name: &str,
    interval: Interval,
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Condition> {
    let (number, Bound { decimals, .. }) = names.number(name, path, problems)?;
    let min = interval.start.map_or(0, |start| match start {
        Start::Above(decimal) => last_unit(End::UpTo(decimal), decimals) + 1,
        Start::AtLeast(decimal) => last_unit(End::Below(decimal), decimals) + 1,
    });
    let max = interval.end.map_or(i128::MAX, |end| last_unit(end, decimals));
    if min > max {
        let message = format!("no number of `{name}` lies between these ends");
        problems.add(Code::BadRange, path, message, "the charge would never apply, or always");
    }
    Some(Condition::Within { number, min, max })
}

fn one_of(
    name: &str,
    words: &[Word],
    names: &Names,
    path: &Path,
    problems: &mut Problems,
) -> Option<Condition> {
    names.check_setting(name, path, problems);
    let (setting, found) = names.setting(name)?;
    let Some(options) = found.options() else {
        let help = "write a range of numbers: an object with `above` or `at_least`, `up_to` or `below`";
        problems.add(Code::WrongType, path, format!("the setting `{name}` has no options"), help);
        return None;
    };
    if words.is_empty() {
        problems.add(Code::BadValue, path, "the list is empty: the condition never holds", "");
    }
    let mut choices = vec![false; options.len()];
    for (index, word) in words.iter().enumerate() {
        let in_list = path.index(index);
        let path = if words.len() > 1 { &in_list } else { path };
        match option_index(&options, word).and_then(|index| choices.get_mut(index)) {
            Some(choice) if *choice => {
                problems.add(Code::Duplicate, path, format!("`{}` stands here twice", shown(word)), "");
            }
            Some(choice) => *choice = true,
            None => unknown_option(found, word, path, problems),
        }
    }
    Some(Condition::OneOf { setting, choices })
}

/// Options are compared as they are written: `true` is a switch's, "true" a word.
fn option_index(options: &[Value], word: &Word) -> Option<usize> {
    options.iter().position(|option| match (option, word) {
        (Value::Switch(option), Word::Switch(word)) => option == word,
        (Value::Switch(_), Word::Text(_)) => false,
        (option, Word::Text(word)) => option.to_string() == *word,
        _ => false,
    })
}

fn unknown_option(setting: &Setting, word: &Word, path: &Path, problems: &mut Problems) {
    let (offered, given) = (setting.allowed().to_string(), shown(word));
    let meant = did_you_mean(nearest(&given, offered.split(", ")).filter(|meant| *meant != given));
    let quotes = match (&setting.values, word) {
        (Values::Switch, Word::Text(_)) => ", without quotes",
        (Values::Switch, Word::Switch(_)) | (_, Word::Text(_)) => "",
        (_, Word::Switch(_)) => ", as strings",
    };
    let message = format!("`{}` has no option `{given}`{meant}", setting.name);
    problems.add(Code::UnknownOption, path, message, format!("it offers {offered}{quotes}"));
}

fn shown(word: &Word) -> String {
    match word {
        Word::Text(text) => text.clone(),
        Word::Switch(switch) => switch.to_string(),
    }
}
