//! The price of one set of choices: whole numbers in, whole numbers out.
//!
//! Overflow is impossible: `check` has proven how large every value can become, and by that whether 64 bits are enough.

use crate::amount::Amount;
use crate::certainty::{Certainty, LineCertainty, Parts, Total};
use crate::day::Day;
use crate::fixed::Fixed;
use crate::image::{Cell, Charge, LISTED, Model, STEP_KEEP, STEP_MINIMUM, STEP_ROUND, Step, WIDE};
use crate::int::Int;

/// Where prices are worked out; kept from one to the next, so that none has to ask for memory.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    narrow: Vec<i64>,
    wide: Vec<i128>,
    pub(crate) sheet: Sheet,
}

/// A price as it was worked out, in words: what JavaScript reads.
///
/// `[lines, certainty, decimals, whether it is wide, min, max, rest of min, rest of max]`, then for each line `[label, certainty, source, decimals, min, max, decimals of
/// the rate or -1, rate, …]`. The source counts the charges from 0; -1 is a rounding or a step. Where 64 bits are not enough, a line goes on
/// with the upper words of min, max and rate, and with what is to be taken from min and max: decimals, both, and their upper words.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) words: Vec<i64>,
    lines: usize,
}

/// The text that all catalogs have first.
const ROUNDING_LABEL: usize = 1;

const HEAD: usize = 8;
const LINE: usize = 16;

/// Prices the choices, one for each setting of the model, on a day. They break no constraint.
pub(crate) fn price(model: Model, choices: &[i64], day: Option<Day>, desk: &mut Desk) {
    price_per(model, choices, day, None, desk);
}

/// The same, as the total alone.
pub(crate) fn total(model: Model, choices: &[i64], day: Option<Day>, desk: &mut Desk) -> Total {
    price(model, choices, day, desk);
    desk.sheet.total()
}

/// The same with one number taken as 1 where it is a factor: the price per unit of it.
pub(crate) fn price_per(
    model: Model,
    choices: &[i64],
    day: Option<Day>,
    per: Option<usize>,
    desk: &mut Desk,
) {
    let Desk { narrow, wide, sheet } = desk;
    if model.is(WIDE) {
        run(model, choices, day, per, wide, sheet);
    } else {
        run(model, choices, day, per, narrow, sheet);
    }
}

// What prices rarely do stands in functions of its own from here on: the rest then has room in the processor's registers.
#[inline(never)]
fn run<N: Int>(
    model: Model,
    choices: &[i64],
    day: Option<Day>,
    per: Option<usize>,
    numbers: &mut Vec<N>,
    sheet: &mut Sheet,
) {
    count(model, choices, numbers);
    let nothing = Fixed { units: N::default(), decimals: model.decimals() };
    let mut sum = Sum { ends: [nothing; 2], parts: Parts::NONE, sheet };
    // A charge gives two lines if it is rounded.
    sum.sheet.clear(2 * model.charge_count() + model.steps().count());
    for (index, charge) in model.charges().enumerate() {
        if charge.applies(choices, numbers, day) {
            sum.add_charge(index, charge, &Given { choices, numbers, per });
        }
    }
    sum.finish(model.steps().filter(|step| step.is_there(day)));
}

/// The settings' numbers, then the quantities. What is no number is never asked for: it is its choice.
pub(crate) fn count<N: Int>(model: Model, choices: &[i64], numbers: &mut Vec<N>) {
    numbers.clear();
    if model.is(LISTED) {
        numbers.extend(model.settings().zip(choices).map(|(setting, choice)| setting.number::<N>(*choice)));
    } else {
        numbers.extend(choices.iter().map(|choice| N::of(*choice)));
    }
    for quantity in model.quantities() {
        let value = quantity.value(choices, numbers);
        numbers.push(value);
    }
}

/// The same in the numbers that any model fits.
pub(crate) fn numbers(model: Model, choices: &[i64]) -> Vec<i128> {
    let mut numbers = Vec::new();
    count(model, choices, &mut numbers);
    numbers
}

