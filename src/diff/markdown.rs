//! A diff as markdown, for a comment on a pull request.

use super::{Diff, FigureChange, ModelDiff, ModelPrice, sentences};
use crate::markdown::{plain, row, sentence};

pub(super) fn markdown(diff: &Diff) -> String {
    let mut parts = vec![format!("## {}\n", plain(&sentences::title(diff)))];
    let paragraph = |text: &str| format!("\n{}\n", sentence(text));
    parts.extend(sentences::units(diff).map(|line| paragraph(&line)));
    parts.extend(sentences::time_zones(diff).map(|line| paragraph(&line)));
    parts.push(paragraph(&sentences::summary(diff)));
    parts.push(prices("Added", &diff.added));
    parts.push(prices("Removed", &diff.removed));
    parts.extend(diff.changed.iter().map(|model| of_model(diff, model)));
    if !diff.changed.is_empty() {
        parts.push(paragraph(sentences::HOW_COUNTED));
    }
    parts.concat()
}

fn prices(title: &str, models: &[ModelPrice]) -> String {
    if models.is_empty() {
        return String::new();
    }
    let head = format!("\n### {title}\n\n{}{}", head(["model", "id", "price"]), sides(["---", "---", "---"]));
    models.iter().fold(head, |text, model| {
        text + &row([plain(&model.name), format!("`{}`", model.id), plain(&model.base)])
    })
}

fn of_model(diff: &Diff, model: &ModelDiff) -> String {
    let head = format!("\n### {} (`{}`)\n\n", plain(&model.name), model.id);
    let changes = model.changes.iter().map(|change| change.text.clone());
    let lines =
        changes.chain([sentences::combinations(diff, model)]).map(|line| format!("- {}\n", sentence(&line)));
    lines.fold(head, |text, line| text + &line) + &figures(&model.figures)
}

fn figures(figures: &[FigureChange]) -> String {
    if figures.is_empty() {
        return String::new();
    }
    let head =
        head(["charge", "where", "old", "new", "change"]) + &sides(["---", "---", "---:", "---:", "---:"]);
    figures.iter().fold(format!("\n{head}"), |text, figure| {
        let [old, new] = [figure.old, figure.new]
            .map(|figure| figure.map_or("–".to_owned(), |figure| figure.to_string()));
        let change = figure.change.clone().unwrap_or_default();
        text + &row([&figure.charge, &figure.place, &old, &new, &change].map(|cell| plain(cell)))
    })
}

fn head<const N: usize>(titles: [&str; N]) -> String {
    row(titles.map(str::to_owned))
}

fn sides<const N: usize>(sides: [&str; N]) -> String {
    row(sides.map(str::to_owned))
}
