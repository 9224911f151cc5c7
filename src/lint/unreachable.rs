//! Unreachable: bands, `"*"` and charges that no settings lead to.

use std::ops::RangeInclusive;

use super::tables::{Axis, axes, each_table};
use super::{Lint, Subject, Warnings, offered};
use crate::document::{Band, Cells, Charge, Figure};
use crate::plan::{Applies, Condition, Plan};
use crate::problem::Path;
use crate::reach::Reach;

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    subject.each_model(|model, plan, path| {
        let in_price = path.key("price");
        let charges = model.price.iter().flatten().zip(&plan.charges);
        for (index, (written, charge)) in charges.enumerate() {
            conditions(plan, written, &charge.applies, &in_price.index(index), warnings);
        }
        each_table(model, path, |_, table, path| {
            if let Some(cells) = &table.cells {
                let mut visit = Visit { plan, warnings };
                visit.cells(cells, &axes(plan, table), &path.key("cells"));
            }
        });
    });
}

/// Each condition is looked at on its own.
fn conditions(plan: &Plan, written: &Charge, applies: &Applies, path: &Path, warnings: &mut Warnings) {
    let names = [&written.when, &written.unless].into_iter().flatten().flat_map(|written| written.keys());
    if applies.holds {
        let never = names.zip(&applies.conditions).filter(|(_, condition)| never_holds(plan, condition));
        for (name, condition) in never {
            let message = format!("this charge never applies: no number of `{name}` lies in this range");
            let place = path.key("when").key(name).place();
            warnings.add(Lint::Unreachable, place, message, offered(plan, condition.asks()));
        }
    } else if applies.conditions.iter().all(|condition| always_holds(plan, condition)) {
        let message = "this charge never applies: what stands in `unless` always holds";
        let help: Vec<String> =
            applies.conditions.iter().map(|condition| offered(plan, condition.asks())).collect();
        warnings.add(Lint::Unreachable, path.key("unless").place(), message, help.join(", "));
    }
}

fn never_holds(plan: &Plan, condition: &Condition) -> bool {
    match condition {
        Condition::OneOf { choices, .. } => !choices.contains(&true),
        Condition::Within { number, min, max } => !plan.reach(*number).touches(&(*min..=*max)),
    }
}

fn always_holds(plan: &Plan, condition: &Condition) -> bool {
    match condition {
        Condition::OneOf { choices, .. } => !choices.contains(&false),
        Condition::Within { number, min, max } => {
            let reach = plan.reach(*number);
            let above = max.checked_add(1).and_then(|above| reach.first_from(above));
            above.is_none() && reach.first_from(i128::MIN) == reach.first_from(*min)
        }
    }
}

impl Reach {
    fn touches(&self, range: &RangeInclusive<i128>) -> bool {
        self.first_from(*range.start()).is_some_and(|first| range.contains(&first))
    }
}

struct Visit<'v> {
    plan: &'v Plan,
    warnings: &'v mut Warnings,
}

impl Visit<'_> {
    fn cells(&mut self, cells: &Cells, axes: &[Axis], path: &Path) {
        let Some((axis, rest)) = axes.split_first() else { return };
        match cells {
            Cells::Figure(_) => {}
            Cells::Options(options) => {
                // Where the setting does not exist, `*` is meant.
                let exists = self.plan.settings.get(axis.number).is_some_and(|it| it.when.is_empty());
                let all_are_named = exists && !axis.options.is_empty() && options.len() > axis.options.len();
                for (option, cells) in options {
                    match cells {
                        _ if all_are_named && option == "*" => self.star(axis, &path.key(option)),
                        Some(cells) => self.cells(cells, rest, &path.key(option)),
                        None => {}
                    }
                }
            }
            Cells::Bands(bands) => {
                for (index, (band, range)) in axis.each_band(bands).enumerate() {
                    match &band.is {
                        _ if !axis.reach.touches(&range) => self.band(axis, band, &path.index(index)),
                        Some(cells) => self.cells(cells, rest, &path.index(index).key("is")),
                        None => {}
                    }
                }
            }
        }
    }

    fn star(&mut self, axis: &Axis, path: &Path) {
        let message =
            format!("`*` stands for no option: every one of `{}` is named", self.plan.name_of(axis.number));
        self.warnings.add(Lint::Unreachable, path.place(), message, "leave it out");
    }

    fn band(&mut self, axis: &Axis, band: &Band, path: &Path) {
        // There must be a last band: one that says nothing is none too many.
        if band.end.is_none() && matches!(band.is, Some(Cells::Figure(Figure::Unpublished))) {
            return;
        }
        let advice = if band.end.is_some() {
            "leave the band out"
        } else {
            "let the band before it be the last, without an end"
        };
        let message = format!("no number of `{}` lies in this band", self.plan.name_of(axis.number));
        let help = format!("{}: {advice}", offered(self.plan, axis.number));
        self.warnings.add(Lint::Unreachable, path.place(), message, help);
    }
}
