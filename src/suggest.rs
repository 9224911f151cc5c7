//! "Did you mean …?": the nearest of the words that would have been right.

use crate::sentence::sentence;

/// The candidate that `given` is most likely a misspelling of, or none that is near enough.
pub(crate) fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut search = Search { given: plain(given), least: usize::MAX, found: None };
    for candidate in candidates {
        search.look_at(candidate);
    }
    search.found
}

struct Search<'a> {
    given: String,
    /// How far it is from what was found.
    least: usize,
    found: Option<&'a str>,
}

impl<'a> Search<'a> {
    #[inline(never)]
    fn look_at(&mut self, candidate: &'a str) {
        let (given, letters) = (self.given.chars().count(), candidate.chars().count());
        // A word twice as long is no near miss, and comparing a page of text takes seconds.
        if given > 2 * letters {
            return;
        }
        let distance = strsim::osa_distance(&self.given, &plain(candidate));
        // One slip in three letters; a word of one or two letters has no near misses but for case.
        if distance <= given.min(letters) / 3 && distance < self.least {
            (self.least, self.found) = (distance, Some(candidate));
        }
    }
}

/// Case, outer spaces, and spaces for hyphens are no difference: `Nano Banana 2` is `nano-banana-2`.
fn plain(word: &str) -> String {
    let mut plain = String::new();
    for letter in word.trim().chars() {
        match letter {
            ' ' | '_' => plain.push('-'),
            // At the end of a word it has another small letter: that is no difference either.
            'ς' => plain.push('σ'),
            _ => plain.extend(letter.to_lowercase()),
        }
    }
    plain
}

/// `; did you mean …?` for the end of a message, or nothing.
pub(crate) fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |word| sentence("; did you mean `_`?", &[word]))
}
