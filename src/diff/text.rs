//! A diff as plain text.

use super::rules::own;
use super::{Diff, FigureChange, ModelDiff, ModelPrice, sentences};

pub(super) fn text(diff: &Diff) -> String {
    let mut lines = vec![sentences::title(diff)];
    lines.extend(sentences::units(diff));
    lines.push(sentences::summary(diff));
    lines.extend(prices("added", &diff.added));
    lines.extend(prices("removed", &diff.removed));
    for model in &diff.changed {
        lines.extend([String::new(), format!("{} ({})", model.name, model.id)]);
        lines.extend(of_model(model).map(|line| format!("  {line}")));
    }
    if !diff.changed.is_empty() {
        lines.extend([String::new(), sentences::HOW_COUNTED.to_owned()]);
    }
    lines.iter().map(|line| line.replace(['\n', '\r'], " ") + "\n").collect()
}

fn prices(title: &str, models: &[ModelPrice]) -> Vec<String> {
    if models.is_empty() {
        return Vec::new();
    }
    let prices = models.iter().map(|model| format!("  {} ({}): {}", model.name, model.id, model.base));
    [String::new(), title.to_owned()].into_iter().chain(prices).collect()
}

fn of_model(model: &ModelDiff) -> impl Iterator<Item = String> {
    let changes = model.changes.iter().map(|change| change.text.clone());
    changes.chain(model.figures.iter().map(figure)).chain([sentences::combinations(model)])
}

/// `` `Images`, resolution 2K: 73.5 → 80 (≈ +8.8 %) ``.
fn figure(figure: &FigureChange) -> String {
    let place = if figure.place.is_empty() { String::new() } else { format!(", {}", figure.place) };
    let change = figure.change.as_ref().map(|change| format!(" ({change})")).unwrap_or_default();
    format!("{}{place}: {}{change}", own(&figure.charge), sentences::figures(figure))
}
