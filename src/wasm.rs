//! The doors to JavaScript. They move values and decide nothing: prices and refusals come from behind them.
//!
//! There are two modules: `runtime`, which pages load, answers from a compiled catalog; `checker` reads, checks and compiles
//! catalogs, and is loaded where one has to be. The command line is a third.

#[cfg(feature = "checker")]
pub mod checker;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(not(feature = "checker"))]
mod column;
#[cfg(not(feature = "checker"))]
mod columns;
#[cfg(not(feature = "checker"))]
mod form;
#[cfg(not(feature = "checker"))]
mod given;
#[cfg(not(feature = "checker"))]
mod questions;
#[cfg(not(feature = "checker"))]
pub mod runtime;
#[cfg(not(feature = "checker"))]
mod texts;
#[cfg(feature = "checker")]
mod tree;
