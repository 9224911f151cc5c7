//! What is told of figures: every one that changes.

use super::*;

/// How many figures there are.
fn count_figures(tree: &Tree) -> usize {
    let mut count = 0;
    tree.clone().visit("", &mut |key, tree| {
        count += usize::from(is_figure(key, tree));
        false
    });
    count
}

/// A decimal in a rate or a table, or an end of a range or setting: not one of a band, a use or a rounding.
fn is_figure(key: &str, tree: &Tree) -> bool {
    const OTHERS: [&str; 19] = [
        "step",
        "default",
        "options",
        "up_to",
        "below",
        "above",
        "at_least",
        "per",
        "to",
        "when",
        "unless",
        "product",
        "sum",
        "largest",
        "version",
        "checked_on",
        "minimum",
        "percent_off",
        "by",
    ];
    let Tree::Leaf(raw) = tree else { return false };
    let text = raw.trim_matches('"');
    raw.starts_with('"')
        && !OTHERS.contains(&key)
        && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
        && text.chars().any(|letter| letter.is_ascii_digit())
}

/// The figure of this number is 7 more; none where that is no catalog: it was not a figure.
fn with_figure(tree: &Tree, mut left: usize) -> Option<Catalog> {
    let mut changed = tree.clone();
    changed.visit("", &mut |key, tree| {
        if !is_figure(key, tree) {
            return false;
        }
        let found = left == 0;
        left = left.saturating_sub(1);
        if let (true, Tree::Leaf(raw)) = (found, &mut *tree) {
            *raw = raw.replacen('"', "\"7", 1).replace("\"70.", "\"7.").replace("\"70\"", "\"7\"");
        }
        found
    });
    Catalog::from_text(&changed.to_string()).ok()
}

#[test]
fn every_figure_that_changes_is_told() {
    for file in catalogs() {
        let text = read(&file);
        let tree = Tree::parse(&text);
        let catalog = load(&file);
        let mut told = 0;
        let count = count_figures(&tree);
        // Not all of the larger catalogs, but always the same: it takes a second in a debug build.
        for figure in (0..count).step_by(count / 40 + 1) {
            let Some(changed) = with_figure(&tree, figure) else { continue };
            let diff = diff(&catalog, &changed);
            // Where the text of a setting is a decimal, no model is written in another way.
            if diff.is_empty() {
                continue;
            }
            told += 1;
            for model in &diff.changed {
                assert!(
                    !model.figures.is_empty()
                        || model.changes.iter().any(|change| change.kind != ChangeKind::Wording),
                    "{}: {}",
                    file.display(),
                    diff.to_text()
                );
                let Some(counted) = model.combinations else {
                    assert_ne!(model.sale, [Sale::Sold; 2], "{}", diff.to_text());
                    continue;
                };
                // What constraints exclude anyway can come and go.
                let says_nothing = counted.same == counted.total && !text.contains("\"constraints\"");
                assert!(!model.figures.is_empty() || !says_nothing, "{}", diff.to_text());
            }
        }
        assert!(told > 0, "{}", file.display());
    }
}
