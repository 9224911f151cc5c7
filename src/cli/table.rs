//! `costpeek table`: the prices of a model by some of its settings.

use super::args::{Color, Table, TableFormat};
use super::load::catalog;
use super::settings::{check_once, refused, settings};
use super::world::{Stream, World};
use super::{FINE, print};
use crate::catalog::Catalog;

pub(super) fn run(args: &Table, color: Color, world: &mut dyn World) -> u8 {
    if let Err(status) = check_once(&args.set, color, world) {
        return status;
    }
    let catalog = match catalog(&args.file, color, world) {
        Ok(catalog) => catalog,
        Err(status) => return status,
    };
    let (by, at) = (by(&catalog, args), args.at.clone().unwrap_or_else(|| world.today()));
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    match catalog.table(&settings(&catalog, &args.model, &args.set), &by, Some(&at)) {
        Err(error) => refused(error, color, world),
        Ok(table) => {
            let text = match args.format {
                TableFormat::Markdown => table.to_markdown(),
                TableFormat::Csv => table.to_csv(),
                TableFormat::Json => serde_json::to_string_pretty(&table).unwrap_or_default() + "\n",
            };
            print(Stream::Out, &text, FINE, world)
        }
    }
}

/// `resolution,images=1,2` names two settings: what follows a value and is no setting's name is one more value.
fn by(catalog: &Catalog, args: &Table) -> Vec<String> {
    let mut by: Vec<String> = Vec::new();
    for part in args.by.iter().flat_map(|by| by.split(',')) {
        match by.last_mut() {
            Some(last) if last.contains('=') && !part.contains('=') && !catalog.has_setting(part) => {
                last.push(',');
                last.push_str(part);
            }
            _ => by.push(part.to_owned()),
        }
    }
    by
}
