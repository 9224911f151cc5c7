//! Many prices of one model at once: columns of choices in, columns of prices out.
//!
//! A column has a small number for each row: the place of an option, 0 or 1 for a switch, how many steps a number is above the
//! smallest. Where the rows outnumber the combinations that move the price, each combination is priced once and the rows look theirs
//! up; otherwise each row is priced. Memory and the table are kept from one call to the next: to get them costs more than to use them,
//! and with the table there even few rows are looked up.

use wasm_bindgen::prelude::*;

use super::column::{Column, Steps};
use super::runtime::{Engine, priced};
use crate::certainty::Certainty;
use crate::image::{CONDITIONAL, MOST_SETTINGS, Model, WIDE};
use crate::price::Desk;

/// The most combinations that are priced beforehand: their table has to stay in the processor's cache.
const CELLS: usize = 1 << 14;

/// So many rows are looked up together.
const BLOCK: usize = 1024;

/// In place of a certainty: the choices do not go together, or are not sold.
const REFUSED: u8 = 5;

/// In place of a setting.
const NONE: u32 = u32::MAX;

/// In place of a choice: the rows have their own.
const GIVEN: i64 = i64::MIN;

#[derive(Debug, Default)]
pub(super) struct Columns {
    /// One for each setting that a model can have.
    given: Vec<Column>,
    table: Prices,
    /// What the table was made for.
    table_of: Option<Question>,
    /// The certainty of the whole table, where all of it has the same.
    one_certainty: Option<u8>,
    prices: Prices,
    /// See [`Engine::price_columns`].
    answer: [u32; 6],
}

/// What the prices of columns depend on, beside the rows.
#[derive(Debug, PartialEq)]
struct Question {
    model: usize,
    day: u32,
    /// One for each setting; [`GIVEN`] where it has a column.
    choices: Vec<i64>,
}

/// A price a row; without meaning where the certainty says that there is none.
#[derive(Debug, Default)]
struct Prices {
    certainties: Vec<u8>,
    min: Vec<i64>,
    max: Vec<i64>,
    decimals: u32,
    has_ranges: bool,
}

#[wasm_bindgen]
impl Engine {
    /// Forgets the columns before.
    #[wasm_bindgen(js_name = beginColumns)]
    pub fn begin_columns(&mut self) {
        self.columns.given.resize_with(MOST_SETTINGS, Column::default);
        self.columns.given.iter_mut().for_each(|column| column.is_given = false);
    }

    /// Makes room for the column of a setting, a byte a row, and gives its address.
    #[wasm_bindgen(js_name = byteColumn)]
    pub fn byte_column(&mut self, setting: usize, rows: usize) -> *const u8 {
        let Some(column) = self.columns.given.get_mut(setting) else { return std::ptr::null() };
        column.is_given = true;
        column.bytes.resize(rows, 0);
        column.words.clear();
        column.bytes.as_ptr()
    }

    /// The same with 32 bits a row.
    #[wasm_bindgen(js_name = wordColumn)]
    pub fn word_column(&mut self, setting: usize, rows: usize) -> *const u32 {
        let Some(column) = self.columns.given.get_mut(setting) else { return std::ptr::null() };
        column.is_given = true;
        column.words.resize(rows, 0);
        column.bytes.clear();
        column.words.as_ptr()
    }

    /// Prices the rows on a day (0: none), the choices for what has no column, and gives the address of six numbers: a setting whose
    /// column has a number that is too large ([`NONE`] if all are well), the decimals, whether some price is a range, and the addresses of
    /// certainties (a byte a row), lower and upper ends (64 bits a row; no upper ends where no price is a range).
    #[wasm_bindgen(js_name = priceColumns)]
    pub fn price_columns(&mut self, model: usize, day: u32, rows: usize) -> *const u32 {
        let Engine { image, desk, choices, columns, .. } = self;
        if let Some(asked) = image.nth_model(model).filter(|model| !model.is(WIDE)) {
            let others = columns.others(choices.get(..asked.count()).unwrap_or_default());
            let question = Question { model, day, choices: others };
            columns.price(&mut RowPricer { model: asked, day, choices, desk }, question, rows);
        }
        self.columns.answer.as_ptr()
    }
}

