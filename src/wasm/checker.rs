//! From a catalog as written to a compiled one, or to all its problems.
//!
//! Plain documents are read through js-sys, own keys only and each value once; what comes of them goes out through
//! serde-wasm-bindgen.

use wasm_bindgen::prelude::*;

use super::tree::{self, Stop};
use crate::catalog::Catalog;
use crate::json::JsonError;
use crate::problem::CatalogError;

/// Compiles the text of a catalog, as written or compiled. Throws `{ problems }`.
///
/// # Errors
/// As [`Catalog::from_text`].
#[wasm_bindgen(js_name = compileText)]
pub fn compile_text(text: &str) -> Result<JsValue, JsValue> {
    compiled(Catalog::from_text(text))
}

/// The same from bytes.
///
/// # Errors
/// As [`Catalog::from_bytes`].
#[wasm_bindgen(js_name = compileBytes)]
pub fn compile_bytes(bytes: &[u8]) -> Result<JsValue, JsValue> {
    compiled(Catalog::from_bytes(bytes))
}

/// The same from a plain object.
///
/// # Errors
/// As [`Catalog::from_text`].
#[wasm_bindgen(js_name = compileDocument)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands values over")]
pub fn compile_document(document: JsValue) -> Result<JsValue, JsValue> {
    let tree = match tree::read(&document) {
        Ok(tree) => Ok(tree),
        Err(Stop::TooDeep) => Err(JsonError::TooDeep),
        Err(Stop::Thrown(error)) => return Err(error),
    };
    compiled(Catalog::from_tree(tree))
}

fn compiled(catalog: Result<Catalog, CatalogError>) -> Result<JsValue, JsValue> {
    match catalog {
        Ok(catalog) => Ok(serde_wasm_bindgen::to_value(&catalog.compile())?),
        Err(error) => Err(serde_wasm_bindgen::to_value(&error)?),
    }
}
