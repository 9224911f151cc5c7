//! A compiled catalog: its texts, and whole numbers (words) that say what stands where. What a page loads.
//!
//! The words are *nodes*: short lists of numbers that name texts and other nodes by their places. Equal nodes share one place. The
//! files below say what each kind of node is made of; `compile` writes them, and `src/js/image.ts` reads the settings of a
//! model for the page. Nothing here can fail: what is not there is 0, an empty text, an empty list.

mod charge;
mod condition;
mod model;
mod node;
mod program;
mod quantity;
mod root;
mod setting;
mod table;
mod words;

use std::sync::OnceLock;

use crate::int::Int;

#[cfg(feature = "checker")]
pub(crate) use charge::{ASKS, HOLDS, PERIODIC, ROUNDING, STEP_UNKNOWN, Shown};
pub(crate) use charge::{Charge, Factor, STEP_KEEP, STEP_MINIMUM, STEP_ROUND, Step};
pub(crate) use condition::{Condition, Constraint, OPTIONS_A_WORD};
#[cfg(feature = "checker")]
pub(crate) use model::About;
#[cfg(feature = "checker")]
pub(crate) use model::LISTED;
pub(crate) use model::{CONDITIONAL, DATED, MIXED, MOST_SETTINGS, Model, Unit, WIDE};
use node::Fields;
pub(crate) use node::{List, Node, Nodes};
pub(crate) use program::{Entry, Program};
pub(crate) use quantity::Quantity;
pub(crate) use setting::{ABSENT, Kind, Setting};
#[cfg(feature = "checker")]
pub(crate) use table::ONE;
pub(crate) use table::{Cell, Table};

/// The version of this layout.
#[cfg(feature = "checker")]
pub(crate) const LAYOUT: &str = "4";

/// Words below this one are, counted from the lowest word, places of numbers that are too large for words.
pub(crate) const ELSEWHERE: i64 = i64::MIN / 2;

/// A catalog as compiled.
#[derive(Debug, Default)]
pub(crate) struct Image {
    /// Each after a character that is in none of them.
    texts: String,
    /// Where each text ends; before the first stands 0.
    ends: Vec<usize>,
    words: Vec<i64>,
    /// Numbers that are too large for words.
    large: Vec<i128>,
    /// One for each model, once it was priced.
    programs: Vec<OnceLock<Program>>,
    /// The models by their ids. Pages ask for a few, and look where they are in JavaScript.
    #[cfg(feature = "checker")]
    by_id: Vec<usize>,
}

/// The texts or words are not what they were when the catalog was compiled.
#[derive(Debug)]
pub(crate) struct Damaged;

impl Image {
    /// `check` is [`checksum`] of texts and words.
    pub(crate) fn load(texts: &str, words: &str, check: &str) -> Result<Image, Damaged> {
        if checksum(texts, words) != check {
            return Err(Damaged);
        }
        let image = Image::read(texts, words);
        let are_whole = image.models().all(Model::is_whole) && image.models().next().is_some();
        if are_whole { Ok(image) } else { Err(Damaged) }
    }

    /// The same, known to be whole. `words` are the nodes, the catalog's own one last; see [`words`].
    pub(crate) fn read(texts: &str, words: &str) -> Image {
        let mut image = Image { texts: texts.to_owned(), ..Image::default() };
        words::read(words, &mut image.words, &mut image.large);
        let separator = texts.chars().next();
        for (end, character) in texts.char_indices() {
            if Some(character) == separator {
                image.ends.push(end);
            }
        }
        image.ends.push(texts.len());
        image.programs.resize_with(image.models().count(), OnceLock::new);
        #[cfg(feature = "checker")]
        image.sort_models();
        image
    }

    /// Texts are counted from 1; 0 is none.
    fn text(&self, index: usize) -> &str {
        let separator = self.texts.chars().next().map_or(0, char::len_utf8);
        let before = index.checked_sub(1).and_then(|before| self.ends.get(before));
        let text = before.zip(self.ends.get(index));
        text.and_then(|(before, end)| self.texts.get(before + separator..*end)).unwrap_or_default()
    }

    #[cfg(not(feature = "checker"))]
    pub(crate) fn words(&self) -> &[i64] {
        &self.words
    }

    /// The number that a word is; or, where it is that low, one that is too large for words.
    fn number<N: Int>(&self, word: i64) -> N {
        // Models of 64 bits have none of these.
        if !N::IS_WIDE || word >= ELSEWHERE {
            return N::of(word);
        }
        let large = self.large.get(place(word.wrapping_sub(i64::MIN))).copied();
        N::of_large(large.unwrap_or(0))
    }

    /// The list at a place: how many words, then the words.
    fn list(&self, at: usize) -> List<'_> {
        let words = self.words.get(at..).and_then(|words| {
            let (count, words) = words.split_first()?;
            words.get(..place(*count))
        });
        List { image: self, words: words.unwrap_or_default() }
    }

    fn root(&self) -> Node<'_> {
        let at = self.words.last().copied().unwrap_or(0);
        Node { image: self, at: place(at) }
    }
}

/// FNV-1a of both, in 16 hexadecimal digits: it tells whether a compiled catalog is as it was, not whose it is.
pub(crate) fn checksum(texts: &str, words: &str) -> String {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for text in [texts, words] {
        for byte in text.bytes() {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    let mut digits = String::new();
    for nibble in (0..16).rev() {
        let digit = u32::try_from(sum >> (4 * nibble) & 15).unwrap_or(0);
        digits.push(char::from_digit(digit, 16).unwrap_or('0'));
    }
    digits
}

/// A word as a place, an index or a count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "asked at every step of every price; a place that is none finds nothing, whatever it becomes"
)]
fn place(word: i64) -> usize {
    word as usize
}

/// A place, an index or a count as a word.
pub(crate) fn word(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(-1)
}

/// A word as a number of decimals, of which there are few.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as with places")]
fn decimals(word: i64) -> u32 {
    word as u32
}
