//! What a question is about, as it comes in texts, and its answer or refusal as it goes back.

use super::texts::{Texts, unpack, value};
use crate::digits::digits;
use crate::refusal::{Allowed, SettingsError};
use crate::settings::{Settings, Value};

/// Whether there is an answer; its texts are written on the way.
pub(super) type Answer = Result<(), SettingsError>;

/// What is asked: `at`, then names and values; or `at` and what is given in the place of settings.
pub(super) struct Given {
    /// What is no text is no day: its description is refused.
    at: Option<String>,
    settings: Settings,
    /// In the place of settings.
    other: Option<Value>,
}

impl Given {
    pub(super) fn new(list: &str) -> Given {
        let texts = unpack(list);
        let at = texts.first().and_then(|at| value(at));
        let (mut settings, mut other) = (Settings::default(), None);
        if let [_, given] = texts[..] {
            other = Some(value(given).unwrap_or_else(|| Value::Other("nothing".to_owned())));
        }
        for pair in texts.get(1..).unwrap_or_default().chunks_exact(2) {
            if let [name, text] = pair
                && let Some(value) = value(text)
            {
                settings.push(name, value);
            }
        }
        Given { at: at.map(|at| at.text()), settings, other }
    }

    pub(super) fn settings(&self) -> Result<&Settings, SettingsError> {
        self.other.clone().map_or(Ok(&self.settings), |other| Err(SettingsError::not_settings(other)))
    }

    pub(super) fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// Nothing and the answer; or the refusal: code, setting, which value was refused (`at`, `settings` or the index of its name), message,
    /// suggestion, and what is allowed: how many values, and those; or smallest, largest and step.
    pub(super) fn answer(&self, mut texts: Texts, answer: Answer) -> String {
        if let Err(error) = answer {
            texts = Texts::default();
            self.refuse(&error, &mut texts);
        }
        texts.pack()
    }

    fn refuse(&self, error: &SettingsError, texts: &mut Texts) {
        texts.add(error.code.text());
        texts.add(&error.setting);
        texts.add(&self.place(error));
        texts.add(&error.message);
        texts.add_value(error.suggestion.as_ref());
        match &error.allowed {
            None => {}
            Some(Allowed::Options(options)) => {
                texts.add_count(options.len());
                for option in options {
                    texts.add_value(Some(option));
                }
            }
            Some(Allowed::Span { min, max, step }) => {
                texts.add("span");
                texts.add(&min.text());
                texts.add(&max.text());
                texts.add(&step.text());
            }
        }
    }

    fn place(&self, error: &SettingsError) -> String {
        if error.value.is_none() {
            return String::new();
        }
        if error.setting == "at" {
            return "at".to_owned();
        }
        if self.other.is_some() {
            return "settings".to_owned();
        }
        let index = self.settings.names().position(|name| name == error.setting);
        index.map_or_else(String::new, |index| digits(index as u128, 1))
    }
}
