//! Words as they are written: nodes as short as they can be said.
//!
//! A node's words stand one after the other, numbers with a space between them; a semicolon ends it. `@7` is the place of node 7. A node stands
//! before those that name it, so that mostly it is one of the last that nobody has named yet: `*` are those, in order. `^` is one
//! more than the largest text so far.

use super::ELSEWHERE;

/// Puts the words of nodes down, and the place of the last one after them; what is too large for a word is put down elsewhere.
pub(super) fn read<'w>(nodes: impl Iterator<Item = &'w str>, words: &mut Vec<i64>, large: &mut Vec<i128>) {
    let mut places = Vec::new();
    let mut unnamed: Vec<i64> = Vec::new();
    // The first text is named by no node.
    let mut last_text = 1;
    for node in nodes {
        let place = i64::try_from(words.len()).unwrap_or(0);
        let stars = node.bytes().filter(|byte| *byte == b'*').count();
        let mut fresh = unnamed.split_off(unnamed.len().saturating_sub(stars)).into_iter();
        for name in names(node) {
            words.push(match name.split_at(1) {
                ("^", _) => {
                    last_text += 1;
                    last_text
                }
                ("*", _) => fresh.next().unwrap_or(0),
                ("@", number) => {
                    number.parse().ok().and_then(|node: usize| places.get(node)).copied().unwrap_or(0)
                }
                _ => number(name, large),
            });
        }
        unnamed.push(place);
        places.push(place);
    }
    words.push(places.last().copied().unwrap_or(0));
}

/// What stands for the words of a node.
fn names(mut node: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        node = node.strip_prefix(' ').unwrap_or(node);
        let end =
            node.bytes().skip(1).position(|byte| !byte.is_ascii_digit()).map_or(node.len(), |end| end + 1);
        let is_alone = node.starts_with(['^', '*']);
        let (name, rest) = node.split_at_checked(if is_alone { 1 } else { end })?;
        node = rest;
        (!name.is_empty()).then_some(name)
    })
}

fn number(name: &str, large: &mut Vec<i128>) -> i64 {
    if let Some(word) = name.parse().ok().filter(|word| *word >= ELSEWHERE) {
        return word;
    }
    large.push(name.parse().unwrap_or(0));
    i64::MIN + i64::try_from(large.len() - 1).unwrap_or(0)
}
