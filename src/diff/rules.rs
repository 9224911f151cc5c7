//! Conditions, factors, roundings, quantities and steps in words.

use crate::day::Period;
use crate::document::{
    Action, Charge, Conditions, Constraint, End, Factor, Interval, Item, Items, Percent, Quantity, Round,
    Setting, Start, Step, Test, Use, Word,
};
use crate::round::Mode;

/// The catalog's own words, told apart from the sentence around them.
pub(super) fn own(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

/// When a charge applies.
pub(super) fn conditions(charge: &Charge) -> String {
    match (&charge.when, &charge.unless) {
        (Some(when), _) => format!("when {}", all(when, "is")),
        (_, Some(unless)) => format!("unless {}", all(unless, "is")),
        (None, None) => "always".to_owned(),
    }
}

/// When a setting exists.
pub(super) fn existence(setting: &Setting) -> String {
    setting.when.as_ref().map_or_else(|| "always".to_owned(), |when| format!("when {}", all(when, "is")))
}

/// What settings must be to go together.
pub(super) fn constraint(Constraint { when, only }: &Constraint) -> String {
    let when = when.as_ref().map(|when| format!("when {}, ", all(when, "is"))).unwrap_or_default();
    only.as_ref().map_or_else(String::new, |only| when + &all(only, "must be"))
}

/// What changes of a period, if anything does: `now ends before 2026-10-01`.
pub(super) fn period([old, new]: [Period; 2]) -> Option<String> {
    let end = |old, new, verb: &str, which: &str| match (old, new) {
        _ if old == new => None,
        (None, Some(new)) => Some(format!("now {verb}s {which} {new}")),
        (Some(old), Some(new)) => Some(format!("now {verb}s {which} {new} (was {old})")),
        (Some(old), None) => Some(format!("no longer {verb}s {which} {old}")),
        (None, None) => None,
    };
    let ends = [end(old.from, new.from, "begin", "on"), end(old.until, new.until, "end", "before")];
    let ends: Vec<String> = ends.into_iter().flatten().collect();
    (!ends.is_empty()).then(|| ends.join(" and "))
}

fn all(conditions: &Conditions, verb: &str) -> String {
    let tests = conditions
        .iter()
        .filter_map(|(name, test)| Some(format!("{} {verb} {}", own(name), is(test.as_ref()?))));
    tests.collect::<Vec<_>>().join(" and ")
}

fn is(test: &Test) -> String {
    match test {
        Test::OneOf(words) => {
            let mut words: Vec<String> = words.iter().map(word).collect();
            words.sort();
            words.join(" or ")
        }
        Test::Within(Interval { start, end }) => {
            let start = start.map(|start| match start {
                Start::Above(decimal) => format!("above {decimal}"),
                Start::AtLeast(decimal) => format!("at least {decimal}"),
            });
            let end = end.map(|end| match end {
                End::UpTo(decimal) => format!("up to {decimal}"),
                End::Below(decimal) => format!("below {decimal}"),
            });
            start.into_iter().chain(end).collect::<Vec<_>>().join(" and ")
        }
    }
}

fn word(word: &Word) -> String {
    match word {
        Word::Text(text) => own(text),
        Word::Switch(true) => "on".to_owned(),
        Word::Switch(false) => "off".to_owned(),
    }
}

/// What a charge counts, whatever the order; its multipliers are figures.
pub(super) fn counted(charge: &Charge) -> String {
    let mut counted: Vec<String> = charge.times.iter().flatten().filter_map(factor).collect();
    counted.sort();
    if counted.is_empty() { "nothing".to_owned() } else { counted.join(" × ") }
}

fn factor(factor: &Factor) -> Option<String> {
    match factor {
        Factor::Name(name) => Some(own(name)),
        Factor::Use(used) => Some(use_of(used)),
        Factor::Decimal(_) | Factor::Table(_) => None,
    }
}

fn use_of(used: &Use) -> String {
    let parts = [
        used.above.map(|above| format!("above {above}")),
        used.up_to.map(|up_to| format!("up to {up_to}")),
        used.at_least.map(|least| format!("at least {least}")),
        used.per.map(|per| format!("{} {per}", if used.started { "per started" } else { "per" })),
        (used.started && used.per.is_none()).then(|| "per started 1".to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { own(&used.of) } else { format!("{} ({})", own(&used.of), parts.join(", ")) }
}

/// How something is rounded.
pub(super) fn rounding(round: Option<&Round>) -> String {
    let Some(Round { to, mode, each }) = round else { return "none".to_owned() };
    let to = match mode {
        Mode::Up => format!("up to a multiple of {to}"),
        Mode::Down => format!("down to a multiple of {to}"),
        Mode::HalfUp => format!("to the nearest multiple of {to}, halves up"),
        Mode::HalfDown => format!("to the nearest multiple of {to}, halves down"),
        Mode::HalfEven => format!("to the nearest multiple of {to}, halves to the even one"),
    };
    each.as_ref().map_or_else(|| to.clone(), |each| format!("{to}, for each of {}", own(each)))
}

/// How a quantity is made.
pub(super) fn quantity(quantity: &Quantity) -> String {
    let items = quantity.items.list().iter().map(|item| match item {
        Item::Name(name) => own(name),
        Item::Decimal(decimal) => decimal.to_string(),
        Item::Table(table) => format!("a table by {}", named(&table.by)),
    });
    let items: Vec<String> = items.collect();
    let made = match quantity.items {
        Items::Product(_) => items.join(" × "),
        Items::Sum(_) => items.join(" + "),
        Items::Largest(_) => format!("the largest of {}", items.join(", ")),
    };
    match quantity.per {
        Some(per) if items.len() > 1 => format!("({made}) ÷ {per}"),
        Some(per) => format!("{made} ÷ {per}"),
        None => made,
    }
}

fn named(names: &[String]) -> String {
    names.iter().map(|name| own(name)).collect::<Vec<_>>().join(" and ")
}

/// The steps on the total, in their order.
pub(super) fn steps(steps: &[Option<Step>]) -> String {
    let steps: Vec<String> = steps.iter().flatten().map(step).collect();
    if steps.is_empty() { "none".to_owned() } else { steps.join("; ") }
}

fn step(Step { label, action, period }: &Step) -> String {
    let action = match action {
        Action::Round(round) => format!("rounded {}", rounding(Some(round))),
        Action::PercentOff(Percent::Known(percent)) => format!("{percent} % off"),
        Action::PercentOff(Percent::Unpublished) => "a reduction that is not published".to_owned(),
        Action::Minimum(minimum) => format!("a minimum of {minimum}"),
    };
    let action = format!("{action}{period}");
    label.as_ref().map_or_else(|| action.clone(), |label| format!("{} ({action})", own(label)))
}
