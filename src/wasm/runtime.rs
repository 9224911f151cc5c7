//! What pages load: answers from a compiled catalog.
//!
//! The way of an estimate is short: JavaScript calls `price` with the choices in two numbers (or, where they have no room there, written into a
//! fixed place before), and reads the sheet; that of a range is the same, by `choose` and `rangeOver`. Columns are copied. All else crosses as
//! lists of texts (see [`super::texts`]), whose first text is empty or the code of a refusal.

use wasm_bindgen::prelude::*;

use super::columns::Columns;
use super::given::{Answer, Given};
use super::texts::{Texts, unpack};
use crate::amount::Amount;
use crate::certainty::{Certainty, Sum};
use crate::choices::{self, fits, settle};
use crate::day::Day;
use crate::image::{ABSENT, CONDITIONAL, DATED, Image, MOST_SETTINGS, Model, Program};
use crate::price::{Desk, numbers, price, price_plain};
use crate::range::ends_of;

/// A catalog, as JavaScript holds it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    pub(super) image: Image,
    pub(super) desk: Desk,
    /// One for each setting of the model that is priced; -1 is none.
    pub(super) choices: Vec<i64>,
    /// Sums that have begun; reading one item can ask for the sum of others.
    sums: Vec<Sum>,
    pub(super) columns: Columns,
}

/// Opens a compiled catalog; none where it is not as it was compiled.
#[wasm_bindgen]
#[must_use]
pub fn open(texts: &str, words: &str, check: &str) -> Option<Engine> {
    let image = Image::load(texts, words, check).ok()?;
    let (choices, sums) = (vec![ABSENT; MOST_SETTINGS], Vec::new());
    Some(Engine { image, desk: Desk::default(), choices, sums, columns: Columns::default() })
}

#[wasm_bindgen]
impl Engine {
    /// Where the catalog's words stand: an address of 64-bit numbers, and how many there are.
    #[must_use]
    pub fn words(&self) -> Vec<usize> {
        let words = self.image.words();
        vec![words.as_ptr().addr(), words.len()]
    }

    /// Where the choices are written: an address of 64-bit numbers, one for each setting.
    #[must_use]
    pub fn place(&self) -> *const i64 {
        self.choices.as_ptr()
    }

    /// Puts down choices that are packed into two numbers, each after the other from the lowest bit on: so many bits each as the `widths` of
    /// that number say, five bits for each of those. What is packed is one more than the choice. Without widths the choices stand there
    /// already.
    pub fn choose(&mut self, low: u32, high: u32, low_widths: u32, high_widths: u32) {
        let mut choices = self.choices.iter_mut();
        for (mut packed, mut widths) in [(low, low_widths), (high, high_widths)] {
            while widths != 0 {
                let width = widths & 31;
                let Some(choice) = choices.next() else { return };
                *choice = i64::from(packed & !(u32::MAX << width)) - 1;
                (packed, widths) = (packed >> width, widths >> 5);
            }
        }
    }

    /// Prices choices (see [`Engine::choose`]) on a day (0: none), and gives the address of the sheet (see [`crate::sheet::Sheet`]). 0 where
    /// the settings are refused: `read` says why.
    pub fn price(
        &mut self,
        model: usize,
        day: u32,
        low: u32,
        high: u32,
        low_widths: u32,
        high_widths: u32,
    ) -> *const i64 {
        self.choose(low, high, low_widths, high_widths);
        let Engine { image, desk, choices, .. } = self;
        let priced = image.program(model).and_then(|program| priced(image, program, day, choices, desk));
        priced.map_or(std::ptr::null(), |()| desk.sheet.words.as_ptr())
    }

    /// Begins a sum.
    #[wasm_bindgen(js_name = beginSum)]
    pub fn begin_sum(&mut self) {
        self.sums.push(Sum::NOTHING);
    }

    /// Adds the price of the sheet to the sum that began last; a part without a figure, if it is not `known`.
    pub fn add(&mut self, known: bool) {
        let certainty = if known { self.desk.sheet.certainty() } else { Certainty::Unpublished };
        if let Some(sum) = self.sums.last_mut() {
            sum.add(certainty, self.desk.sheet.ends());
        }
    }

    /// Ends the sum that began last: certainty, least, most.
    #[wasm_bindgen(js_name = endSum)]
    pub fn end_sum(&mut self) -> String {
        let mut texts = Texts::default();
        if let Some(sum) = self.sums.last() {
            texts.add_total(&sum.total());
        }
        self.sums.pop();
        texts.pack()
    }

    /// The number of a day; 0 is none.
    #[must_use]
    pub fn day(&self, at: &str) -> u32 {
        Day::parse(at).map_or(0, |day| Day::word(Some(day)).try_into().unwrap_or(0))
    }

    /// Reads settings and puts down their choices, or says why they are refused.
    pub fn read(&mut self, given: &str) -> String {
        let given = Given::new(given);
        let answer = self.put_down(&given);
        given.answer(Texts::answer(), answer)
    }

    /// The amounts of the sheet that are not written in JavaScript, because they have too many digits: least and most, then of each line
    /// least, most and rate.
    #[must_use]
    pub fn amounts(&self) -> String {
        let mut texts = Texts::default();
        let [min, max] = self.desk.sheet.ends();
        texts.add_amount(Some(min.into()));
        texts.add_amount(Some(max.into()));
        for line in self.desk.sheet.lines() {
            let [min, max] = line.ends;
            texts.add_amount(Some(min));
            texts.add_amount(Some(max));
            texts.add_amount(line.rate.map(Amount::from));
        }
        texts.pack()
    }

