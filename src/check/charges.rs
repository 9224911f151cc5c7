//! Charges: their conditions, factors and roundings, within the digit budget.

use super::budget::{self, Bound, Fits, TooManyDigits};
use super::conditions::conditions;
use super::names::Names;
use super::tables::{self, Bounded, Holes, Owner};
use super::{check_distinct, notes, uses};
use crate::amount::Amount;
use crate::document::{self, Document, Rate, Round};
use crate::fixed::Fixed;
use crate::plan::{Applies, Charge, ChargeRounding, Factor, NamedFactor, Use};
use crate::problem::{Code, Path, Problems};
use crate::round::Rounding;

/// Compiles the charges of a model; with the largest that they can add up to. Cells that are absent are added to `holes`.
pub(super) fn charges(
    document: &Document,
    model: &document::Model,
    names: &Names,
    holes: &mut Vec<Holes>,
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
        .map(|(index, written)| {
            let known = holes.len();
            let charge = charge(document, written.as_ref()?, names, holes, &path.index(index), problems);
            holes.iter_mut().skip(known).for_each(|holes| holes.charge = Some(index));
            charge
        })
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
    holes: &mut Vec<Holes>,
    path: &Path,
    problems: &mut Problems,
) -> Option<(Charge, Bound)> {
    let applies = applies(written, names, path, problems);
    let notes = notes(document, &written.notes, &path.key("notes"), problems);
    let rate = written.rate.as_ref().and_then(|rate| match rate {
        Rate::Figure(figure) => tables::figure(*figure),
        Rate::Table(table) => tables::table(table, Owner::Charge, names, holes, &path.key("rate"), problems),
    });
    let factors = factors(&written.times, names, holes, &path.key("times"), problems);
    let each = each(written, &path.key("round"), problems);
    let ((rate, rate_bound), factors) = (rate?, factors?);
    let bounds: Vec<Bound> = factors.iter().map(|(_, bound)| *bound).collect();
    let factors: Vec<NamedFactor> = factors.into_iter().map(|(factor, _)| factor).collect();
    check_divided(written, &factors, each?, path, problems)?;
    let divided = product(rate_bound, &bounds, each?);
    let product = budget::report(product(rate_bound, &bounds, None), "the charge", path, problems)?;
    let divisor = divided.and_then(|divided| divisor(written, divided, &factors));
    let divisor = budget::report(divisor, "the charge", path, problems)?;
    let mut charge = Charge {
        label: written.label.clone(),
        applies: applies?,
        rate,
        factors,
        decimals: product.decimals,
        divisor,
        round: None,
        notes,
        period: written.period,
    };
    let Some(round) = &written.round else { return Some((charge, product)) };
    let (rounding, each) = (Rounding { step: round.to.into(), mode: round.mode }, each?);
    let rounded = product_of_rounded(rate_bound, &bounds, each, &rounding, divisor);
    let rounded = budget::report(rounded, "the rounded charge", &path.key("round"), problems)?;
    charge.round = Some(ChargeRounding { rounding, each });
    Some((charge, rounded.with_line(product)))
}

/// A quotient without a last decimal is only known as it is rounded.
fn check_divided(
    written: &document::Charge,
    factors: &[NamedFactor],
    each: Option<usize>,
    path: &Path,
    problems: &mut Problems,
) -> Option<()> {
    for (index, named) in factors.iter().enumerate() {
        let Factor::Number(Use { per: Some(per), .. }) = &named.factor else { continue };
        let help = match &written.round {
            None => {
                "round the charge, or divide by a number with no prime factor but 2 and 5, like \"1000000\" or \"1024\""
            }
            Some(_) if each == Some(index) => "what is multiplied after rounding cannot be divided so",
            Some(_) => continue,
        };
        let (path, per) = (path.key("times"), Amount::from(*per));
        let message = format!("dividing by {per} has no last decimal");
        problems.add(Code::EndlessDecimal, &path.index(index).key("per"), message, help);
        return None;
    }
    Some(())
}

/// What the charge is divided by; what is divided, and the steps that it is compared to, fit as well.
fn divisor(
    written: &document::Charge,
    divided: Bound,
    factors: &[NamedFactor],
) -> Result<Fixed, TooManyDigits> {
    let mut divisor = Bound::ONE;
    for named in factors {
        let Factor::Number(Use { per: Some(per), .. }) = &named.factor else { continue };
        divisor = budget::product(divisor, (*per).into())?;
    }
    let Bound { units, decimals, .. } = divisor;
    if let (Some(round), false) = (&written.round, units == 1 && decimals == 0) {
        let (divided, divisor) =
            (Bound { decimals: divided.decimals - decimals, ..divided }, Bound { decimals: 0, ..divisor });
        let step = Bound::from(Fixed::from(round.to));
        let decimals = divided.decimals.max(step.decimals);
        budget::aligned(divided, decimals)?;
        budget::product(budget::aligned(step, decimals)?, divisor)?;
    }
    Ok(Fixed { units, decimals })
}

fn product(rate: Bound, factors: &[Bound], without: Option<usize>) -> Fits {
    let factors = factors.iter().enumerate().filter(|(index, _)| Some(*index) != without);
    factors.map(|(_, factor)| factor).try_fold(rate, |product, factor| budget::product(product, *factor))
}

fn product_of_rounded(
    rate: Bound,
    factors: &[Bound],
    each: Option<usize>,
    rounding: &Rounding,
    divisor: Fixed,
) -> Fits {
    let rounded = budget::rounded(product(rate, factors, each)?, rounding, divisor)?;
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
    holes: &mut Vec<Holes>,
    path: &Path,
    problems: &mut Problems,
) -> Option<Vec<(NamedFactor, Bound)>> {
    let named = written.iter().enumerate();
    let named = named.filter_map(|(index, factor)| Some((index, factor.as_ref()?.of()?)));
    check_distinct(named, "factor", path, problems);
    let factors = written.iter().enumerate();
    let factors: Vec<_> = factors
        .map(|(index, written)| factor(written.as_ref()?, names, holes, &path.index(index), problems))
        .collect();
    factors.into_iter().collect()
}

fn factor(
    written: &document::Factor,
    names: &Names,
    holes: &mut Vec<Holes>,
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
            (table.by.join(" × "), tables::table(table, Owner::Charge, names, holes, path, problems)?)
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
