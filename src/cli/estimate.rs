//! `costpeek estimate`: what settings cost, line by line.

use std::collections::BTreeSet;

use super::args::{Color, Estimate as Args, Format};
use super::finding::{Finding, word};
use super::load::catalog;
use super::show::Show;
use super::words::{amount, factor, number, printable, table, total};
use super::world::{Stream, World};
use super::{FINE, REFUSED, UNUSABLE, print};
use crate::catalog::Catalog;
use crate::estimate::{Estimate, Line};
use crate::refusal::SettingsError;
use crate::settings::Settings;
use crate::typed;

pub(super) fn run(args: &Args, color: Color, world: &mut dyn World) -> u8 {
    if let Some(name) = set_twice(args) {
        let message = format!("the setting `{name}` is given twice: which one counts is otherwise a guess");
        return refuse(&Finding::error("SET_TWICE", message), UNUSABLE, color, world);
    }
    let catalog = match catalog(&args.file, color, world) {
        Ok(catalog) => catalog,
        Err(status) => return status,
    };
    let at = args.at.clone().unwrap_or_else(|| world.today());
    match estimate(&catalog, args, &at) {
        Ok(estimate) => {
            let answer = match args.format {
                Format::Text => text(&catalog, &estimate, &at),
                Format::Json => serde_json::to_string_pretty(&estimate).unwrap_or_default() + "\n",
            };
            print(Stream::Out, &answer, FINE, world)
        }
        Err(error) => refuse(&Finding::error(&word(&error.code), error.message), REFUSED, color, world),
    }
}

fn refuse(finding: &Finding, status: u8, color: Color, world: &mut dyn World) -> u8 {
    let shown = Show::new(color, Stream::Err, world).alone(finding);
    print(Stream::Err, &shown, status, world)
}

fn set_twice(args: &Args) -> Option<&str> {
    let mut seen = BTreeSet::new();
    args.set.iter().map(|(name, _)| name.as_str()).find(|name| !seen.insert(*name))
}

fn estimate(catalog: &Catalog, args: &Args, at: &str) -> Result<Estimate, SettingsError> {
    let model = catalog.model(&args.model);
    let mut settings = Settings::new(&args.model);
    for (name, text) in &args.set {
        if let Some(value) = typed::value(model, name, Some(text)) {
            settings = settings.with(name, value);
        }
    }
    catalog.estimate(&settings, Some(at))
}

/// The lines and their total as a table, and under it what they rest on.
fn text(catalog: &Catalog, estimate: &Estimate, at: &str) -> String {
    let total = ["Total".to_owned(), String::new(), total(estimate)];
    let rows: Vec<[String; 3]> = estimate.lines.iter().map(row).chain([total]).collect();
    let mut lines = table(&rows);
    lines.push(String::new());
    lines.extend(settings(estimate));
    let is_dated = catalog.model(&estimate.model).is_some_and(|model| model.plan.is_dated());
    lines.extend(is_dated.then(|| format!("Day: {at}")));
    lines.extend(estimate.notes.iter().map(|note| format!("Note: {}", note.text)));
    lines.extend(source(catalog, &estimate.model));
    let id = &estimate.catalog;
    lines.push(format!("Catalog: {} {}, digest {:.12}", id.id, id.version, id.digest));
    lines.iter().map(|line| printable(line) + "\n").collect()
}

fn row(line: &Line) -> [String; 3] {
    // A bare rate would only say the amount twice.
    let rate = line.rate.as_ref().filter(|_| !line.factors.is_empty()).map(number);
    let product: Vec<String> =
        rate.into_iter().flat_map(|rate| [rate].into_iter().chain(line.factors.iter().map(factor))).collect();
    [line.label.clone(), product.join(" × "), amount(line)]
}

/// What was assumed, written as it would be given; and what was given in vain.
fn settings(estimate: &Estimate) -> impl Iterator<Item = String> {
    let is_assumed = |name: &String| estimate.assumed.contains(name);
    let assumed = estimate.settings.0.iter().filter(|(name, _)| is_assumed(name));
    let assumed: Vec<String> = assumed.map(|(name, value)| format!("{name}={value}")).collect();
    let assumed = (!assumed.is_empty()).then(|| format!("Assumed: {}", assumed.join(", ")));
    let ignored = (!estimate.ignored.is_empty()).then(|| {
        format!("Ignored: {} (not of this model, or not with these settings)", estimate.ignored.join(", "))
    });
    assumed.into_iter().chain(ignored)
}

fn source(catalog: &Catalog, model: &str) -> Option<String> {
    let source = catalog.sources.get(&catalog.model(model)?.source)?;
    let url = source.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
    Some(format!("Source: {}, checked on {}{url}", source.title, source.checked_on))
}
