//! What the names in a price stand for: settings, and the numbers made from them.

use super::budget::{Bound, bound};
use super::unknown_name;
use crate::plan::{Setting, Values};
use crate::problem::{Code, Path, Problems};

/// The names of one model.
pub(super) struct Names<'m> {
    settings: &'m [(String, Option<Setting>)],
    /// In the order in which plans count numbers: the settings, then the quantities read so far.
    numbers: Vec<(String, Number)>,
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
        let conditional =
            settings.iter().any(|(_, setting)| setting.as_ref().is_some_and(|it| !it.when.is_empty()));
        let may_exclude = has_constraints || conditional;
        Names { settings, numbers: numbers.collect(), only_earlier: false, may_exclude }
    }

    /// What the `when` of the setting after these can name.
    pub(super) fn before(settings: &'m [(String, Option<Setting>)]) -> Names<'m> {
        Names { only_earlier: true, ..Names::new(settings, false) }
    }

    /// Adds a quantity; without a bound where it has a problem.
    pub(super) fn add_quantity(&mut self, name: &str, bound: Option<Bound>) {
        self.numbers.push((name.to_owned(), bound.map_or(Number::Unread, Number::UpTo)));
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

    /// Reports a setting that has a `when`: where it does not exist it is no number.
    pub(super) fn check_always_exists(&self, name: &str, path: &Path, problems: &mut Problems) -> Option<()> {
        let Some((_, setting)) = self.setting(name).filter(|(_, setting)| !setting.when.is_empty()) else {
            return Some(());
        };
        let message = format!("the setting `{}` does not always exist", setting.name);
        problems.add(
            Code::MayNotExist,
            path,
            message,
            "quantities are made from settings that do: count it in a charge of its own",
        );
        None
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
