//! Price tables as text: markdown and comma-separated values.

use super::PriceTable;
use crate::{markdown, words};

impl PriceTable {
    /// The heads of the columns: labels, then label and value.
    fn heads(&self) -> Vec<String> {
        let down = self.down.iter().map(|axis| axis.label.clone());
        let across = &self.across;
        let values = across.values.iter().map(|value| format!("{} {}", across.label, words::value(value)));
        down.chain(values).collect()
    }

    fn lines(&self) -> impl Iterator<Item = Vec<String>> {
        self.rows.iter().map(|row| {
            row.values
                .iter()
                .map(words::value)
                .chain(row.cells.iter().map(|cell| cell.words.clone()))
                .collect()
        })
    }

    /// The table as markdown; prices stand to the right.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let row = |texts: Vec<String>| markdown::row(texts.iter().map(|text| markdown::plain(text)));
        let sides = (0..self.down.len()).map(|_| "---").chain(self.across.values.iter().map(|_| "---:"));
        let head = row(self.heads()) + &markdown::row(sides.map(str::to_owned));
        self.lines().map(row).fold(head, |text, line| text + &line)
    }

    /// The table as comma-separated values, as RFC 4180 writes them.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        for line in [self.heads()].into_iter().chain(self.lines()) {
            let fields: Vec<String> = line.iter().map(|field| csv_field(field)).collect();
            text += &(fields.join(",") + "\r\n");
        }
        text
    }
}

fn csv_field(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
