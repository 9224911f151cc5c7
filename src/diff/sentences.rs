//! The sentences of a diff that text and markdown share. What stands in backticks is the catalog's own.

use super::combinations::{Combinations, MOST_COMBINATIONS};
use super::rules::own;
use super::sale::Sale;
use super::{Diff, FigureChange, ModelDiff};

/// How the combinations were counted.
pub(super) const HOW_COUNTED: &str = "combinations: every option, numbers at their ends and at the ends of bands; \
     of prices that are known in part the known part is compared";

/// `Studio: 1 → 2`.
pub(super) fn title(diff: &Diff) -> String {
    let [old, new] = [&diff.old, &diff.new];
    let is_one = old.id == new.id;
    let before = if is_one { old.version.clone() } else { format!("{} {}", old.id, old.version) };
    let after = if is_one { new.version.clone() } else { format!("{} {}", new.id, new.version) };
    let at = diff.at.as_ref().map(|at| format!(", on {at}")).unwrap_or_default();
    format!("{}: {before} → {after}{at}", diff.name)
}

/// That amounts cannot be compared.
pub(super) fn units(diff: &Diff) -> Option<String> {
    let [old, new] = diff.units.as_ref()?;
    Some(format!(
        "the unit changed: {} → {}; amounts are compared as numbers alone, without percentages",
        own(old),
        own(new)
    ))
}

/// That days begin at another time.
pub(super) fn time_zones(diff: &Diff) -> Option<String> {
    let [old, new] = diff.time_zones.as_ref()?;
    Some(format!("the time zone in which days begin changed: {} → {}", own(old), own(new)))
}

/// `1 model added, 2 changed, 14 unchanged`.
pub(super) fn summary(diff: &Diff) -> String {
    let counts = [
        (diff.added.len(), "added"),
        (diff.removed.len(), "removed"),
        (diff.changed.len(), "changed"),
        (diff.unchanged, "unchanged"),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let counts = format!("models: {}", counts.join(", "));
    if diff.is_empty() { format!("nothing changes for buyers; {counts}") } else { counts }
}

/// `73.5 → 80`, or the one figure that there is.
pub(super) fn figures(figure: &FigureChange) -> String {
    let figures: Vec<String> = figure.old.iter().chain(&figure.new).map(ToString::to_string).collect();
    figures.join(" → ")
}

/// `` `Images`, resolution 2K: 73.5 → 80 (≈ +8.8 %) ``.
pub(super) fn figure(figure: &FigureChange) -> String {
    let place = if figure.place.is_empty() { String::new() } else { format!(", {}", figure.place) };
    let change = figure.change.as_ref().map(|change| format!(" ({change})")).unwrap_or_default();
    format!("{}{place}: {}{change}", own(&figure.charge), figures(figure))
}

/// `of 12 combinations 4 cost more, 8 cost the same`.
pub(super) fn combinations(diff: &Diff, model: &ModelDiff) -> String {
    let Some(counted) = &model.combinations else {
        if let Some(sale) = sale(diff, model) {
            return format!("{sale}; combinations were not counted");
        }
        return format!("combinations were not counted: there are more than {MOST_COMBINATIONS}");
    };
    let parts: Vec<String> = parts(counted)
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if parts.is_empty() {
        return "no combination that was tried is offered".to_owned();
    }
    let noun = if counted.total == 1 { "combination" } else { "combinations" };
    format!("of {} {noun} {}", counted.total, parts.join(", "))
}

/// `on 2026-11-21: sold → ended`; none where the model is sold before and after.
fn sale(diff: &Diff, model: &ModelDiff) -> Option<String> {
    let [old, new] = model.sale.map(Sale::words);
    let day = diff.at.as_deref().unwrap_or_default();
    match model.sale {
        [Sale::Sold, Sale::Sold] => None,
        [before, after] if before == after => Some(format!("on {day}: {new}")),
        _ => Some(format!("on {day}: {old} → {new}")),
    }
}

fn parts(counted: &Combinations) -> [(usize, &'static str, &'static str); 8] {
    [
        (counted.more, "costs more", "cost more"),
        (counted.less, "costs less", "cost less"),
        (counted.changed, "changed both ways", "changed both ways"),
        (counted.same, "costs the same", "cost the same"),
        (counted.became_known, "became known", "became known"),
        (counted.became_unknown, "became unknown", "became unknown"),
        (counted.added, "is new", "are new"),
        (counted.removed, "is no longer offered", "are no longer offered"),
    ]
}
