//! Words as they are written: nodes as short as they can be said.
//!
//! A node's words stand one after the other, numbers with a space between them; a semicolon ends it. `@7` is the place of node 7. A node stands
//! before those that name it, so that mostly it is one of the last that nobody has named yet: `*` are those, in order. `^` is one
//! more than the largest text so far.

use super::ELSEWHERE;
use crate::digits;

/// Puts the words of nodes down, and the place of the last one after them; what is too large for a word is put down elsewhere.
pub(super) fn read(text: &str, words: &mut Vec<i64>, large: &mut Vec<i128>) {
    // An empty list: it is at place 0.
    words.push(0);
    let mut places: Vec<i64> = Vec::new();
    let mut unnamed: Vec<i64> = Vec::new();
    // The first text is named by no node.
    let mut last_text = 1;
    for mut node in text.as_bytes().split(|byte| *byte == b';') {
        let place = i64::try_from(words.len()).unwrap_or(0);
        let stars = node.split(|byte| *byte == b'*').count() - 1;
        let named = unnamed.len().saturating_sub(stars);
        let mut next = named;
        while let [first, rest @ ..] = node {
            let digits = if first.is_ascii_digit() { node } else { rest };
            let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
            let (digits, after) = digits.split_at(end);
            node = if matches!(first, b' ' | b'^' | b'*') { rest } else { after };
            words.push(match first {
                b' ' => continue,
                b'^' => {
                    last_text += 1;
                    last_text
                }
                b'*' => {
                    next += 1;
                    unnamed.get(next - 1).copied().unwrap_or(0)
                }
                b'@' => places.get(usize::try_from(number(digits)).unwrap_or(0)).copied().unwrap_or(0),
                b'-' => word(-number(digits), large),
                _ => word(number(digits), large),
            });
        }
        unnamed.truncate(named);
        unnamed.push(place);
        places.push(place);
    }
    words.push(places.last().copied().unwrap_or(0));
}

fn number(digits: &[u8]) -> i128 {
    digits::number(&[digits]).and_then(|number| number.try_into().ok()).unwrap_or(0)
}

fn word(number: i128, large: &mut Vec<i128>) -> i64 {
    if let Some(word) = i64::try_from(number).ok().filter(|word| *word >= ELSEWHERE) {
        return word;
    }
    large.push(number);
    i64::MIN + i64::try_from(large.len() - 1).unwrap_or(0)
}
