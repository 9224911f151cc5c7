//! What each model of a catalog takes, as types for TypeScript: an editor then marks a misspelt resolution.

use crate::catalog::{Catalog, Model};
use crate::number::Number;
use crate::plan::{Setting, Values, at};

const HEAD: &str = "\
// Written by `costpeek compile --types`.

import type { CompiledCatalog, SettingsOf } from \"costpeek\";

/** What each model takes. */
export interface Models {
";

const FOOT: &str = "\
}

declare const catalog: CompiledCatalog<SettingsOf<Models>>;
export default catalog;
";

impl Catalog {
    /// The declarations for the catalog as a JavaScript module. None of a compiled catalog, which does not say all of it.
    #[must_use]
    pub fn to_typescript(&self) -> Option<String> {
        let models = &self.checked.as_ref()?.models;
        let models: String = models.iter().map(model).collect();
        Some(format!("{HEAD}{models}{FOOT}"))
    }
}

fn model(model: &Model) -> String {
    let settings: String = model.plan.settings.iter().map(setting).collect();
    let body = if settings.is_empty() { "{}".to_owned() } else { format!("{{\n{settings}  }}") };
    format!("  /** {} */\n  {}: {body};\n", comment(&model.name), key(&model.id))
}

fn setting(setting: &Setting) -> String {
    // What may not exist may be left out as well.
    let may_be_left_out = setting.default.is_some() || !setting.when.is_empty();
    let (mark, nothing) = if may_be_left_out { ("?", " | undefined") } else { ("", "") };
    let (name, values) = (key(&setting.name), values(setting));
    format!("    /** {} */\n    {name}{mark}: {values}{nothing};\n", comment(&about(setting)))
}

/// What TypeScript knows of the values; a range it does not.
fn values(setting: &Setting) -> String {
    match &setting.values {
        Values::Switch => "boolean".to_owned(),
        Values::Span { .. } => "number".to_owned(),
        Values::Words(words) => {
            let aliases = setting.aliases.iter().map(|(alias, _)| alias);
            words.iter().chain(aliases).map(|word| quoted(word)).collect::<Vec<_>>().join(" | ")
        }
        Values::Numbers { options, decimals } => {
            let numbers = options.iter().map(|number| decimal(*number, *decimals));
            numbers.collect::<Vec<_>>().join(" | ")
        }
    }
}

fn about(setting: &Setting) -> String {
    let span = match setting.values {
        Values::Span { min, max, step, decimals } => {
            let [min, max, step] = [min, max, step].map(|number| decimal(number, decimals));
            format!(": {min} to {max} in steps of {step}")
        }
        _ => String::new(),
    };
    let default = setting.default.and_then(|choice| value(&setting.values, choice));
    let default = default.map(|default| format!(". Default: {default}")).unwrap_or_default();
    format!("{}{span}{default}.", setting.label)
}

fn value(values: &Values, choice: i64) -> Option<String> {
    match values {
        Values::Switch => Some((choice == 1).to_string()),
        Values::Span { decimals, .. } => Some(decimal(choice, *decimals)),
        Values::Words(words) => at(words, choice).map(|word| quoted(word)),
        Values::Numbers { options, decimals } => {
            at(options, choice).map(|number| decimal(*number, *decimals))
        }
    }
}

fn decimal(units: i64, decimals: u32) -> String {
    Number::new(units.into(), decimals).to_string()
}

/// A name as it stands before a colon.
fn key(name: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphabetic() || char == '_';
    let may_follow = |char: char| is_plain(char) || char.is_ascii_digit();
    if name.starts_with(is_plain) && name.chars().all(may_follow) { name.to_owned() } else { quoted(name) }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// No text ends the comment that it stands in.
fn comment(text: &str) -> String {
    text.replace("*/", "* /").split_whitespace().collect::<Vec<_>>().join(" ")
}
