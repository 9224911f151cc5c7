//! "Did you mean …?": the nearest of the words that would have been right.

/// The candidate that `given` is most likely a misspelling of, or none that is near enough.
pub(crate) fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let given = plain(given);
    let length = given.chars().count();
    candidates
        .into_iter()
        // A word twice as long is no near miss, and comparing a page of text takes seconds.
        .filter(|candidate| length <= 2 * candidate.chars().count())
        .map(|candidate| (strsim::osa_distance(&given, &plain(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowance(&given, candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// One slip in three letters; a word of one or two letters has no near misses but for case.
fn allowance(given: &str, candidate: &str) -> usize {
    given.chars().count().min(candidate.chars().count()) / 3
}

/// Case, outer spaces, and spaces for hyphens are no difference: `Nano Banana 2` is `nano-banana-2`.
fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '_'], "-")
}

/// `; did you mean …?` for the end of a message, or nothing.
pub(crate) fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(String::new, |word| ["; did you mean `", word, "`?"].concat())
}
