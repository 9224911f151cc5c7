//! Sentences from patterns. The standard library's formatting would be a third of the module that pages load.

/// The pattern with the words in the places of `_`, one after the other.
pub(crate) fn sentence(pattern: &str, words: &[&str]) -> String {
    let (mut sentence, mut words) = (String::new(), words.iter());
    for character in pattern.chars() {
        match character {
            '_' => sentence.push_str(words.next().copied().unwrap_or_default()),
            _ => sentence.push(character),
        }
    }
    sentence
}
