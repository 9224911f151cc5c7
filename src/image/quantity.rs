//! Quantities as compiled: numbers made from settings.

use super::{ABSENT, Node, Table};
use crate::int::Int;

/// `[name, one or 0, combine, decimals, settings, whether it may not exist, items, scale]`: a number made from settings. `settings` are bits;
/// `scale` is 1 ÷ `per`, without its point.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quantity<'i>(pub(super) Node<'i>);

impl<'i> Quantity<'i> {
    pub(crate) fn name(self) -> &'i str {
        self.0.text(0)
    }

    pub(crate) fn one(self) -> Option<&'i str> {
        self.0.optional_text(1)
    }

    /// Its value for these choices, with the numbers before it. Where it does not exist it is absent; so it is where a figure is absent,
    /// and a constraint is broken there, whatever quantities are.
    pub(crate) fn value<N: Int>(self, choices: &[i64], numbers: &[N]) -> N {
        if self.0.flag(5) && self.is_absent(choices) {
            return N::of(ABSENT);
        }
        let (combine, mut value) = (self.0.word(2), None);
        for item in self.0.list(6).nodes() {
            let item = item_value(item, choices, numbers);
            if item < N::default() {
                return N::of(ABSENT);
            }
            value = Some(match value {
                None => item,
                Some(value) if combine == 0 => value * item,
                Some(value) if combine == 1 => value + item,
                Some(value) => item.max(value),
            });
        }
        value.unwrap_or_default() * self.0.number(7)
    }

    fn is_absent(self, choices: &[i64]) -> bool {
        choices
            .iter()
            .enumerate()
            .any(|(index, choice)| *choice == ABSENT && self.0.word(4) >> index & 1 == 1)
    }
}

/// `[0, number, power]`, `[1, table, power]`, `[2, 0, constant]`: one item of a quantity, brought to the decimals of the others. It is below 0
/// where it is absent.
fn item_value<N: Int>(item: Node, choices: &[i64], numbers: &[N]) -> N {
    let constant: N = item.number(2);
    match item.word(0) {
        0 => numbers.get(item.index(1)).copied().unwrap_or_default() * constant,
        1 => Table(item.node(1)).figure_at(choices, numbers) * constant,
        _ => constant,
    }
}