/// What a charge is priced with.
struct Given<'g, N> {
    choices: &'g [i64],
    numbers: &'g [N],
    /// A number to be taken as 1.
    per: Option<usize>,
}

impl<N: Int> Given<'_, N> {
    fn cells(&self, charge: Charge) -> impl Iterator<Item = Cell<N>> {
        charge.factors().map(|factor| {
            if self.per.is_some() && factor.number() == self.per {
                return Cell::exact(N::pow10(factor.decimals()));
            }
            factor.used(self.choices, self.numbers).billed
        })
    }
}

/// The charges so far.
struct Sum<'s, N> {
    ends: [Fixed<N>; 2],
    parts: Parts,
    sheet: &'s mut Sheet,
}

impl<N: Int> Sum<'_, N> {
    fn add_charge(&mut self, index: usize, charge: Charge, given: &Given<N>) {
        let rate = charge.rate();
        let (figure, decimals) = (rate.look_up(given.choices, given.numbers), rate.decimals());
        let product = given.cells(charge).fold(figure, Cell::times);
        let certainty = product.certainty;
        let mut ends = fixed(product, charge.decimals());
        let rounded = charge.round().map(|_| round(charge, figure, given));
        // A quotient without a last decimal cannot be written: the line has what it is rounded to.
        if let Some(rounded) = rounded.filter(|_| !charge.divisor::<N>().is_one()) {
            ends = rounded;
        }
        let rate = (certainty < LineCertainty::Range && figure.certainty < LineCertainty::Range)
            .then_some(Fixed { units: figure.min, decimals });
        self.sheet.add(charge.label(), certainty, word(index), ends, rate, Fixed::nothing());
        self.parts.add(certainty);
        if certainty == LineCertainty::Unpublished {
            return;
        }
        if let Some(rounded) = rounded {
            self.add_change(ROUNDING_LABEL, certainty, ends, rounded);
        }
        for (end, amount) in self.ends.iter_mut().zip(rounded.unwrap_or(ends)) {
            end.units = end.units + amount.units_at(end.decimals);
        }
    }

    /// The step from `before` to `after` as a line of its own, unless it changes nothing.
    #[inline(never)]
    fn add_change(
        &mut self,
        label: usize,
        certainty: LineCertainty,
        before: [Fixed<N>; 2],
        after: [Fixed<N>; 2],
    ) {
        let ([low, high], [new_low, new_high]) = (before, after);
        let (([min, below_min], is_min_kept), ([max, below_max], is_max_kept)) =
            (N::change(low, new_low), N::change(high, new_high));
        if !(is_min_kept && is_max_kept) {
            self.sheet.add(label, certainty, -1, [min, max], None, [below_min, below_max]);
        }
    }

    fn finish<'i>(mut self, steps: impl Iterator<Item = Step<'i>>) {
        // Where nothing is known there is nothing to change.
        let Some(known) = self.parts.known else {
            return self.sheet.finish(Certainty::Unpublished, self.ends);
        };
        for step in steps {
            let Some(changed) = changed(step, self.ends) else {
                self.sheet.add(
                    step.label(),
                    LineCertainty::Unpublished,
                    -1,
                    self.ends,
                    None,
                    Fixed::nothing(),
                );
                return self.sheet.finish(Certainty::Unpublished, self.ends);
            };
            self.add_change(step.label(), known, self.ends, changed);
            self.ends = changed;
        }
        let [min, _] = self.ends;
        let certainty = self.parts.certainty(min.units == N::default());
        self.sheet.finish(certainty, self.ends);
    }
}

fn word(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(-1)
}

fn fixed<N: Int>(cell: Cell<N>, decimals: u32) -> [Fixed<N>; 2] {
    [cell.min, cell.max].map(|units| Fixed { units, decimals })
}

/// What a step makes of the sum; none where it cannot be known.
#[inline(never)]
fn changed<N: Int>(step: Step, ends: [Fixed<N>; 2]) -> Option<[Fixed<N>; 2]> {
    let amount = step.amount::<N>();
    Some(match step.kind() {
        STEP_ROUND => ends.map(|end| step.rounding().round(end)),
        STEP_KEEP => ends
            .map(|end| Fixed { units: end.units * amount.units, decimals: end.decimals + amount.decimals }),
        STEP_MINIMUM => ends.map(|end| {
            let decimals = end.decimals.max(amount.decimals);
            Fixed { units: end.units_at(decimals).max(amount.units_at(decimals)), decimals }
        }),
        _ => return None,
    })
}