impl Columns {
    /// The choices for what has no column.
    fn others(&self, choices: &[i64]) -> Vec<i64> {
        let other = |(column, choice): (&Column, &i64)| if column.is_given { GIVEN } else { *choice };
        self.given.iter().zip(choices).map(other).collect()
    }

    fn price(&mut self, pricer: &mut RowPricer, question: Question, rows: usize) {
        let combinations = self.measure(pricer.model);
        let too_large = self.given.iter().position(|column| column.is_given && column.is_too_large());
        if too_large.is_none() {
            let is_made = self.table_of.as_ref() == Some(&question);
            let worth_it = combinations.filter(|combinations| !is_made && *combinations <= rows.min(CELLS));
            if let Some(combinations) = worth_it {
                self.make_table(pricer, combinations);
                self.table_of = Some(question);
            }
            if is_made || worth_it.is_some() {
                self.look_up(rows);
            } else {
                self.each(pricer, rows);
            }
        }
        let Prices { certainties, min, max, decimals, has_ranges } = &self.prices;
        let places = [certainties.as_ptr().addr(), min.as_ptr().addr(), max.as_ptr().addr()];
        let [certainties, min, max] = places.map(|place| u32::try_from(place).unwrap_or(0));
        let too_large = too_large.map_or(NONE, |setting| u32::try_from(setting).unwrap_or(0));
        self.answer = [too_large, *decimals, u32::from(*has_ranges), certainties, min, max];
    }

    /// Finds the strides, and gives how many combinations there are.
    fn measure(&mut self, model: Model) -> Option<usize> {
        let mut combinations = Some(1_usize);
        for (index, column) in self.given.iter_mut().enumerate().filter(|(_, column)| column.is_given) {
            column.steps = model.nth(index).map_or(Steps::default(), Steps::of);
            // Constraints can ask for what moves no price.
            let moves = model.is(CONDITIONAL) || model.movers() >> index & 1 == 1;
            let stride = combinations.filter(|_| moves).and_then(|stride| u16::try_from(stride).ok());
            column.stride = stride.unwrap_or(0);
            if moves {
                let count = usize::try_from(column.steps.count).ok();
                combinations = combinations.zip(count).and_then(|(all, count)| all.checked_mul(count));
            }
        }
        combinations
    }

    /// Each row by itself.
    fn each(&mut self, pricer: &mut RowPricer, rows: usize) {
        self.prices.begin(rows, rows);
        for row in 0..rows {
            for (index, column) in self.given.iter().enumerate().filter(|(_, column)| column.is_given) {
                pricer.choose(index, column.steps, column.row(row));
            }
            pricer.put(&mut self.prices, row);
        }
    }

    /// Each combination by itself.
    fn make_table(&mut self, pricer: &mut RowPricer, combinations: usize) {
        self.table.begin(CELLS, CELLS);
        for (index, column) in self.given.iter_mut().enumerate().filter(|(_, column)| column.is_given) {
            column.number = 0;
            pricer.choose(index, column.steps, 0);
        }
        for combination in 0..combinations {
            pricer.put(&mut self.table, combination);
            self.advance(pricer);
        }
        let certainties = self.table.certainties.get(..combinations).unwrap_or_default();
        let is_of_all = |certainty: &u8| certainties.iter().all(|other| other == certainty);
        self.one_certainty = certainties.first().copied().filter(is_of_all);
    }

