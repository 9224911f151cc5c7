//! A checked catalog: to hold one is to know that every combination of settings it allows has a price.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::check;
use crate::compile;
use crate::compile::as_strs;
#[cfg(feature = "cli")]
use crate::document;
use crate::document::{Document, Source};
use crate::image::{Image, LAYOUT, checksum};
use crate::json::{self, Json, JsonError};
use crate::plan::Plan;
use crate::problem::{CatalogError, Code, Path, Problems};
use crate::read;

mod questions;

/// A price list that has been checked.
///
/// It is made from a text ([`Catalog::from_text`]), which may be a catalog as written or a [`Compiled`] one.
#[derive(Debug)]
pub struct Catalog {
    pub(crate) id: CatalogId,
    pub(crate) image: Image,
    compiled: Compiled,
    /// None of a compiled catalog.
    #[cfg(feature = "cli")]
    pub(crate) checked: Option<Checked>,
}

/// A catalog as it was checked.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) id: CatalogId,
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) time_zone: Option<String>,
    pub(crate) sources: BTreeMap<String, Source>,
    /// Name and text.
    pub(crate) notes: Vec<(String, String)>,
    pub(crate) models: Vec<Model>,
    #[cfg(feature = "cli")]
    canonical: String,
}

/// Which prices an estimate was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogId {
    /// The id that the catalog gives itself.
    pub id: String,
    /// The version that the catalog gives itself.
    pub version: String,
    /// SHA-256 of the content, in lower-case hexadecimal; layout does not change it.
    pub digest: String,
}

/// A catalog ready to be loaded by a page: what the shipped catalogs are, and what [`Catalog::compile`] makes.
///
/// Its inside may change from version to version of this crate: what is fixed is that a damaged one is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compiled {
    /// The version of this layout.
    pub compiled: String,
    /// Whether it is as it was compiled can be told from this.
    pub check: String,
    /// All that is text.
    pub texts: Vec<String>,
    /// All that is a number.
    pub words: String,
}

/// Something with a price.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) group: String,
    pub(crate) description: String,
    pub(crate) source: String,
    pub(crate) plan: Plan,
}

impl Catalog {
    /// Checks the text of a catalog, as written or compiled.
    ///
    /// # Errors
    /// With all problems at once, each with its place, where the text is not JSON or the catalog breaks a rule of
    /// `FORMAT.md`.
    pub fn from_text(text: &str) -> Result<Catalog, CatalogError> {
        load(&tree(text)?)
    }

    /// The same from bytes, which are UTF-8.
    ///
    /// # Errors
    /// As [`Catalog::from_text`], and where the bytes are not UTF-8.
    pub fn from_bytes(bytes: &[u8]) -> Result<Catalog, CatalogError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let message = format!("byte {} is not UTF-8", error.valid_up_to());
            whole_text(Code::NotUtf8, message, "save the catalog as UTF-8")
        })?;
        Catalog::from_text(text)
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn from_tree(tree: Result<Json, JsonError>) -> Result<Catalog, CatalogError> {
        load(&tree.map_err(not_json)?)
    }

    fn new(document: Document, models: Vec<Model>) -> Catalog {
        let checked = Checked::new(document, models);
        let compile::Written { texts, words } = compile::catalog(&checked);
        let listed = as_strs(&texts);
        let (compiled, check) = (LAYOUT.to_owned(), checksum(&listed, &words));
        let image = Image::read(&listed, &words);
        Catalog {
            id: checked.id.clone(),
            image,
            compiled: Compiled { compiled, check, texts, words },
            #[cfg(feature = "cli")]
            checked: Some(checked),
        }
    }

    /// The catalog in the form that pages load.
    #[must_use]
    pub fn compile(&self) -> Compiled {
        self.compiled.clone()
    }

    /// The id that the catalog gives itself.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id.id
    }

    /// The version that the catalog gives itself.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.id.version
    }

    /// SHA-256 of the content, in lower-case hexadecimal; layout does not change it.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.id.digest
    }

    /// What the figures count: `credits`.
    #[must_use]
    pub fn unit(&self) -> &str {
        self.image.unit()
    }

    /// The time zone in which its days begin: `Europe/Berlin`; none where nothing is dated.
    #[must_use]
    pub fn time_zone(&self) -> Option<&str> {
        self.image.time_zone()
    }

    /// The name of the price list, for people.
    #[must_use]
    pub fn name(&self) -> &str {
        self.image.name()
    }
}

impl Checked {
    fn new(document: Document, models: Vec<Model>) -> Checked {
        let canonical = canonical(&document);
        let digest = digest(&canonical);
        Checked {
            id: CatalogId { id: document.id, version: document.version, digest },
            name: document.name,
            unit: document.unit,
            time_zone: document.time_zone,
            sources: read_parts(document.sources.unwrap_or_default()).collect(),
            notes: read_parts(document.notes).collect(),
            models,
            #[cfg(feature = "cli")]
            canonical,
        }
    }

