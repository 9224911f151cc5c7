//! Settings as arguments give them, and refusals of them.

use std::collections::BTreeSet;

use super::args::{Color, Question};
use super::finding::{Finding, word};
use super::load::catalog;
use super::show::Show;
use super::world::{Stream, World};
use super::{REFUSED, UNUSABLE, print};
use crate::catalog::Catalog;
use crate::refusal::SettingsError;
use crate::settings::Settings;
use crate::typed;

/// What is asked: the catalog, the settings and the day; or what is wrong with it is printed, and the status says how bad that is.
pub(super) fn asked(
    question: &Question,
    color: Color,
    world: &mut dyn World,
) -> Result<(Catalog, Settings, String), u8> {
    check_once(&question.set, color, world)?;
    let catalog = catalog(&question.file, color, world)?;
    let settings = settings(&catalog, &question.model, &question.set);
    let at = question.at.clone().unwrap_or_else(|| world.today());
    Ok((catalog, settings, at))
}

/// What `--set` gives, each as the kind of value that the model's setting takes.
fn settings(catalog: &Catalog, model: &str, set: &[(String, String)]) -> Settings {
    let known = catalog.image.model(model);
    let mut settings = Settings::new(model);
    for (name, text) in set {
        if let Some(value) = typed::value(known, name, Some(text)) {
            settings = settings.with(name, value);
        }
    }
    settings
}

/// Refuses a setting that is given twice.
fn check_once(set: &[(String, String)], color: Color, world: &mut dyn World) -> Result<(), u8> {
    let mut seen = BTreeSet::new();
    let twice = set.iter().map(|(name, _)| name.as_str()).find(|name| !seen.insert(*name));
    twice.map_or(Ok(()), |name| {
        let message = format!("the setting `{name}` is given twice: which one counts is otherwise a guess");
        Err(refuse(&Finding::error("SET_TWICE", message), UNUSABLE, color, world))
    })
}

/// Prints why the engine refused the settings.
pub(super) fn refused(error: SettingsError, color: Color, world: &mut dyn World) -> u8 {
    refuse(&Finding::error(&word(&error.code), error.message), REFUSED, color, world)
}

fn refuse(finding: &Finding, status: u8, color: Color, world: &mut dyn World) -> u8 {
    let shown = Show::new(color, Stream::Err, world).alone(finding);
    print(Stream::Err, &shown, status, world)
}
