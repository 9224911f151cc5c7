//! What is legal in a catalog and probably a mistake.

use serde::Serialize;

use crate::amount::Amount;
use crate::catalog::{self, Model};
use crate::document::{self, Document};
use crate::fixed::Fixed;
use crate::plan::Plan;
use crate::problem::{CatalogError, Path, Place, Problems};
use crate::reach::Reach;
use crate::read;

mod ended;
mod outlier;
mod overlapping;
mod stale;
mod tables;
mod unreachable;
mod unused;
mod volume;
mod wide;

/// One thing in a catalog that is probably a mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The kind of mistake, for programs.
    pub code: Lint,
    /// The place in the text as it is written.
    pub path: Place,
    /// What looks like a mistake, in one line.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// What is looked for, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Lint {
    /// A figure that is 20 times above or below most of its table, with nothing in between.
    Outlier,
    /// A band, a `"*"` or a charge that no settings lead to.
    Unreachable,
    /// Two charges of one label that apply together, and are not slices of one number.
    Overlapping,
    /// A setting, quantity, note or source that nothing uses.
    Unused,
    /// A source that was read more than 90 days ago, or will be.
    Stale,
    /// A number setting of which more costs less, beyond the end of a band.
    Volume,
    /// A model, a charge or a step whose last day is over.
    Ended,
    /// A model whose amounts need more than 64 bits: pricing it takes longer.
    Wide,
}

const LINTS: [fn(&Subject, &mut Warnings); 8] = [
    outlier::lint,
    unreachable::lint,
    overlapping::lint,
    unused::lint,
    stale::lint,
    volume::lint,
    ended::lint,
    wide::lint,
];

/// Looks for probable mistakes in a catalog's text, on the day `today` (YYYY-MM-DD; where it is none, no source is stale).
///
/// A compiled catalog has no warnings: its text is not what somebody wrote, and was looked at before it was compiled.
///
/// ```
/// let text = include_str!("catalogs/imagineart.json");
/// let warnings = costpeek::lint(text, "2026-11-22")?;
/// assert_eq!(warnings[0].message, "no price depends on `aspectRatio` (25 models)");
/// assert_eq!(warnings[0].path.to_string(), "models[0].settings.aspectRatio");
/// # Ok::<(), costpeek::CatalogError>(())
/// ```
///
/// # Errors
/// As [`crate::Catalog::from_text`].
pub fn lint(text: &str, today: &str) -> Result<Vec<Warning>, CatalogError> {
    let tree = catalog::tree(text)?;
    let mut warnings = Warnings::default();
    if catalog::is_compiled(&tree) {
        catalog::load(&tree)?;
        return Ok(warnings.0);
    }
    let (_, models) = catalog::checked(&tree)?;
    // The one that was checked has the shared settings put in place.
    if let Some(document) = read::document(&tree, &mut Problems::default()) {
        let subject = Subject { document: &document, models: &models, today };
        for lint in LINTS {
            lint(&subject, &mut warnings);
        }
    }
    Ok(warnings.0)
}

/// A catalog without problems, as written and as compiled.
struct Subject<'c> {
    document: &'c Document,
    models: &'c [Model],
    today: &'c str,
}

impl Subject<'_> {
    /// Calls `look` with each model, as written and as compiled, and its place.
    fn each_model(&self, mut look: impl FnMut(&document::Model, &Plan, &Path)) {
        let path = Path::Root;
        let path = path.key("models");
        let written = self.document.models.iter().flatten().flatten();
        for (index, (written, model)) in written.zip(self.models).enumerate() {
            look(written, &model.plan, &path.index(index));
        }
    }
}

/// The warnings so far.
#[derive(Default)]
struct Warnings(Vec<Warning>);

impl Warnings {
    fn add(&mut self, code: Lint, path: Place, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Warning { code, path, message: message.into(), help: help.into() });
    }
}

/// What a setting or quantity can be, in words.
fn offered(plan: &Plan, number: usize) -> String {
    let name = plan.name_of(number);
    match plan.settings.get(number) {
        Some(setting) => format!("`{name}` is {}", setting.allowed()),
        None => format!("`{name}` is {}", ends(plan, number)),
    }
}

fn ends(plan: &Plan, quantity: usize) -> String {
    let amount = |units| Amount::from(Fixed { units, decimals: plan.decimals_of(quantity) });
    match plan.reach(quantity) {
        Reach::Stepped { min, max, .. } => format!("{} to {}", amount(min), amount(max)),
        Reach::Listed(_) => String::new(),
    }
}

impl Plan {
    /// The setting or quantity of this name.
    fn number_named(&self, name: &str) -> Option<usize> {
        (0..self.settings.len() + self.quantities.len()).find(|number| self.name_of(*number) == name)
    }
}
