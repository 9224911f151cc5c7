//! Nodes and lists: short lists of words, found by their places.

use std::marker::PhantomData;
use std::slice::Iter;

use super::{Image, place};
use crate::int::Int;

/// A place in the words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'i> {
    pub(super) image: &'i Image,
    pub(super) at: usize,
}

impl<'i> Node<'i> {
    pub(super) fn word(self, field: usize) -> i64 {
        self.image.words.get(self.at.wrapping_add(field)).copied().unwrap_or(0)
    }

    /// Its first fields, found at once.
    pub(super) fn fields<const K: usize>(self) -> Fields<'i, K> {
        let words = self.image.words.get(self.at..).and_then(|words| words.first_chunk());
        Fields { image: self.image, words: words.unwrap_or(const { &[0; K] }) }
    }

    pub(super) fn index(self, field: usize) -> usize {
        place(self.word(field))
    }

    pub(super) fn flag(self, field: usize) -> bool {
        self.word(field) != 0
    }

    /// The node whose place stands in a field.
    pub(super) fn node(self, field: usize) -> Node<'i> {
        Node { image: self.image, at: self.index(field) }
    }

    /// What stands after so many fields, as a node of its own.
    pub(super) fn after(self, fields: usize) -> Node<'i> {
        Node { image: self.image, at: self.at.wrapping_add(fields) }
    }

    pub(super) fn text(self, field: usize) -> &'i str {
        self.image.text(self.index(field))
    }

    /// The same, where there may be none.
    pub(super) fn optional_text(self, field: usize) -> Option<&'i str> {
        Some(self.index(field)).filter(|text| *text > 0).map(|text| self.image.text(text))
    }

    /// The list whose place stands in a field.
    pub(super) fn list(self, field: usize) -> List<'i> {
        self.image.list(self.index(field))
    }

    /// The list that begins in a field.
    pub(super) fn list_at(self, field: usize) -> List<'i> {
        self.image.list(self.at.wrapping_add(field))
    }

    /// A figure.
    pub(super) fn number<N: Int>(self, field: usize) -> N {
        self.image.number(self.word(field))
    }
}

/// The first fields of a node: what every price asks for is looked up once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'i, const K: usize> {
    pub(super) image: &'i Image,
    pub(super) words: &'i [i64; K],
}

impl<'i, const K: usize> Fields<'i, K> {
    pub(super) fn word(self, field: usize) -> i64 {
        self.words.get(field).copied().unwrap_or(0)
    }

    pub(super) fn index(self, field: usize) -> usize {
        place(self.word(field))
    }

    pub(super) fn flag(self, field: usize) -> bool {
        self.word(field) != 0
    }

    pub(super) fn node(self, field: usize) -> Node<'i> {
        Node { image: self.image, at: self.index(field) }
    }

    pub(super) fn text(self, field: usize) -> &'i str {
        self.image.text(self.index(field))
    }

    pub(super) fn list(self, field: usize) -> List<'i> {
        self.image.list(self.index(field))
    }

    pub(super) fn number<N: Int>(self, field: usize) -> N {
        self.image.number(self.word(field))
    }
}

/// Several words: figures, or the places of nodes or texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<'i> {
    pub(super) image: &'i Image,
    pub(crate) words: &'i [i64],
}

impl<'i> List<'i> {
    pub(crate) fn len(self) -> usize {
        self.words.len()
    }

    pub(crate) fn word(self, index: usize) -> Option<i64> {
        self.words.get(index).copied()
    }

    pub(super) fn node(self, index: usize) -> Option<Node<'i>> {
        Some(Node { image: self.image, at: place(self.word(index)?) })
    }

    pub(super) fn nodes<T: From<Node<'i>>>(self) -> Nodes<'i, T> {
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
    pub(super) image: &'i Image,
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