    /// The complete settings of the choices: names and values.
    #[must_use]
    pub fn settings(&self, model: usize) -> String {
        let mut texts = Texts::default();
        if let Some((model, made)) = self.made(model) {
            texts.add_record(Some(&model.record(&made)));
        }
        texts.pack()
    }

    /// What the catalog says about the price of the choices: names and sentences, each once, in the order in which they first stand.
    #[must_use]
    pub fn notes(&self, model: usize, day: u32) -> String {
        let mut texts = Texts::default();
        let Some((model, made)) = self.made(model) else { return texts.pack() };
        let numbers = numbers(model, &made);
        let mut notes = model.notes().to_vec();
        for charge in model.charges() {
            if charge.applies(&made, &numbers, Day::of(day.into())) {
                notes.extend_from_slice(charge.notes());
            }
        }
        for (place, index) in notes.iter().enumerate() {
            let is_first = notes.iter().position(|other| other == index) == Some(place);
            if let Some(note) = self.image.note(*index).filter(|_| is_first) {
                texts.add(note.name);
                texts.add(note.text);
            }
        }
        texts.pack()
    }

    /// The factors of a charge: names, values, what counts of them, and what that is divided by.
    #[must_use]
    pub fn factors(&self, model: usize, charge: usize) -> String {
        let mut texts = Texts::default();
        let Some((model, made)) = self.made(model) else { return texts.pack() };
        let numbers = numbers(model, &made);
        let Some(charge) = model.charge(charge) else { return texts.pack() };
        for factor in charge.factors() {
            let Some(shown) = factor.shown(&made, &numbers) else { continue };
            texts.add(factor.name());
            texts.add(&shown.value.text());
            texts.add_amount(shown.billed);
            texts.add_amount(factor.per().map(Amount::from));
        }
        texts.pack()
    }

    /// Answers a question: a list of its name, what is given, and what else is asked about. Nothing at all where a balance is no decimal
    /// number.
    #[must_use]
    pub fn ask(&mut self, question: &str) -> String {
        let question = unpack(question);
        let [name, given, ref others @ ..] = question[..] else { return String::new() };
        let (given, mut texts) = (Given::new(given), Texts::answer());
        let answer = match (name, others) {
            ("range", over) => self.range(&given, over, &mut texts),
            ("sensitivity", _) => self.sensitivity(&given, &mut texts),
            ("affordable", [balance, counting]) => {
                let Ok(balance) = balance.parse() else { return String::new() };
                self.affordable(&given, balance, counting, &mut texts)
            }
            ("dependsOn", _) => self.depends_on(&given, &mut texts),
            ("base", _) => self.base(&given, &mut texts),
            _ => Ok(()),
        };
        given.answer(texts, answer)
    }

    /// From what to what the choices cost on a day (0: none), over open settings as bits: the address of a sheet (see `Sheet::write_range`).
    /// 0 where asking for a `range` tells whether it is refused, and why.
    #[wasm_bindgen(js_name = rangeOver)]
    pub fn range_over(&mut self, model: usize, day: u32, open: i32) -> *const i64 {
        let Engine { image, desk, choices, .. } = self;
        let day = Day::of(day.into());
        let model = image.nth_model(model).filter(|model| is_sold(*model, day));
        let ends = model.and_then(|model| {
            let given = choices.iter().take(model.count()).map(|choice| wanted(*choice));
            ends_of(model, day, given.collect(), open.into(), desk)
        });
        let Some(ends) = ends else { return std::ptr::null() };
        desk.sheet.write_range(ends);
        desk.sheet.words.as_ptr()
    }
}

impl Engine {
    fn put_down(&mut self, given: &Given) -> Answer {
        let read = choices::read(&self.image, given.settings()?, given.at(), &[])?;
        for (place, wanted) in self.choices.iter_mut().zip(&read.wanted) {
            *place = wanted.unwrap_or(ABSENT);
        }
        Ok(())
    }

    fn made(&self, model: usize) -> Option<(Model<'_>, Vec<i64>)> {
        let model = self.image.nth_model(model)?;
        let wanted: Vec<Option<i64>> = self.choices.iter().map(|choice| wanted(*choice)).collect();
        Some((model, settle(model, &wanted).0))
    }
}

/// A choice as JavaScript writes it.
fn wanted(choice: i64) -> Option<i64> {
    Some(choice).filter(|choice| *choice != ABSENT)
}

/// Whether the model has a price on a day, or without one.
fn is_sold(model: Model, day: Option<Day>) -> bool {
    if day.is_none() { !model.is(DATED) } else { model.period().holds(day) }
}

/// None where the settings are refused.
pub(super) fn priced(
    image: &Image,
    program: &Program,
    day: u32,
    choices: &[i64],
    desk: &mut Desk,
) -> Option<()> {
    let choices = choices.get(..program.settings)?;
    if !program.is_plain || day > 0 {
        return priced_otherwise(program.model(image)?, Day::of(day.into()), choices, desk);
    }
    (!choices.contains(&ABSENT)).then(|| price_plain(image, program, choices, desk))
}

#[inline(never)]
fn priced_otherwise(model: Model, day: Option<Day>, choices: &[i64], desk: &mut Desk) -> Option<()> {
    if !is_sold(model, day) {
        return None;
    }
    if !model.is(CONDITIONAL) {
        let is_complete = !choices.contains(&ABSENT);
        return is_complete.then(|| price(model, choices, day, desk));
    }
    let wanted: Vec<Option<i64>> = choices.iter().map(|choice| wanted(*choice)).collect();
    let (made, is_complete) = settle(model, &wanted);
    (is_complete && fits(model, &made)).then(|| price(model, &made, day, desk))
}
