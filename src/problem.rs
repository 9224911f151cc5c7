//! What is wrong with a catalog, and where: all problems are collected, none stops the search for others.

use std::fmt;

use serde::{Serialize, Serializer};

/// One thing that is wrong with a catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The kind of problem, for programs.
    pub code: Code,
    /// The place, like `models[3].price[0].rate.cells["2K"]`; empty for the whole text.
    pub path: Place,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
}

/// The kinds of catalog problems; `FORMAT.md` says when each is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "FORMAT.md has the table of codes")]
pub enum Code {
    NotJson,
    NotUtf8,
    TooDeep,
    DuplicateKey,
    UnknownKey,
    MissingKey,
    WrongType,
    WrongFormat,
    BadValue,
    BadDecimal,
    Duplicate,
    UnknownName,
    UnknownOption,
    MissingCell,
    BadBands,
    BadRange,
    BadDefault,
    EndlessDecimal,
    NoCharge,
    MayNotExist,
    NothingFits,
    TooManyCombinations,
    TooManyDigits,
    Damaged,
}

/// A catalog was refused: every problem that was found in it, first what could not be read, then what does not fit together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogError {
    /// At least one.
    pub problems: Vec<Problem>,
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problems.len() {
            1 => f.write_str("the catalog has a problem")?,
            count => write!(f, "the catalog has {count} problems")?,
        }
        for Problem { path, message, help, .. } in &self.problems {
            write!(f, "\n  {path}{}{message}", if path.0.is_empty() { "" } else { ": " })?;
            if !help.is_empty() {
                write!(f, " ({help})")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for CatalogError {}

/// A place in a catalog; it prints like `models[3].price[0].rate.cells["2K"]`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place(pub Vec<Step>);

/// One step from a value of a catalog to one that stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Of an object.
    Key(String),
    /// Of a list, from 0.
    Index(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if !is_plain(key) => write!(f, "[{key:?}]")?,
                Step::Key(key) if depth == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The problems found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

impl Problems {
    pub(crate) fn add(
        &mut self,
        code: Code,
        path: &Path,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add_at(code, path.place(), message, help);
    }

    pub(crate) fn add_at(
        &mut self,
        code: Code,
        path: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.0.push(Problem { code, path, message: message.into(), help: help.into() });
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn into_error(self) -> CatalogError {
        CatalogError { problems: self.0 }
    }

    /// `value`, unless there was any problem.
    pub(crate) fn none_or<T>(self, value: Option<T>) -> Result<T, CatalogError> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(CatalogError { problems: self.0 }),
        }
    }
}

/// A place in a catalog: a chain of steps that is only written out when there is a problem to tell.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    pub(crate) fn key<'a>(&'a self, key: &'a str) -> Path<'a> {
        Path::Key(self, key)
    }
    pub(crate) fn index(&self, index: usize) -> Path<'_> {
        Path::Index(self, index)
    }

    pub(crate) fn place(&self) -> Place {
        let (mut place, step) = match self {
            Path::Root => return Place::default(),
            Path::Key(parent, key) => (parent.place(), Step::Key((*key).to_owned())),
            Path::Index(parent, index) => (parent.place(), Step::Index(*index)),
        };
        place.0.push(step);
        place
    }
}

fn is_plain(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
