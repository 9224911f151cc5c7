//! A JSON text as a tree that can be changed. It keeps the order of keys, keys that stand twice, and how values are written.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    /// As it is written: a string with its quotes, a number, `true`, `null`.
    Leaf(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    pub(crate) fn parse(text: &str) -> Tree {
        serde_json::from_str(text).unwrap()
    }

    pub(crate) fn text(text: &str) -> Tree {
        Tree::Leaf(quoted(text))
    }

    /// How many places there are: this one, and all below.
    pub(crate) fn count(&self) -> usize {
        1 + match self {
            Tree::Leaf(_) => 0,
            Tree::List(items) => items.iter().map(Tree::count).sum(),
            Tree::Object(entries) => entries.iter().map(|(_, tree)| tree.count()).sum::<usize>(),
        }
    }

    /// Calls `work` with each place and the key under which it stands, from the outside in, until it returns true.
    pub(crate) fn visit(&mut self, key: &str, work: &mut impl FnMut(&str, &mut Tree) -> bool) -> bool {
        work(key, self)
            || match self {
                Tree::Leaf(_) => false,
                Tree::List(items) => items.iter_mut().any(|item| item.visit(key, work)),
                Tree::Object(entries) => entries.iter_mut().any(|(key, tree)| tree.visit(key, work)),
            }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Without white space.
impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tree::Leaf(raw) => f.write_str(raw),
            Tree::List(items) => {
                let items: Vec<String> = items.iter().map(Tree::to_string).collect();
                write!(f, "[{}]", items.join(","))
            }
            Tree::Object(entries) => {
                let entries: Vec<String> =
                    entries.iter().map(|(key, tree)| format!("{}:{tree}", quoted(key))).collect();
                write!(f, "{{{}}}", entries.join(","))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        match raw.get().as_bytes()[0] {
            b'[' | b'{' => serde_json::Deserializer::from_str(raw.get())
                .deserialize_any(Inside)
                .map_err(D::Error::custom),
            _ => Ok(Tree::Leaf(raw.get().to_owned())),
        }
    }
}

struct Inside;

impl<'de> Visitor<'de> for Inside {
    type Value = Tree;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Object(entries))
    }
}
