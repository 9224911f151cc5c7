//! The price of one set of choices: whole numbers in, whole numbers out.
//!
//! Overflow is impossible: `check` has proven how large every value can become, and by that whether 64 bits are enough.

use crate::certainty::{Certainty, LineCertainty, Parts, Total};
use crate::day::Day;
use crate::fixed::Fixed;
use crate::image::{
    Cell, Charge, Entry, Image, Model, Program, STEP_KEEP, STEP_MINIMUM, STEP_ROUND, Step, WIDE, word,
};
use crate::int::Int;
use crate::sheet::Sheet;

/// Where prices are worked out; kept from one to the next, so that none has to ask for memory.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    narrow: Vec<i64>,
    wide: Vec<i128>,
    pub(crate) sheet: Sheet,
}

/// The text that all catalogs have first.
const ROUNDING_LABEL: i64 = 1;

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
    let (image, Some(program)) = (model.image(), model.program()) else { return };
    if model.is(WIDE) {
        run(image, program, choices, day, per, wide, sheet);
    } else {
        run(image, program, choices, day, per, narrow, sheet);
    }
}

/// The same of a model that is plain, on whatever day: what is asked most.
#[cfg(not(feature = "checker"))]
pub(crate) fn price_plain(image: &Image, program: &Program, choices: &[i64], desk: &mut Desk) {
    run(image, program, choices, None, None, &mut desk.narrow, &mut desk.sheet);
}

// What prices rarely do stands in functions of its own from here on: the rest then has room in the processor's registers.
#[inline(never)]
fn run<N: Int>(
    image: &Image,
    program: &Program,
    choices: &[i64],
    day: Option<Day>,
    per: Option<usize>,
    numbers: &mut Vec<N>,
    sheet: &mut Sheet,
) {
    let numbers = if let Some(numbers) = N::of_all(choices).filter(|_| !program.must_count) {
        numbers
    } else if let Some(model) = program.model(image) {
        count(model, choices, numbers);
        numbers
    } else {
        numbers
    };
    let inputs = Inputs { choices, numbers, per };
    sheet.clear(program.lines);
    let (min, max, decimals) = (N::default(), N::default(), program.decimals);
    let mut sum = Subtotal { min, max, decimals, parts: Parts::NONE, sheet };
    for (index, entry) in (0..).zip(program.entries(image)) {
        if entry.applies(choices, numbers, day) {
            sum.add_charge(index, entry, &inputs);
        }
    }
    let are_steps_known = !program.has_steps || sum.add_steps(program.model(image), day);
    sum.finish(are_steps_known);
}

/// The settings' numbers, then the quantities. What is no number is never asked for.
pub(crate) fn count<N: Int>(model: Model, choices: &[i64], numbers: &mut Vec<N>) {
    numbers.clear();
    numbers.extend(model.settings().zip(choices).map(|(setting, choice)| setting.number::<N>(*choice)));
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
struct Inputs<'g, N> {
    choices: &'g [i64],
    numbers: &'g [N],
    /// A number to be taken as 1.
    per: Option<usize>,
}

impl<N: Int> Inputs<'_, N> {
    fn factors(&self, entry: Entry) -> impl Iterator<Item = Cell<N>> {
        entry.factors(self.choices, self.numbers, self.per)
    }
}

/// The charges so far.
struct Subtotal<'s, N> {
    min: N,
    max: N,
    decimals: u32,
    parts: Parts,
    sheet: &'s mut Sheet,
}

