//! What a generation will cost, exactly and itemised, before the button is pressed.
//!
//! A product team writes its prices once, in a catalog (JSON; the format is described in `FORMAT.md`). Loading a catalog
//! checks it: a [`Catalog`] prices every combination of settings that it allows, or says itself that a price is not known.
//! [`Catalog::estimate`] then turns a person's [`Settings`] into an [`Estimate`]: lines, total, and how certain they are.
//!
//! ```
//! use costpeek::{Catalog, Settings};
//!
//! let catalog = Catalog::from_text(include_str!("catalogs/imagineart.json"))?;
//! let settings = Settings::new("nano-banana-2").with("images", 4).with("resolution", "2K");
//! let estimate = catalog.estimate(&settings, None)?;
//! assert_eq!(estimate.total.unwrap().to_string(), "294");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The way of the data, a file a step: `json` → `read` → `document` (as written) → `check` → `plan` → `compile` → `image` (as
//! compiled), and `settings` → `choices` → `price` → `estimate`. Nothing here knows a clock, a float or a global; `wasm` has the
//! doors to JavaScript, and only it knows that.
//!
//! Without the feature `checker` this is what pages load: it answers from a compiled catalog, and has no way to read another.

mod affordable;
mod amount;
mod base;
#[cfg(feature = "checker")]
mod catalog;
mod certainty;
#[cfg(feature = "checker")]
mod check;
mod choices;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "checker")]
mod compile;
mod corners;
mod day;
#[cfg(feature = "checker")]
mod decimal;
#[cfg(feature = "cli")]
mod diff;
mod digits;
#[cfg(feature = "checker")]
mod document;
#[cfg(feature = "checker")]
mod estimate;
mod fixed;
mod image;
mod int;
#[cfg(feature = "checker")]
mod json;
#[cfg(feature = "cli")]
mod lint;
#[cfg(feature = "cli")]
mod markdown;
#[cfg(feature = "checker")]
mod meetings;
#[cfg(feature = "checker")]
mod model_info;
mod number;
#[cfg(feature = "checker")]
mod plan;
mod price;
#[cfg(feature = "cli")]
mod price_table;
#[cfg(feature = "checker")]
mod problem;
mod range;
#[cfg(feature = "checker")]
mod reach;
#[cfg(feature = "checker")]
mod read;
mod refusal;
mod round;
#[cfg(feature = "cli")]
mod schema;
mod sensitivity;
mod sentence;
mod settings;
mod sheet;
#[cfg(feature = "checker")]
mod space;
mod suggest;
#[cfg(any(feature = "cli", not(feature = "checker")))]
mod typed;
#[cfg(feature = "cli")]
mod typescript;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
#[cfg(feature = "cli")]
mod words;

pub use affordable::{Affordable, Change};
pub use amount::Amount;
pub use base::Base;
#[cfg(feature = "checker")]
pub use catalog::{Catalog, CatalogId, Compiled};
pub use certainty::{Certainty, LineCertainty, Total};
#[cfg(feature = "cli")]
pub use diff::{
    ChangeKind, Combinations, Diff, Figure, FigureChange, ModelChange, ModelDiff, ModelPrice, Sale,
};
#[cfg(feature = "checker")]
pub use estimate::{Batch, Estimate, Factor, Line, Note};
#[cfg(feature = "cli")]
pub use lint::{Lint, Warning, lint};
#[cfg(feature = "checker")]
pub use model_info::{ModelInfo, SettingInfo, SettingKind, SourceInfo};
pub use number::{NotANumber, Number};
#[cfg(feature = "cli")]
pub use price_table::{PriceCell, PriceRow, PriceTable, TableSetting};
#[cfg(feature = "checker")]
pub use problem::{CatalogError, Code, Place, Problem, Step};
pub use range::Range;
pub use refusal::{Allowed, RefusalCode, SettingsError};
#[cfg(feature = "cli")]
pub use schema::schema;
pub use sensitivity::Alternative;
pub use settings::{Record, Settings, Value};

/// The README's example.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
