//! Ended: models, charges and steps whose last day is over.

use super::{Lint, Subject, Warnings};
use crate::day::{Day, Period};
use crate::problem::Path;

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    let Some(today) = Day::parse(subject.today) else { return };
    subject.each_model(|model, _, path| {
        look("this model", model.period, today, path, warnings);
        for (index, charge) in model.price.iter().enumerate() {
            let Some(charge) = charge else { continue };
            look("this charge", charge.period, today, &path.key("price").index(index), warnings);
        }
        for (index, step) in model.then.iter().enumerate() {
            let Some(step) = step else { continue };
            look("this step", step.period, today, &path.key("then").index(index), warnings);
        }
    });
}

fn look(what: &str, period: Period, today: Day, path: &Path, warnings: &mut Warnings) {
    let Some(until) = period.until.filter(|until| *until <= today) else { return };
    let message = format!("{what} ended: {until} was the first day without it");
    let help = "take out the whole of it; without its last day alone it would be there again";
    warnings.add(Lint::Ended, path.place(), message, help);
}
