//! What a person types, in a form or on a command line, as the kind of value that a setting takes.

use crate::image::{Kind, Model};
use crate::number::Number;
use crate::settings::Value;

/// The value that `text` stands for; none where the setting is not filled in.
///
/// Without a text it is an unchecked box, if the setting is a switch. Text that does not fit stays as it is, to be refused.
pub(crate) fn value(model: Option<Model>, setting: &str, text: Option<&str>) -> Option<Value> {
    let kind = model.and_then(|model| model.setting(setting)).map(|(_, setting)| setting.kind());
    match (kind, text) {
        (Some(Kind::Switch), None | Some("false")) => Some(Value::Switch(false)),
        (Some(Kind::Switch), Some("on" | "true")) => Some(Value::Switch(true)),
        (Some(_), Some("")) | (_, None) => None,
        (Some(Kind::Numbers | Kind::Span), Some(text)) => {
            Some(text.parse::<Number>().map_or_else(|_| text.into(), Value::Number))
        }
        (_, Some(text)) => Some(text.into()),
    }
}
