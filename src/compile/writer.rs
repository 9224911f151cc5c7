//! Writes the nodes of a compiled catalog: each text and each node once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Written, word};
use crate::image::ELSEWHERE;

/// A word of a node that is being written: a number, or more than any number: a node, or a text.
pub(super) type Word = i128;

const NODE: Word = 1 << 100;
const TEXT: Word = 1 << 101;

#[derive(Default)]
pub(super) struct Writer {
    texts: Vec<String>,
    text_numbers: BTreeMap<String, Word>,
    nodes: Vec<Vec<Word>>,
    node_numbers: BTreeMap<Vec<Word>, Word>,
    /// Whether the model that is being written has numbers that need more than 64 bits.
    pub(super) wide: bool,
}

impl Writer {
    /// Texts are counted from 1: 0 is no text.
    pub(super) fn text(&mut self, text: &str) -> Word {
        if let Some(number) = self.text_numbers.get(text) {
            return *number;
        }
        self.texts.push(text.to_owned());
        let number = TEXT + word(self.texts.len());
        self.text_numbers.insert(text.to_owned(), number);
        number
    }

    pub(super) fn optional_text(&mut self, text: Option<&str>) -> Word {
        text.map_or(0, |text| self.text(text))
    }

    pub(super) fn node(&mut self, fields: &[Word]) -> Word {
        if let Some(number) = self.node_numbers.get(fields) {
            return *number;
        }
        let number = NODE + word(self.nodes.len());
        self.nodes.push(fields.to_vec());
        self.node_numbers.insert(fields.to_vec(), number);
        number
    }

    /// How many, and each. The first word of all is 0: an empty list.
    pub(super) fn list(&mut self, items: &[Word]) -> Word {
        if items.is_empty() {
            return 0;
        }
        let fields: Vec<Word> = [word(items.len())].into_iter().chain(items.iter().copied()).collect();
        self.node(&fields)
    }

    pub(super) fn list_of<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Writer, &T) -> Word) -> Word {
        let nodes: Vec<Word> = items.iter().map(|item| write(self, item)).collect();
        self.list(&nodes)
    }

    /// An open end is as large as it can be said: no number has so many digits.
    pub(super) fn number(&mut self, number: i128) -> Word {
        self.wide |= i64::try_from(number).map_or(true, |word| word < ELSEWHERE);
        number.min(NODE - 1)
    }

    /// The node to be read first stands last.
    pub(super) fn finish(mut self, root: &[Word]) -> Written {
        self.node(root);
        let mut names = Names::new(&self.texts);
        let nodes = self.nodes.iter().enumerate();
        let nodes: Vec<String> =
            nodes.map(|(number, fields)| names.node(NODE + word(number), fields)).collect();
        Written { words: nodes.join(";"), texts: listed(&names.texts) }
    }
}

/// The texts as one, each after a character that is in none of them.
fn listed(texts: &[String]) -> String {
    let separators = ['|', '~', '`'].into_iter().chain('\u{e000}'..);
    let is_free = |separator: &char| !texts.iter().any(|text| text.contains(*separator));
    let separator = separators.into_iter().find(is_free).unwrap_or('\0').to_string();
    texts.iter().flat_map(|text| [separator.as_str(), text]).collect()
}

/// How nodes and texts are named: see [`crate::image::Image::read`].
struct Names<'t> {
    all: &'t [String],
    /// The texts in the order in which nodes name them, and the number that each has by that.
    texts: Vec<String>,
    text_numbers: BTreeMap<Word, Word>,
    /// Nodes that no other has named, in the order in which they stand.
    unnamed: Vec<Word>,
    named: BTreeSet<Word>,
}

impl<'t> Names<'t> {
    /// The first text is named by none: it is the label of roundings.
    fn new(all: &'t [String]) -> Names<'t> {
        let texts = all.iter().take(1).cloned().collect();
        let text_numbers = BTreeMap::from([(1, 1)]);
        Names { all, texts, text_numbers, unnamed: Vec::new(), named: BTreeSet::new() }
    }

    fn node(&mut self, number: Word, fields: &[Word]) -> String {
        let fresh = self.fresh(fields);
        if let Some(fresh) = &fresh {
            self.unnamed.truncate(self.unnamed.len() - fresh.len());
        }
        let mut written = String::new();
        for field in fields {
            let name = match field - NODE {
                _ if *field < NODE => field.to_string(),
                _ if *field >= TEXT => self.text(field - TEXT),
                _ if self.named.insert(*field) && fresh.is_some() => "*".to_owned(),
                node => format!("@{node}"),
            };
            let is_after_number = written.ends_with(|last: char| last.is_ascii_digit());
            if is_after_number && name.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
                written.push(' ');
            }
            written.push_str(&name);
        }
        self.unnamed.push(number);
        written
    }

    fn text(&mut self, number: Word) -> String {
        if let Some(known) = self.text_numbers.get(&number) {
            return known.to_string();
        }
        let text = usize::try_from(number - 1).ok().and_then(|index| self.all.get(index));
        self.texts.extend(text.cloned());
        self.text_numbers.insert(number, word(self.texts.len()));
        "^".to_owned()
    }

    /// The nodes that these fields name first, if they are the last that are not named, in order.
    fn fresh(&self, fields: &[Word]) -> Option<Vec<Word>> {
        let is_node = |field: &&Word| (NODE..TEXT).contains(*field);
        let mut fresh: Vec<Word> = Vec::new();
        for field in fields.iter().filter(is_node) {
            if !self.named.contains(field) && !fresh.contains(field) {
                fresh.push(*field);
            }
        }
        self.unnamed.ends_with(&fresh).then_some(fresh)
    }
}
