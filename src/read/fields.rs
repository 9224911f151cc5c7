//! Objects and lists: every key is asked for by name, and what nobody asked for is a problem.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{self, wrong_type};
use crate::day::Period;
use crate::document::Ordered;
use crate::json::Json;
use crate::problem::{Code, Path, Problems};
use crate::suggest::{did_you_mean, nearest};

/// An object that is being read.
pub(super) struct Fields<'a> {
    entries: &'a [(String, Json)],
    path: Path<'a>,
    problems: &'a mut Problems,
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(super) fn open(json: &'a Json, path: Path<'a>, problems: &'a mut Problems) -> Option<Fields<'a>> {
        let entries = entries(json, &path, problems)?;
        Some(Fields { entries, path, problems, asked: Vec::new() })
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name == key)
    }

    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Json, &Path, &mut Problems) -> Option<T>,
    ) -> Option<T> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let (_, json) = self.entries.iter().find(|(name, _)| name == key)?;
        read(json, &self.path.key(key), self.problems)
    }

    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&Json, &Path, &mut Problems) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.problems.add(Code::MissingKey, &self.path, format!("the key `{key}` is missing"), "");
        }
        self.optional(key, read)
    }

    /// A required text; the empty text stands for one that could not be read.
    pub(super) fn text(&mut self, key: &'static str) -> String {
        self.required(key, words::text).unwrap_or_default()
    }

    /// An optional list of names.
    pub(super) fn names(&mut self, key: &'static str) -> Vec<Option<String>> {
        let names = self.optional(key, |json, path, problems| list(json, path, problems, words::name));
        names.unwrap_or_default()
    }

    /// The days on which the thing holds.
    pub(super) fn period(&mut self) -> Period {
        let from = self.optional("effective_from", words::day);
        let until = self.optional("effective_until", words::day);
        if let (Some(from), Some(until)) = (from, until)
            && from >= until
        {
            let message = format!("`effective_until` {until} is not after `effective_from` {from}");
            self.problems.add(
                Code::BadRange,
                &self.path.key("effective_until"),
                message,
                "it is the first day after",
            );
        }
        Period { from, until }
    }

    /// Reports that none of the keys is there.
    pub(super) fn none_of(&mut self, keys: &[&'static str], shown: &str) {
        self.asked.extend(keys);
        self.problems.add(Code::MissingKey, &self.path, format!("one of the keys {shown} is missing"), "");
    }

    /// Which of the keys is there, where exactly one is.
    pub(super) fn exactly_one(&mut self, keys: &[&'static str]) -> Option<usize> {
        self.asked.extend(keys);
        let found: Vec<usize> =
            (0..keys.len()).filter(|index| keys.get(*index).is_some_and(|key| self.has(key))).collect();
        if let [index] = found[..] {
            return Some(index);
        }
        let (code, message) = match found.len() {
            0 => (Code::MissingKey, format!("one of the keys {} is missing", keys.join(", "))),
            _ => (Code::BadValue, format!("only one of the keys {} can be given", keys.join(", "))),
        };
        self.problems.add(code, &self.path, message, "");
        None
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn close(self) {
        let unknown =
            self.entries.iter().map(|(key, _)| key).filter(|key| !self.asked.contains(&key.as_str()));
        for key in unknown.collect::<BTreeSet<_>>() {
            let meant = did_you_mean(nearest(key, self.asked.iter().copied()));
            let help = format!("the keys here are {}", self.asked.join(", "));
            self.problems.add(
                Code::UnknownKey,
                &self.path.key(key),
                format!("the key `{key}` is not known here{meant}"),
                help,
            );
        }
    }
}

/// The entries of an object; duplicates are reported.
pub(super) fn entries<'a>(
    json: &'a Json,
    path: &Path,
    problems: &mut Problems,
) -> Option<&'a [(String, Json)]> {
    let Json::Object(entries) = json else {
        wrong_type(json, path, problems, "an object", "");
        return None;
    };
    let mut seen = BTreeSet::new();
    for (key, _) in entries {
        if !seen.insert(key) {
            let help = "keep one of them: which one counts is otherwise a guess";
            problems.add(Code::DuplicateKey, &path.key(key), format!("the key `{key}` stands twice"), help);
        }
    }
    Some(entries)
}

/// An object from names to things, in the order written. What could not be read stays in it, as nothing.
pub(super) fn ordered<T>(
    json: &Json,
    path: &Path,
    problems: &mut Problems,
    read: impl Fn(&Json, &Path, &mut Problems) -> Option<T>,
) -> Option<Ordered<Option<T>>> {
    let mut things = Vec::new();
    for (name, json) in entries(json, path, problems)? {
        let path = path.key(name);
        words::check_name(name, &path, problems);
        things.push((name.clone(), read(json, &path, problems)));
    }
    Some(Ordered(things))
}

/// An object from texts to texts.
pub(super) fn texts(
    json: &Json,
    path: &Path,
    problems: &mut Problems,
) -> Option<BTreeMap<String, Option<String>>> {
    let texts = entries(json, path, problems)?.iter().map(|(key, json)| {
        let path = path.key(key);
        if key.is_empty() {
            problems.add(Code::BadValue, &path, "the text is empty", "");
        }
        (key.clone(), words::text(json, &path, problems))
    });
    Some(texts.collect())
}

/// An object from names to things, where the order says nothing. What could not be read stays in it, as nothing.
pub(super) fn map<T>(
    json: &Json,
    path: &Path,
    problems: &mut Problems,
    read: impl Fn(&Json, &Path, &mut Problems) -> Option<T>,
) -> Option<BTreeMap<String, Option<T>>> {
    Some(ordered(json, path, problems, read)?.0.into_iter().collect())
}

/// A list of things. What could not be read keeps its place.
pub(super) fn list<T>(
    json: &Json,
    path: &Path,
    problems: &mut Problems,
    read: impl Fn(&Json, &Path, &mut Problems) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    let Json::List(items) = json else {
        wrong_type(json, path, problems, "a list", "");
        return None;
    };
    Some(items.iter().enumerate().map(|(index, json)| read(json, &path.index(index), problems)).collect())
}