    /// The names of the settings of all models, in code-point order.
    pub(crate) fn setting_names(&self) -> BTreeSet<&str> {
        let settings = self.models.iter().flat_map(|model| &model.plan.settings);
        settings.map(|setting| setting.name.as_str()).collect()
    }

    #[cfg(feature = "cli")]
    pub(crate) fn model(&self, id: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.id == id)
    }

    /// The models as written, shared settings in place.
    #[cfg(feature = "cli")]
    pub(crate) fn written_models(&self) -> Vec<document::Model> {
        let tree = json::parse(&self.canonical).ok();
        let document = tree.and_then(|tree| read::document(&tree, &mut Problems::default()));
        document.and_then(|document| document.models).into_iter().flatten().flatten().collect()
    }
}

/// Of a checked document every part could be read.
fn read_parts<T>(parts: BTreeMap<String, Option<T>>) -> impl Iterator<Item = (String, T)> {
    parts.into_iter().filter_map(|(name, part)| Some((name, part?)))
}

/// The tree of a catalog's text.
pub(crate) fn tree(text: &str) -> Result<Json, CatalogError> {
    // Editors of one system write it, and JSON does not know it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(whole_text(Code::NotJson, "it is not JSON: the text is empty".to_owned(), ""));
    }
    if text.trim_start().starts_with('<') {
        let help = "this looks like a page; is the address that of the catalog?";
        return Err(whole_text(Code::NotJson, "it is not JSON: it begins with `<`".to_owned(), help));
    }
    json::parse(text).map_err(not_json)
}

fn not_json(error: JsonError) -> CatalogError {
    match error {
        JsonError::TooDeep => {
            whole_text(Code::TooDeep, format!("it is nested deeper than {} levels", json::MAX_DEPTH), "")
        }
        JsonError::Syntax(message) => whole_text(Code::NotJson, format!("it is not JSON: {message}"), ""),
    }
}

/// The catalog of a tree, as written or compiled.
pub(crate) fn load(tree: &Json) -> Result<Catalog, CatalogError> {
    if is_compiled(tree) { from_compiled(tree) } else { from_written(tree) }
}

pub(crate) fn is_compiled(tree: &Json) -> bool {
    tree.get("compiled").is_some()
}

fn from_written(tree: &Json) -> Result<Catalog, CatalogError> {
    checked(tree).map(|(document, models)| Catalog::new(document, models))
}

/// A catalog as written, with shared settings put in place, and its models.
pub(crate) fn checked(tree: &Json) -> Result<(Document, Vec<Model>), CatalogError> {
    let mut problems = Problems::default();
    let checked = read::document(tree, &mut problems).and_then(|mut document| {
        let models = check::models(&mut document, &mut problems)?;
        Some((document, models))
    });
    problems.none_or(checked)
}

fn from_compiled(tree: &Json) -> Result<Catalog, CatalogError> {
    let part = |key| tree.get(key).and_then(Json::as_text).unwrap_or_default();
    if part("compiled") != LAYOUT {
        let message =
            format!("it is a compiled catalog of another layout; this version loads layout \"{LAYOUT}\"");
        return Err(whole_text(Code::WrongFormat, message, "compile it again with this version"));
    }
    let texts = match tree.get("texts") {
        Some(Json::List(texts)) => {
            texts.iter().map(|text| text.as_text().unwrap_or_default().to_owned()).collect()
        }
        _ => Vec::new(),
    };
    let compiled = Compiled {
        compiled: LAYOUT.to_owned(),
        check: part("check").to_owned(),
        texts,
        words: part("words").to_owned(),
    };
    let image = Image::load(&as_strs(&compiled.texts), &compiled.words, &compiled.check);
    let is_plain = matches!(tree, Json::Object(entries) if entries.len() == 4);
    let Some(image) = image.ok().filter(|_| is_plain) else {
        let message = "it is a compiled catalog, and not as it was compiled".to_owned();
        let help = "compile it again; compiled catalogs are never edited";
        return Err(whole_text(Code::Damaged, message, help));
    };
    let id = CatalogId {
        id: image.id().to_owned(),
        version: image.version().to_owned(),
        digest: image.digest().to_owned(),
    };
    Ok(Catalog {
        id,
        image,
        compiled,
        #[cfg(feature = "cli")]
        checked: None,
    })
}

fn whole_text(code: Code, message: String, help: &str) -> CatalogError {
    let mut problems = Problems::default();
    problems.add(code, &Path::Root, message, help);
    problems.into_error()
}

/// The document in one fixed layout. A checked document is made of texts, lists and maps: writing it cannot fail.
fn canonical(document: &Document) -> String {
    serde_json::to_string(document).unwrap_or_default()
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
