//! `costpeek diff`: what changes for buyers from one catalog to another.

use super::args::{Color, Diff, DiffFormat};
use super::load::catalog;
use super::settings::refused;
use super::world::{Stream, World};
use super::{FINE, print};

pub(super) fn run(args: &Diff, color: Color, world: &mut dyn World) -> u8 {
    let (old, new) = match (catalog(&args.old, color, world), catalog(&args.new, color, world)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(status), Ok(_)) | (Ok(_), Err(status)) => return status,
        (Err(one), Err(other)) => return one.max(other),
    };
    let at = args.at.clone().unwrap_or_else(|| world.today());
    match old.diff(&new, Some(&at)) {
        Err(error) => refused(error, color, world),
        Ok(diff) => {
            let text = match args.format {
                DiffFormat::Text => diff.to_text(),
                DiffFormat::Markdown => diff.to_markdown(),
                DiffFormat::Json => serde_json::to_string_pretty(&diff).unwrap_or_default() + "\n",
            };
            print(Stream::Out, &text, FINE, world)
        }
    }
}