/// The charge as it is rounded.
#[inline(never)]
fn round<N: Int>(charge: Charge, rate: Cell<N>, given: &Given<N>) -> [Fixed<N>; 2] {
    let mut product = fixed(rate, charge.decimals());
    let Some(round) = charge.round() else { return product };
    let (mut each, mut each_decimals) = (Cell::exact(N::of(1)), 0);
    let mut cell = rate;
    for (index, (factor, used)) in charge.factors().zip(given.cells(charge)).enumerate() {
        if round.each() == Some(index) {
            (each, each_decimals) = (used, factor.decimals());
        } else {
            cell = cell.times(used);
        }
    }
    product = fixed(cell, charge.decimals() - each_decimals);
    let times = |amount: Fixed<N>, units: N| {
        let rounded = round.rounding().quotient(amount, charge.divisor());
        Fixed { units: rounded.units * units, decimals: rounded.decimals + each_decimals }
    };
    let [low, high] = product;
    [times(low, each.min), times(high, each.max)]
}

impl Sheet {
    /// Makes room for so many lines; it is kept from one price to the next.
    fn clear(&mut self, lines: usize) {
        let words = HEAD + LINE * lines;
        if self.words.len() < words {
            self.words.resize(words, 0);
        }
        self.lines = 0;
    }

    fn add<N: Int>(
        &mut self,
        label: usize,
        certainty: LineCertainty,
        source: i64,
        ends: [Fixed<N>; 2],
        rate: Option<Fixed<N>>,
        below: [Fixed<N>; 2],
    ) {
        let at = HEAD + LINE * self.lines;
        self.lines += 1;
        let Some(line) = self.words.get_mut(at..).and_then(|words| words.first_chunk_mut::<LINE>()) else {
            return;
        };
        let [min, max] = ends;
        let [min_low, min_high] = min.units.split();
        let [max_low, max_high] = max.units.split();
        let (rate_decimals, [rate_low, rate_high]) =
            rate.map_or((-1, [0, 0]), |rate| (rate.decimals.into(), rate.units.split()));
        // One by one: so few words are written sooner than copied.
        line[0] = word(label);
        line[1] = certainty.word();
        line[2] = source;
        line[3] = min.decimals.into();
        line[4] = min_low;
        line[5] = max_low;
        line[6] = rate_decimals;
        line[7] = rate_low;
        if N::IS_WIDE {
            let [below_min, below_max] = below;
            let [[low_min, high_min], [low_max, high_max]] = below.map(|below| below.units.split());
            let decimals = below_min.decimals.max(below_max.decimals).into();
            line[8..].copy_from_slice(&[
                min_high, max_high, rate_high, decimals, low_min, low_max, high_min, high_max,
            ]);
        }
    }

    fn finish<N: Int>(&mut self, certainty: Certainty, [min, max]: [Fixed<N>; 2]) {
        let ([min_low, min_high], [max_low, max_high]) = (min.units.split(), max.units.split());
        let (lines, decimals) = (word(self.lines), min.decimals.into());
        if let Some(head) = self.words.first_chunk_mut::<HEAD>() {
            *head =
                [lines, certainty.word(), decimals, N::IS_WIDE.into(), min_low, max_low, min_high, max_high];
        }
    }

    fn word(&self, at: usize) -> i64 {
        self.words.get(at).copied().unwrap_or(0)
    }

    /// The amount of a lower and an upper word, with the decimals that stand in a third place. Without an upper word there are 64 bits.
    fn amount(&self, low: usize, high: usize, decimals: usize) -> Fixed {
        let low = self.word(low);
        let units = if self.word(3) == 0 { low.into() } else { i128::join(low, self.word(high)) };
        Fixed { units, decimals: self.word(decimals).try_into().unwrap_or(0) }
    }

