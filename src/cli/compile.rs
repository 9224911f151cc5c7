//! `costpeek compile`: a catalog in the form that pages load.

use super::args::{Color, Compile, Module};
use super::finding::Finding;
use super::load::catalog;
use super::show::Show;
use super::world::{Stream, World};
use super::{FINE, UNUSABLE, print};

pub(super) fn run(args: &Compile, color: Color, world: &mut dyn World) -> u8 {
    let catalog = match catalog(&args.file, color, world) {
        Ok(catalog) => catalog,
        Err(status) => return status,
    };
    let json = serde_json::to_string(&catalog.compile()).unwrap_or_default();
    let text = match args.format {
        Module::Json => format!("{json}\n"),
        Module::Js => format!("export default {json};\n"),
    };
    let Some(file) = &args.out else {
        return print(Stream::Out, &text, FINE, world);
    };
    match world.write(file, &text) {
        Ok(()) => FINE,
        Err(failure) => {
            let finding = Finding::error("NOT_WRITTEN", format!("`{file}` is not written: {failure}"));
            let shown = Show::new(color, Stream::Err, world).alone(&finding);
            print(Stream::Err, &shown, UNUSABLE, world)
        }
    }
}
