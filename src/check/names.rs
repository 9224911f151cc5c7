//! What the names in a price stand for: settings, and the numbers made from them.

use super::budget::{Bound, bound};
use super::unknown_name;
use crate::plan::{Setting, Values};
use crate::problem::{Code, Path, Problems};

/// The names of one model.
pub(super) struct Names<'m> {
    settings: &'m [Option<Setting>],
    /// In the order in which plans count numbers: the settings, then the quantities read so far.
    numbers: Vec<(String, Number)>,
}

/// What a name is as a number.
#[derive(Debug, Clone, Copy)]
enum Number {
    UpTo(Bound),
    /// A setting whose options are words, or a switch.
    None,
    /// It has a problem, which has been reported.
    Unread,
}

impl<'m> Names<'m> {
    pub(super) fn new(settings: &'m [Option<Setting>]) -> Names<'m> {
        let numbers = settings.iter().map(|setting| match setting {
            Some(setting) => (setting.name.clone(), number_of(&setting.values)),
            None => (String::new(), Number::Unread),
        });
        Names { settings, numbers: numbers.collect() }
    }

    /// Adds a quantity; without a bound where it has a problem.
    pub(super) fn add_quantity(&mut self, name: &str, bound: Option<Bound>) {
        self.numbers.push((name.to_owned(), bound.map_or(Number::Unread, Number::UpTo)));
    }

    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.numbers.iter().position(|(known, _)| known == name)
    }

    /// The setting of this name and its index.
    pub(super) fn setting(&self, name: &str) -> Option<(usize, &'m Setting)> {
        self.settings.iter().enumerate().find_map(|(index, setting)| {
            Some((index, setting.as_ref().filter(|setting| setting.name == name)?))
        })
    }

    /// The number of this name; what is no number is reported.
    pub(super) fn number(&self, name: &str, path: &Path, problems: &mut Problems) -> Option<(usize, Bound)> {
        let Some(index) = self.position(name) else {
            self.report_unknown("number setting or quantity", name, path, problems);
            return None;
        };
        match self.numbers.get(index)?.1 {
            Number::UpTo(bound) => Some((index, bound)),
            Number::Unread => None,
            Number::None => {
                let help = "only settings of kind `number` and quantities can be counted";
                problems.add(Code::WrongType, path, format!("the setting `{name}` is not a number"), help);
                None
            }
        }
    }

    /// Unless some setting could not be read: then it may be the one that is meant.
    pub(super) fn report_unknown(&self, what: &str, name: &str, path: &Path, problems: &mut Problems) {
        if self.settings.iter().all(Option::is_some) {
            unknown_name(what, name, self.numbers.iter().map(|(known, _)| known.as_str()), path, problems);
        }
    }
}

fn number_of(values: &Values) -> Number {
    let (units, decimals) = match values {
        Values::Words(_) | Values::Switch => return Number::None,
        Values::Numbers { options, decimals } => (options.iter().max().copied().unwrap_or(0), *decimals),
        Values::Span { max, decimals, .. } => (*max, *decimals),
    };
    bound(units.into(), decimals).map_or(Number::Unread, Number::UpTo)
}
