//! A compiled catalog: its texts, and whole numbers (words) that say what stands where. What a page loads.
//!
//! The words are *nodes*: short lists of numbers that name texts and other nodes by their places. Equal nodes share one place. The
//! files below say what each kind of node is made of; `compile` writes them, and `src/js/image.ts` reads the settings of a
//! model for the page. Nothing here can fail: what is not there is 0, an empty text, an empty list.

mod charge;
mod condition;
mod model;
mod program;
mod setting;
mod table;
mod words;

use std::marker::PhantomData;
use std::slice::Iter;
use std::sync::OnceLock;

use crate::int::Int;

#[cfg(feature = "checker")]
pub(crate) use charge::{ASKS, HOLDS, PERIODIC, ROUNDING, STEP_UNKNOWN, Shown};
pub(crate) use charge::{Charge, Factor, Quantity, STEP_KEEP, STEP_MINIMUM, STEP_ROUND, Step};
pub(crate) use condition::{Condition, Constraint, OPTIONS_A_WORD};
#[cfg(feature = "checker")]
pub(crate) use model::About;
#[cfg(feature = "checker")]
pub(crate) use model::LISTED;
pub(crate) use model::{CONDITIONAL, DATED, MIXED, MOST_SETTINGS, Model, Unit, WIDE};
pub(crate) use program::{Entry, Program};
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

/// A place in the words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'i> {
    image: &'i Image,
    at: usize,
}

impl<'i> Node<'i> {
    fn word(self, field: usize) -> i64 {
        self.image.words.get(self.at.wrapping_add(field)).copied().unwrap_or(0)
    }

    /// Its first fields, found at once.
    fn fields<const K: usize>(self) -> Fields<'i, K> {
        let words = self.image.words.get(self.at..).and_then(|words| words.first_chunk());
        Fields { image: self.image, words: words.unwrap_or(const { &[0; K] }) }
    }

    fn index(self, field: usize) -> usize {
        place(self.word(field))
    }

    fn flag(self, field: usize) -> bool {
        self.word(field) != 0
    }

    /// The node whose place stands in a field.
    fn node(self, field: usize) -> Node<'i> {
        Node { image: self.image, at: self.index(field) }
    }

    /// What stands after so many fields, as a node of its own.
    fn after(self, fields: usize) -> Node<'i> {
        Node { image: self.image, at: self.at.wrapping_add(fields) }
    }

    fn text(self, field: usize) -> &'i str {
        self.image.text(self.index(field))
    }

    /// The same, where there may be none.
    fn optional_text(self, field: usize) -> Option<&'i str> {
        Some(self.index(field)).filter(|text| *text > 0).map(|text| self.image.text(text))
    }

    /// The list whose place stands in a field.
    fn list(self, field: usize) -> List<'i> {
        self.image.list(self.index(field))
    }

    /// The list that begins in a field.
    fn list_at(self, field: usize) -> List<'i> {
        self.image.list(self.at.wrapping_add(field))
    }

    /// A figure.
    fn number<N: Int>(self, field: usize) -> N {
        self.image.number(self.word(field))
    }
}

/// The first fields of a node: what every price asks for is looked up once.
#[derive(Debug, Clone, Copy)]
struct Fields<'i, const K: usize> {
    image: &'i Image,
    words: &'i [i64; K],
}

impl<'i, const K: usize> Fields<'i, K> {
    fn word(self, field: usize) -> i64 {
        self.words.get(field).copied().unwrap_or(0)
    }

    fn index(self, field: usize) -> usize {
        place(self.word(field))
    }

    fn flag(self, field: usize) -> bool {
        self.word(field) != 0
    }

    fn node(self, field: usize) -> Node<'i> {
        Node { image: self.image, at: self.index(field) }
    }

    fn text(self, field: usize) -> &'i str {
        self.image.text(self.index(field))
    }

    fn list(self, field: usize) -> List<'i> {
        self.image.list(self.index(field))
    }

    fn number<N: Int>(self, field: usize) -> N {
        self.image.number(self.word(field))
    }
}

/// Several words: figures, or the places of nodes or texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<'i> {
    image: &'i Image,
    pub(crate) words: &'i [i64],
}

impl<'i> List<'i> {
    pub(crate) fn len(self) -> usize {
        self.words.len()
    }

    pub(crate) fn word(self, index: usize) -> Option<i64> {
        self.words.get(index).copied()
    }

    fn node(self, index: usize) -> Option<Node<'i>> {
        Some(Node { image: self.image, at: place(self.word(index)?) })
    }

    fn nodes<T: From<Node<'i>>>(self) -> Nodes<'i, T> {
        Nodes { image: self.image, words: self.words.iter(), of: PhantomData }
    }

    pub(crate) fn text(self, index: usize) -> Option<&'i str> {
        Some(self.image.text(place(self.word(index)?)))
    }

    pub(crate) fn texts(self) -> impl Iterator<Item = &'i str> {
        self.words.iter().map(move |word| self.image.text(place(*word)))
    }
}

/// The nodes of a list, one after the other, as what they are.
#[derive(Debug)]
pub(crate) struct Nodes<'i, T> {
    image: &'i Image,
    words: Iter<'i, i64>,
    of: PhantomData<T>,
}

impl<'i, T: From<Node<'i>>> Iterator for Nodes<'i, T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let word = self.words.next()?;
        Some(T::from(Node { image: self.image, at: place(*word) }))
    }
}
