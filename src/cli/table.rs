//! `costpeek table`: the prices of a model by some of its settings.

use super::args::{Color, Table, TableFormat};
use super::settings::{asked, refused};
use super::world::{Stream, World};
use super::{FINE, print};
use crate::catalog::Catalog;

pub(super) fn run(args: &Table, color: Color, world: &mut dyn World) -> u8 {
    let (catalog, settings, at) = match asked(&args.question, color, world) {
        Ok(asked) => asked,
        Err(status) => return status,
    };
    let by = by(&catalog, args);
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    match catalog.table(&settings, &by, Some(&at)) {
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
            Some(last) if last.contains('=') && !part.contains('=') && !catalog.image.has_setting(part) => {
                last.push(',');
                last.push_str(part);
            }
            _ => by.push(part.to_owned()),
        }
    }
    by
}