impl<N: Int> Subtotal<'_, N> {
    fn add_charge(&mut self, index: i64, entry: Entry, inputs: &Inputs<N>) {
        let figure = entry.rate(inputs.choices, inputs.numbers);
        let product = inputs.factors(entry).fold(figure, Cell::times);
        self.parts.add(product.certainty);
        if entry.is_rounded() {
            return self.add_rounded(index, entry, figure, product, inputs);
        }
        let decimals = entry.decimals();
        self.sheet.add(entry.label(), product, decimals, index, rate(entry, figure, product));
        self.add([product.min, product.max].map(|units| Fixed { units, decimals }));
    }

    /// Nothing, if it is unpublished: then both ends are 0.
    fn add(&mut self, [min, max]: [Fixed<N>; 2]) {
        self.min = self.min + min.units_at(self.decimals);
        self.max = self.max + max.units_at(self.decimals);
    }

    #[inline(never)]
    fn add_rounded(
        &mut self,
        index: i64,
        entry: Entry,
        figure: Cell<N>,
        product: Cell<N>,
        inputs: &Inputs<N>,
    ) {
        let certainty = product.certainty;
        let charge = entry.charge();
        let rounded = round(charge, figure, inputs.factors(entry));
        // A quotient without a last decimal cannot be written: the line has what it is rounded to.
        let written = if charge.divisor::<N>().is_one() {
            [product.min, product.max].map(|units| Fixed { units, decimals: charge.decimals() })
        } else {
            rounded
        };
        let [Fixed { units: min, decimals }, Fixed { units: max, .. }] = written;
        let rate = rate(entry, figure, product);
        self.sheet.add(entry.label(), Cell { certainty, min, max }, decimals, index, rate);
        if certainty != LineCertainty::Unpublished {
            self.add_change(ROUNDING_LABEL, certainty, written, rounded);
            self.add(rounded);
        }
    }

    /// The step from `before` to `after` as a line of its own, unless it changes nothing.
    #[inline(never)]
    fn add_change(
        &mut self,
        label: i64,
        certainty: LineCertainty,
        before: [Fixed<N>; 2],
        after: [Fixed<N>; 2],
    ) {
        let ([low, high], [new_low, new_high]) = (before, after);
        let (([min, below_min], is_min_kept), ([max, below_max], is_max_kept)) =
            (N::change(low, new_low), N::change(high, new_high));
        if !(is_min_kept && is_max_kept) {
            let cell = Cell { certainty, min: min.units, max: max.units };
            self.sheet.add(label, cell, min.decimals, -1, None);
            self.sheet.take_away([below_min, below_max]);
        }
    }

    fn ends(&self) -> [Fixed<N>; 2] {
        [self.min, self.max].map(|units| Fixed { units, decimals: self.decimals })
    }

    /// Whether it is known what the steps do.
    #[inline(never)]
    fn add_steps(&mut self, model: Option<Model>, day: Option<Day>) -> bool {
        // Where nothing is known there is nothing to change.
        let Some(known) = self.parts.known else { return true };
        for step in model.into_iter().flat_map(Model::steps).filter(|step| step.is_there(day)) {
            let before = self.ends();
            let Some(changed) = changed(step, before) else {
                let cell = Cell { certainty: LineCertainty::Unpublished, min: self.min, max: self.max };
                self.sheet.add(word(step.label()), cell, self.decimals, -1, None);
                return false;
            };
            self.add_change(word(step.label()), known, before, changed);
            let [min, max] = changed;
            (self.min, self.max, self.decimals) = (min.units, max.units, min.decimals);
        }
        true
    }

    fn finish(&mut self, are_steps_known: bool) {
        let certainty = if self.parts.known.is_some() && are_steps_known {
            self.parts.certainty(self.min == N::default())
        } else {
            Certainty::Unpublished
        };
        self.sheet.finish(certainty, self.ends());
    }
}

/// The figure that was used, where it is one.
fn rate<N: Int>(entry: Entry, figure: Cell<N>, product: Cell<N>) -> Option<Fixed<N>> {
    let is_one = figure.certainty < LineCertainty::Range && product.certainty < LineCertainty::Range;
    is_one.then(|| Fixed { units: figure.min, decimals: entry.rate_decimals() })
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
fn round<N: Int>(charge: Charge, rate: Cell<N>, factors: impl Iterator<Item = Cell<N>>) -> [Fixed<N>; 2] {
    let Some(round) = charge.round() else {
        return [rate.min, rate.max].map(|units| Fixed { units, decimals: 0 });
    };
    let (mut each, mut each_decimals) = (Cell::exact(N::of(1)), 0);
    let mut cell = rate;
    for (index, (factor, used)) in charge.factors().zip(factors).enumerate() {
        if round.each() == Some(index) {
            (each, each_decimals) = (used, factor.decimals());
        } else {
            cell = cell.times(used);
        }
    }
    let decimals = charge.decimals() - each_decimals;
    let times = |units: N, each: N| {
        let rounded = round.rounding().quotient(Fixed { units, decimals }, charge.divisor());
        Fixed { units: rounded.units * each, decimals: rounded.decimals + each_decimals }
    };
    [times(cell.min, each.min), times(cell.max, each.max)]
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
                    let program = model.program().unwrap();
                    run::<i64>(&catalog.image, program, &made, None, None, &mut Vec::new(), &mut narrow);
                    run::<i128>(&catalog.image, program, &made, None, None, &mut Vec::new(), &mut wide);
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
