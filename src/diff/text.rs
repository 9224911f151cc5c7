//! A diff as plain text.

use super::{Diff, ModelDiff, ModelPrice, sentences};

pub(super) fn text(diff: &Diff) -> String {
    let mut lines = vec![sentences::title(diff)];
    lines.extend(sentences::units(diff));
    lines.extend(sentences::time_zones(diff));
    lines.push(sentences::summary(diff));
    lines.extend(prices("added", &diff.added));
    lines.extend(prices("removed", &diff.removed));
    for model in &diff.changed {
        lines.extend([String::new(), format!("{} ({})", model.name, model.id)]);
        lines.extend(of_model(diff, model).map(|line| format!("  {line}")));
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

fn of_model(diff: &Diff, model: &ModelDiff) -> impl Iterator<Item = String> {
    let changes = model.changes.iter().map(|change| change.text.clone());
    changes.chain(model.figures.iter().map(sentences::figure)).chain([sentences::combinations(diff, model)])
}
