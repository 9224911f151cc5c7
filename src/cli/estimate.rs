//! `costpeek estimate`: what settings cost, line by line.

use super::args::{Color, Estimate as Args, Format};
use super::settings::{asked, refused};
use super::words::{amount, factor, printable, table, total};
use super::world::{Stream, World};
use super::{FINE, print};
use crate::catalog::Catalog;
use crate::estimate::{Estimate, Line};
use crate::image::{About, DATED};
use crate::words::number;

pub(super) fn run(args: &Args, color: Color, world: &mut dyn World) -> u8 {
    let (catalog, settings, at) = match asked(&args.question, color, world) {
        Ok(asked) => asked,
        Err(status) => return status,
    };
    match catalog.estimate(&settings, Some(&at)) {
        Err(error) => refused(error, color, world),
        Ok(estimate) => {
            let answer = match args.format {
                Format::Text => text(&catalog, &estimate, &at),
                Format::Json => serde_json::to_string_pretty(&estimate).unwrap_or_default() + "\n",
            };
            print(Stream::Out, &answer, FINE, world)
        }
    }
}

/// The lines and their total as a table, and under it what they rest on.
fn text(catalog: &Catalog, estimate: &Estimate, at: &str) -> String {
    let total = ["Total".to_owned(), String::new(), total(estimate)];
    let rows: Vec<[String; 3]> = estimate.lines.iter().map(row).chain([total]).collect();
    let mut lines = table(&rows);
    lines.push(String::new());
    lines.extend(chosen(estimate));
    let is_dated = catalog.image.model(&estimate.model).is_some_and(|model| model.is(DATED));
    lines.extend(is_dated.then(|| format!("Day: {at}")));
    lines.extend(estimate.notes.iter().map(|note| format!("Note: {}", note.text)));
    lines.extend(source(catalog, &estimate.model));
    let id = &estimate.catalog;
    lines.push(format!("Catalog: {} {}, digest {:.12}", id.id, id.version, id.digest));
    lines.iter().map(|line| printable(line) + "\n").collect()
}

fn row(line: &Line) -> [String; 3] {
    // A bare rate would only say the amount twice.
    let rate = line.rate.as_ref().filter(|_| !line.factors.is_empty()).copied().map(number);
    let product: Vec<String> =
        rate.into_iter().flat_map(|rate| [rate].into_iter().chain(line.factors.iter().map(factor))).collect();
    [line.label.clone(), product.join(" × "), amount(line)]
}

/// What was assumed, written as it would be given; and what was given in vain.
fn chosen(estimate: &Estimate) -> impl Iterator<Item = String> {
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
    let About { source_title, source_url, source_day, .. } = catalog.image.model(model)?.about();
    let url = source_url.map(|url| format!(", {url}")).unwrap_or_default();
    Some(format!("Source: {source_title}, checked on {source_day}{url}"))
}