    /// Goes to the next combination, as a counter does: a number that is at its end begins again, and moves the next.
    fn advance(&mut self, pricer: &mut RowPricer) {
        for (index, column) in self.given.iter_mut().enumerate().filter(|(_, column)| column.is_mover()) {
            let is_last = u64::from(column.number) + 1 >= column.steps.count;
            column.number = if is_last { 0 } else { column.number + 1 };
            pricer.choose(index, column.steps, column.number);
            if column.number > 0 {
                return;
            }
        }
    }

    /// For each row what its combination costs.
    fn look_up(&mut self, rows: usize) {
        let Columns { given, table, one_certainty, prices, .. } = self;
        prices.begin(rows, if table.has_ranges { rows } else { 0 });
        if let Some(certainty) = *one_certainty {
            prices.certainties.fill(certainty);
        }
        (prices.decimals, prices.has_ranges) = (table.decimals, table.has_ranges);
        let mut cells = [0; BLOCK];
        for start in (0..rows).step_by(BLOCK) {
            cells.fill(0);
            for column in given.iter().filter(|column| column.is_mover()) {
                column.add_to(&mut cells, start);
            }
            if one_certainty.is_none() {
                copy(&cells, &table.certainties, prices.certainties.get_mut(start..));
            }
            copy(&cells, &table.min, prices.min.get_mut(start..));
            copy(&cells, &table.max, prices.max.get_mut(start..));
        }
    }
}

/// The figures of the cells; where there is a column for them.
fn copy<T: Copy>(cells: &[u16; BLOCK], figures: &[T], column: Option<&mut [T]>) {
    let Some(figures) = figures.first_chunk::<CELLS>() else { return };
    for (row, cell) in column.unwrap_or_default().iter_mut().zip(cells) {
        // All cells are in the table. The remainder tells the compiler so, which spares a third of the time.
        if let Some(figure) = figures.get(usize::from(*cell) % CELLS) {
            *row = *figure;
        }
    }
}

/// What prices need beside columns.
struct RowPricer<'p> {
    model: Model<'p>,
    day: u32,
    choices: &'p mut Vec<i64>,
    desk: &'p mut Desk,
}

impl RowPricer<'_> {
    fn choose(&mut self, setting: usize, steps: Steps, number: u32) {
        if let Some(choice) = self.choices.get_mut(setting) {
            *choice = steps.first + i64::from(number) * steps.step;
        }
    }

    /// Puts down what the choices cost.
    fn put(&mut self, prices: &mut Prices, row: usize) {
        let RowPricer { model, day, choices, desk } = self;
        let priced = model.program().and_then(|program| priced(model.image(), program, *day, choices, desk));
        if priced.is_none() {
            return prices.put(row, REFUSED, [0, 0]);
        }
        let (certainty, [min, max]) = (self.desk.sheet.certainty(), self.desk.sheet.ends());
        if certainty == Certainty::Unpublished {
            return prices.put(row, certainty as u8, [0, 0]);
        }
        let max = if certainty == Certainty::AtLeast { min } else { max };
        prices.decimals = min.decimals;
        prices.has_ranges |= certainty == Certainty::Range;
        // A model that is not wide has no others.
        prices.put(row, certainty as u8, [min, max].map(|end| i64::try_from(end.units).unwrap_or(0)));
    }
}

impl Prices {
    /// Makes room for rows and for upper ends; what stands there has no meaning.
    fn begin(&mut self, rows: usize, uppers: usize) {
        self.certainties.resize(rows, 0);
        self.min.resize(rows, 0);
        self.max.resize(uppers, 0);
        (self.decimals, self.has_ranges) = (0, false);
    }

    fn put(&mut self, row: usize, certainty: u8, [min, max]: [i64; 2]) {
        let Prices { certainties, min: lower, max: upper, .. } = self;
        let places = (certainties.get_mut(row), lower.get_mut(row), upper.get_mut(row));
        if let (Some(at_certainty), Some(at_min), Some(at_max)) = places {
            (*at_certainty, *at_min, *at_max) = (certainty, min, max);
        }
    }
}
