//! `costpeek compile`: a catalog in the form that pages load.

use super::args::{Color, Compile, Module};
use super::finding::Finding;
use super::load::catalog;
use super::show::Show;
use super::world::{Stream, World};
use super::{FINE, REFUSED, UNUSABLE, print};

pub(super) fn run(args: &Compile, color: Color, world: &mut dyn World) -> u8 {
    let catalog = match catalog(&args.file, color, world) {
        Ok(catalog) => catalog,
        Err(status) => return status,
    };
    if let Some(file) = &args.types {
        let Some(types) = catalog.to_typescript() else {
            let said = format!("`{}` is compiled: types are made of a catalog as written", args.file);
            return say(&Finding::error("WRONG_FORMAT", said), REFUSED, color, world);
        };
        let status = write(file, &types, color, world);
        if status != FINE {
            return status;
        }
    }
    let json = serde_json::to_string(&catalog.compile()).unwrap_or_default();
    let text = match args.format {
        Module::Json => format!("{json}\n"),
        Module::Js => format!("export default {json};\n"),
    };
    match &args.out {
        Some(file) => write(file, &text, color, world),
        None => print(Stream::Out, &text, FINE, world),
    }
}

fn write(file: &str, text: &str, color: Color, world: &mut dyn World) -> u8 {
    match world.write(file, text) {
        Ok(()) => FINE,
        Err(failure) => {
            let finding = Finding::error("NOT_WRITTEN", format!("`{file}` is not written: {failure}"));
            say(&finding, UNUSABLE, color, world)
        }
    }
}

fn say(finding: &Finding, status: u8, color: Color, world: &mut dyn World) -> u8 {
    let shown = Show::new(color, Stream::Err, world).alone(finding);
    print(Stream::Err, &shown, status, world)
}
