//! Many prices of one model at once: columns of choices in, columns of prices out.
//!
//! A column has a small number for each row: the place of an option, 0 or 1 for a switch, how many steps a number is above the
//! smallest. Where the rows outnumber the combinations that move the price, each combination is priced once and the rows look theirs
//! up; otherwise each row is priced. Memory is kept from one call to the next: to get it costs more than to write into it.

use wasm_bindgen::prelude::*;

use super::runtime::{Engine, priced};
use crate::certainty::Certainty;
use crate::image::{CONDITIONAL, Kind, MOST_SETTINGS, Model, Setting, WIDE};
use crate::price::Desk;

/// The most combinations that are priced beforehand: their table has to stay in the processor's cache.
const MOST_COMBINATIONS: u64 = 1 << 14;

/// So many rows are looked up together.
const BLOCK: usize = 1024;

/// In place of a certainty: the choices do not go together, or are not sold.
const REFUSED: u8 = 5;

/// In place of a setting.
const NONE: u32 = u32::MAX;

#[derive(Debug, Default)]
pub(super) struct Columns {
    /// One for each setting that a model can have.
    given: Vec<Column>,
    table: Prices,
    prices: Prices,
    /// See [`Engine::price_columns`].
    answer: [u32; 6],
}

#[derive(Debug, Default)]
struct Column {
    is_given: bool,
    /// One of both has the rows.
    bytes: Vec<u8>,
    words: Vec<u32>,
    steps: Steps,
    /// How far apart its choices are in the table; 0 where they do not move the price.
    stride: u32,
}

/// The choices of a setting, counted from 0.
#[derive(Debug, Default, Clone, Copy)]
struct Steps {
    first: i64,
    step: i64,
    count: u32,
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
        if let Some(model) = image.nth_model(model).filter(|model| !model.is(WIDE)) {
            columns.price(&mut Pricer { model, day, choices, desk }, rows);
        }
        self.columns.answer.as_ptr()
    }
}