    pub(crate) fn certainty(&self) -> Certainty {
        Certainty::of(self.word(1))
    }

    /// Lower and upper end.
    pub(crate) fn ends(&self) -> [Fixed; 2] {
        [self.amount(4, 6, 2), self.amount(5, 7, 2)]
    }

    pub(crate) fn total(&self) -> Total {
        let [min, max] = self.ends();
        Total::new(self.certainty(), min.into(), max.into())
    }

    /// The lines, each with what [`Sheet`] says of it.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line> {
        (0..self.lines).map(|line| {
            let at = HEAD + line * LINE;
            let end = |low: usize, high: usize, below: usize| {
                let amount = Amount::from(self.amount(at + low, at + high, at + 3));
                if self.word(3) == 0 {
                    return amount;
                }
                amount - Amount::from(self.amount(at + below, at + below + 2, at + 11))
            };
            Line {
                label: usize::try_from(self.word(at)).unwrap_or(0),
                certainty: LineCertainty::of(self.word(at + 1)),
                source: usize::try_from(self.word(at + 2)).ok(),
                ends: [end(4, 8, 12), end(5, 9, 13)],
                rate: (self.word(at + 6) >= 0).then(|| self.amount(at + 7, at + 10, at + 6)),
            }
        })
    }
}

/// A line of a price.
#[cfg_attr(not(feature = "checker"), expect(dead_code, reason = "pages read the sheet"))]
#[derive(Debug)]
pub(crate) struct Line {
    /// A text of the catalog.
    pub(crate) label: usize,
    pub(crate) certainty: LineCertainty,
    /// The charge that it is of; none for roundings and steps.
    pub(crate) source: Option<usize>,
    /// Lower and upper end; without meaning where the line is unpublished.
    pub(crate) ends: [Amount; 2],
    /// The figure used, where it is one.
    pub(crate) rate: Option<Fixed>,
}

#[cfg(feature = "checker")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalog;

    /// The shipped ones, and those of the tests.
    fn catalogs() -> impl Iterator<Item = Catalog> {
        let folders = ["src/catalogs", "tests/catalogs"]
            .map(|folder| [env!("CARGO_MANIFEST_DIR"), "/", folder].concat());
        let files = folders.into_iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
        files.map(|file| Catalog::from_text(&std::fs::read_to_string(file.unwrap().path()).unwrap()).unwrap())
    }

    /// The choices of this number, if the settings are its digits; of a span some numbers stand for all.
    fn choices(model: Model, mut number: usize) -> Vec<i64> {
        let mut digit = |count: usize| {
            let digit = number % count;
            number /= count;
            i64::try_from(digit).unwrap()
        };
        let settings = model.settings().map(|setting| {
            if let Some(count) = setting.count() {
                return digit(usize::try_from(count).unwrap());
            }
            let [min, max, step] = setting.span();
            min + digit(97) * ((max - min) / step / 96).max(1) * step
        });
        settings.collect()
    }

    #[test]
    fn prices_of_64_and_of_128_bits_are_the_same() {
        let mut compared = 0;
        for catalog in catalogs() {
            for model in catalog.image.models().filter(|model| !model.is(WIDE)) {
                for number in 0..2_000 {
                    let made = choices(model, number);
                    let (mut narrow, mut wide) = (Sheet::default(), Sheet::default());
                    run::<i64>(model, &made, None, None, &mut Vec::new(), &mut narrow);
                    run::<i128>(model, &made, None, None, &mut Vec::new(), &mut wide);
                    assert_eq!(narrow.total(), wide.total(), "{} {made:?}", model.id());
                    let lines = |sheet: &Sheet| {
                        sheet
                            .lines()
                            .map(|line| (line.label, line.certainty, line.source, line.ends))
                            .collect::<Vec<_>>()
                    };
                    assert_eq!(lines(&narrow), lines(&wide), "{} {made:?}", model.id());
                    compared += 1;
                }
            }
        }
        // All 57 models of the shipped catalogs, and many more.
        assert!(compared > 100 * 2_000, "{compared}");
    }
}
