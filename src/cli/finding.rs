//! What is found in a catalog: problems, and what else it is worth knowing of it.

use serde::Serialize;

use crate::lint::Warning;
use crate::problem::{Code, Place, Problem};

/// One thing that was found.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Finding {
    pub(super) severity: Severity,
    /// The kind, for programs: `BAD_DECIMAL`.
    pub(super) code: String,
    #[serde(rename = "path")]
    pub(super) place: Place,
    pub(super) message: String,
    pub(super) help: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    Error,
    Warning,
}

impl Finding {
    /// An error that concerns no place in particular.
    pub(super) fn error(code: &str, message: String) -> Finding {
        let (severity, code, place) = (Severity::Error, code.to_owned(), Place::default());
        Finding { severity, code, place, message, help: String::new() }
    }
}

impl From<Problem> for Finding {
    fn from(Problem { code, path, message, help }: Problem) -> Finding {
        let message = match code {
            // A finding has its place beside it, with columns in characters.
            Code::NotJson => message.split(" at line ").next().unwrap_or_default().to_owned(),
            _ => message,
        };
        Finding { severity: Severity::Error, code: word(&code), place: path, message, help }
    }
}

impl From<Warning> for Finding {
    fn from(Warning { code, path, message, help }: Warning) -> Finding {
        Finding { severity: Severity::Warning, code: word(&code), place: path, message, help }
    }
}

/// The word that stands for a code wherever it is written.
pub(super) fn word(code: &impl Serialize) -> String {
    let word = serde_json::to_value(code).ok();
    word.as_ref().and_then(|word| word.as_str()).unwrap_or_default().to_owned()
}