impl Columns {
    fn price(&mut self, pricer: &mut Pricer, rows: usize) {
        let combinations = self.measure(pricer.model);
        let too_large = self.given.iter().position(Column::is_too_large);
        self.prices.clear();
        if too_large.is_none() {
            let (most, rows_as_well) = (MOST_COMBINATIONS, u64::try_from(rows).unwrap_or(0));
            if combinations.is_some_and(|combinations| combinations <= most.min(rows_as_well)) {
                self.look_up(pricer, combinations.unwrap_or(0), rows);
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
    fn measure(&mut self, model: Model) -> Option<u64> {
        let mut combinations = Some(1_u64);
        for (index, column) in self.given.iter_mut().enumerate().filter(|(_, column)| column.is_given) {
            column.steps = model.nth(index).map_or(Steps::default(), Steps::of);
            // Constraints can ask for what moves no price.
            let moves = model.is(CONDITIONAL) || model.movers() >> index & 1 == 1;
            let stride = combinations.filter(|_| moves).and_then(|stride| u32::try_from(stride).ok());
            column.stride = stride.unwrap_or(0);
            if moves {
                combinations = combinations.and_then(|count| count.checked_mul(column.steps.count.into()));
            }
        }
        combinations
    }

    /// Each row by itself.
    fn each(&mut self, pricer: &mut Pricer, rows: usize) {
        for row in 0..rows {
            for (index, column) in self.given.iter().enumerate().filter(|(_, column)| column.is_given) {
                pricer.choose(index, column.steps, column.row(row));
            }
            pricer.add_to(&mut self.prices);
        }
    }

    /// Each combination by itself, and for each row its own.
    fn look_up(&mut self, pricer: &mut Pricer, combinations: u64, rows: usize) {
        let Columns { given, table, prices, .. } = self;
        table.clear();
        for combination in 0..u32::try_from(combinations).unwrap_or(0) {
            for (index, column) in given.iter().enumerate().filter(|(_, column)| column.is_given) {
                let number =
                    combination.checked_div(column.stride).map_or(0, |rest| rest % column.steps.count);
                pricer.choose(index, column.steps, number);
            }
            pricer.add_to(table);
        }
        (prices.decimals, prices.has_ranges) = (table.decimals, table.has_ranges);
        prices.certainties.resize(rows, 0);
        prices.min.resize(rows, 0);
        prices.max.resize(if table.has_ranges { rows } else { 0 }, 0);
        let mut cells = [0_u32; BLOCK];
        for start in (0..rows).step_by(BLOCK) {
            let cells = cells.get_mut(..BLOCK.min(rows - start)).unwrap_or_default();
            cells.fill(0);
            for column in given.iter().filter(|column| column.is_given && column.stride > 0) {
                column.add_to(cells, start);
            }
            copy(cells, &table.certainties, prices.certainties.get_mut(start..));
            copy(cells, &table.min, prices.min.get_mut(start..));
            copy(cells, &table.max, prices.max.get_mut(start..));
        }
    }
}

/// The figures of the cells; where there is a column for them.
fn copy<T: Copy>(cells: &[u32], figures: &[T], column: Option<&mut [T]>) {
    for (row, cell) in column.unwrap_or_default().iter_mut().zip(cells) {
        if let Some(figure) = usize::try_from(*cell).ok().and_then(|cell| figures.get(cell)) {
            *row = *figure;
        }
    }
}

impl Column {
    fn is_too_large(&self) -> bool {
        // Unlike `max`, many at a time.
        let byte = self.bytes.iter().fold(0, |largest: u8, byte| largest.max(*byte));
        let word = self.words.iter().fold(0, |largest: u32, word| largest.max(*word));
        self.is_given && word.max(byte.into()) >= self.steps.count
    }

    fn row(&self, row: usize) -> u32 {
        let byte = || self.bytes.get(row).map_or(0, |byte| u32::from(*byte));
        self.words.get(row).copied().unwrap_or_else(byte)
    }

    /// Moves the cells to where the rows from `start` lead.
    fn add_to(&self, cells: &mut [u32], start: usize) {
        for (cell, byte) in cells.iter_mut().zip(self.bytes.get(start..).unwrap_or_default()) {
            *cell += u32::from(*byte) * self.stride;
        }
        for (cell, word) in cells.iter_mut().zip(self.words.get(start..).unwrap_or_default()) {
            *cell += word * self.stride;
        }
    }
}

impl Steps {
    fn of(setting: Setting) -> Steps {
        let (first, step, count) = match setting.kind() {
            Kind::Span => {
                let [min, max, step] = setting.span();
                (min, step, (max - min) / step + 1)
            }
            _ => (0, 1, setting.count().unwrap_or(0)),
        };
        Steps { first, step, count: count.try_into().unwrap_or(u32::MAX) }
    }
}

/// What prices need beside columns.
struct Pricer<'p> {
    model: Model<'p>,
    day: u32,
    choices: &'p mut Vec<i64>,
    desk: &'p mut Desk,
}

impl Pricer<'_> {
    fn choose(&mut self, setting: usize, steps: Steps, number: u32) {
        if let Some(choice) = self.choices.get_mut(setting) {
            *choice = steps.first + i64::from(number) * steps.step;
        }
    }

    /// Adds what the choices cost.
    fn add_to(&mut self, prices: &mut Prices) {
        if priced(self.model, self.day, self.choices, self.desk).is_none() {
            return prices.add(REFUSED, [0, 0]);
        }
        let (certainty, [min, max]) = (self.desk.sheet.certainty(), self.desk.sheet.ends());
        if certainty == Certainty::Unpublished {
            return prices.add(certainty as u8, [0, 0]);
        }
        let max = if certainty == Certainty::AtLeast { min } else { max };
        prices.decimals = min.decimals;
        prices.has_ranges |= certainty == Certainty::Range;
        // A model that is not wide has no others.
        prices.add(certainty as u8, [min, max].map(|end| i64::try_from(end.units).unwrap_or(0)));
    }
}

impl Prices {
    fn clear(&mut self) {
        self.certainties.clear();
        self.min.clear();
        self.max.clear();
        (self.decimals, self.has_ranges) = (0, false);
    }

    fn add(&mut self, certainty: u8, [min, max]: [i64; 2]) {
        self.certainties.push(certainty);
        self.min.push(min);
        self.max.push(max);
    }
}
