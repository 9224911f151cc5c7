//! Writes the nodes of a compiled catalog: each text and each node once.

use std::collections::BTreeMap;

use super::{Written, word};
use crate::image::ELSEWHERE;
use crate::int::Int;

#[derive(Default)]
pub(super) struct Writer {
    texts: Vec<String>,
    text_places: BTreeMap<String, i64>,
    words: Vec<i64>,
    node_places: BTreeMap<Vec<i64>, i64>,
    /// Whether the model that is being written has numbers that need more than 64 bits.
    pub(super) wide: bool,
}

impl Writer {
    pub(super) fn text(&mut self, text: &str) -> i64 {
        if let Some(place) = self.text_places.get(text) {
            return *place;
        }
        let place = word(self.texts.len());
        self.texts.push(text.to_owned());
        self.text_places.insert(text.to_owned(), place);
        place
    }

    /// 0 is no text, and 1 the first.
    pub(super) fn optional_text(&mut self, text: Option<&str>) -> i64 {
        text.map_or(0, |text| self.text(text) + 1)
    }

    /// Where a node stands.
    pub(super) fn node(&mut self, fields: &[i64]) -> i64 {
        if let Some(place) = self.node_places.get(fields) {
            return *place;
        }
        let place = word(self.words.len());
        self.words.extend(fields);
        self.node_places.insert(fields.to_vec(), place);
        place
    }

    /// Where a list stands: how many, and each.
    pub(super) fn list(&mut self, items: &[i64]) -> i64 {
        let fields: Vec<i64> = [word(items.len())].into_iter().chain(items.iter().copied()).collect();
        self.node(&fields)
    }

    pub(super) fn list_of<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Writer, &T) -> i64) -> i64 {
        let places: Vec<i64> = items.iter().map(|item| write(self, item)).collect();
        self.list(&places)
    }

    /// A number as a word, or as the place of two.
    pub(super) fn number(&mut self, number: i128) -> i64 {
        if let Some(word) = i64::try_from(number).ok().filter(|word| *word >= ELSEWHERE) {
            return word;
        }
        self.wide = true;
        i64::MIN + self.node(&number.split())
    }

    /// The last word says where the first node to be read is.
    pub(super) fn finish(mut self, root: &[i64]) -> Written {
        let place = self.node(root);
        self.words.push(place);
        let words = [word(self.texts.len())].into_iter().chain(self.words);
        let words: Vec<String> = words.map(|word| word.to_string()).collect();
        Written { words: words.join(" "), texts: self.texts }
    }
}
