//! Markdown out of plain text: nothing that a catalog says becomes markup.

/// Text as it stands, on one line.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in one_line(text).chars() {
        if "\\`*_[]<>|~#&".contains(letter) {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

/// A sentence in which the catalog's own words stand in backticks, which remain.
pub(crate) fn sentence(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(index, part)| if index % 2 == 1 { one_line(part) } else { plain(part) });
    parts.collect::<Vec<_>>().join("`")
}

/// A row of a table; the cells are markdown.
pub(crate) fn row(cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().fold("|".to_owned(), |row, cell| row + " " + &cell + " |") + "\n"
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
