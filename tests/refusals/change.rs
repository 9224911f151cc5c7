//! What a story changes of the catalog that it begins with.

use serde::Deserialize;

use crate::tree::Tree;

/// One place of the catalog, as a JSON Pointer, and what is written there, unless it is removed.
#[derive(Deserialize)]
pub(crate) struct Change {
    pub(crate) at: String,
    /// None for null, too.
    pub(crate) to: Option<Tree>,
    #[serde(default)]
    pub(crate) remove: bool,
}

/// The tree with each change made.
pub(crate) fn changed(base: &Tree, changes: &[Change]) -> Tree {
    let mut changed = base.clone();
    for Change { at, to, remove } in changes {
        let steps: Vec<&str> = at.split('/').skip(1).collect();
        let to = to.clone().unwrap_or(Tree::Leaf("null".to_owned()));
        change(&mut changed, &steps, (!remove).then_some(to));
    }
    changed
}

/// Writes what stands at the end of `steps` anew, or removes it.
pub(crate) fn change(tree: &mut Tree, steps: &[&str], to: Option<Tree>) {
    let (step, rest) = steps.split_first().unwrap();
    let place = match tree {
        Tree::Leaf(raw) => panic!("nothing stands in {raw}"),
        Tree::List(items) => step.parse().ok().filter(|index| *index < items.len()),
        Tree::Object(entries) => entries.iter().position(|(key, _)| key == step),
    };
    match (tree, place, to) {
        (Tree::List(items), Some(index), to) if !rest.is_empty() => change(&mut items[index], rest, to),
        (Tree::Object(entries), Some(index), to) if !rest.is_empty() => {
            change(&mut entries[index].1, rest, to);
        }
        (Tree::List(items), Some(index), Some(to)) => items[index] = to,
        (Tree::List(items), Some(index), None) => drop(items.remove(index)),
        (Tree::List(items), None, Some(to)) if rest.is_empty() => items.push(to),
        (Tree::Object(entries), Some(index), Some(to)) => entries[index].1 = to,
        (Tree::Object(entries), Some(index), None) => drop(entries.remove(index)),
        (Tree::Object(entries), None, Some(to)) if rest.is_empty() => entries.push(((*step).to_owned(), to)),
        _ => panic!("there is no `{step}` to change"),
    }
}
