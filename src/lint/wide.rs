//! Wide: models whose amounts need more than 64 bits, so that pricing them takes longer.

use super::{Lint, Subject, Warnings};
use crate::compile;
use crate::image::{Model, WIDE};

pub(super) fn lint(subject: &Subject, warnings: &mut Warnings) {
    subject.each_model(|_, plan, path| {
        let compiled = compile::plan(plan);
        if compiled.models().any(|model: Model| model.is(WIDE)) {
            let message =
                "amounts of this model can need more than 64 bits: its prices are exact, and take longer";
            let help = "give settings a smaller `max`, or figures fewer decimals";
            warnings.add(Lint::Wide, path.place(), message, help);
        }
    });
}
