//! What the names in a price stand for: settings, and the numbers made from them.

use std::collections::BTreeSet;

use super::budget::{Bound, bound};
use super::unknown_name;
use crate::plan::{Setting, Values};
use crate::problem::{Code, Path, Problems};

/// The names of one model.
pub(super) struct Names<'m> {
    settings: &'m [(String, Option<Setting>)],
    /// In the order in which plans count numbers: the settings, then the quantities read so far.
    numbers: Vec<(String, Number)>,
    /// Those of them that may not exist.
    conditional: BTreeSet<usize>,
    /// Whether only what stands before some setting is known.
    only_earlier: bool,
    /// Whether constraints or the conditions of settings may exclude cells of tables.
    pub(super) may_exclude: bool,
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
    pub(super) fn new(settings: &'m [(String, Option<Setting>)], has_constraints: bool) -> Names<'m> {
        let numbers = settings.iter().map(|(name, setting)| {
            let number = setting.as_ref().map_or(Number::Unread, |setting| number_of(&setting.values));
            (name.clone(), number)
        });
        let conditional = settings
            .iter()
            .enumerate()
            .filter(|(_, (_, setting))| setting.as_ref().is_some_and(|setting| !setting.when.is_empty()));
        let conditional: BTreeSet<usize> = conditional.map(|(index, _)| index).collect();
        let may_exclude = has_constraints || !conditional.is_empty();
        Names { settings, numbers: numbers.collect(), conditional, only_earlier: false, may_exclude }
    }

    /// What the `when` of the setting after these can name.
    pub(super) fn before(settings: &'m [(String, Option<Setting>)]) -> Names<'m> {
        Names { only_earlier: true, ..Names::new(settings, false) }
    }

    /// Adds a quantity, and whether it may not exist; nothing of one that has a problem.
    pub(super) fn add_quantity(&mut self, name: &str, quantity: Option<(Bound, bool)>) {
        if quantity.is_some_and(|(_, may_not_exist)| may_not_exist) {
            self.conditional.insert(self.numbers.len());
        }
        self.numbers
            .push((name.to_owned(), quantity.map_or(Number::Unread, |(bound, _)| Number::UpTo(bound))));
    }

    /// Whether the number of this index (see `Use::number`) may not exist.
    pub(super) fn may_not_exist(&self, index: usize) -> bool {
        self.conditional.contains(&index)
    }

    /// The most units of any of the numbers, and of what they are made from.
    pub(super) fn peak(&self) -> i128 {
        let peaks = self.numbers.iter().filter_map(|(_, number)| match number {
            Number::UpTo(bound) => Some(bound.peak),
            Number::None | Number::Unread => None,
        });
        peaks.max().unwrap_or(0)
    }

    pub(super) fn count(&self) -> usize {
        self.numbers.len()
    }

    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.numbers.iter().position(|(known, _)| known == name)
    }

    pub(super) fn is_setting(&self, name: &str) -> bool {
        self.settings.iter().any(|(known, _)| known == name)
    }

    pub(super) fn is_quantity(&self, name: &str) -> bool {
        self.position(name).is_some() && !self.is_setting(name)
    }

    /// The setting of this name and its index; one that has a problem is none.
    pub(super) fn setting(&self, name: &str) -> Option<(usize, &'m Setting)> {
        let index = self.settings.iter().position(|(known, _)| known == name)?;
        Some((index, self.settings.get(index)?.1.as_ref()?))
    }

    /// The number of this name; what is no number is reported.
    pub(super) fn number(&self, name: &str, path: &Path, problems: &mut Problems) -> Option<(usize, Bound)> {
        let Some(index) = self.position(name) else {
            let numbers = self.numbers.iter().filter(|(_, number)| !matches!(number, Number::None));
            unknown_name(
                if self.only_earlier { "earlier number setting" } else { "number setting or quantity" },
                name,
                numbers.map(|(known, _)| known.as_str()),
                path,
                problems,
            );
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

    /// Reports a name that is no setting's.
    pub(super) fn check_setting(&self, name: &str, path: &Path, problems: &mut Problems) {
        if !self.is_setting(name) {
            unknown_name(
                if self.only_earlier { "earlier setting" } else { "setting" },
                name,
                self.settings.iter().map(|(known, _)| known.as_str()),
                path,
                problems,
            );
        }
    }

    /// Reports a name that is neither a setting's nor a quantity's.
    pub(super) fn check_any(&self, name: &str, path: &Path, problems: &mut Problems) {
        if self.position(name).is_none() {
            let known = self.numbers.iter().map(|(known, _)| known.as_str());
            unknown_name("setting or quantity", name, known, path, problems);
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
