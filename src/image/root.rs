//! The catalog as compiled: what is said about it, and its models.

use super::{Image, List, Model, Program};

/// `[id, version, name, unit, time zone or 0, digest, notes, models, names of settings]`. Names of settings are texts in code-point
/// order.
impl Image {
    pub(crate) fn id(&self) -> &str {
        self.root().text(0)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn version(&self) -> &str {
        self.root().text(1)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn digest(&self) -> &str {
        self.root().text(5)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn unit(&self) -> &str {
        self.root().text(3)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn name(&self) -> &str {
        self.root().text(2)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn time_zone(&self) -> Option<&str> {
        self.root().optional_text(4)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn label(&self, text: usize) -> &str {
        self.text(text)
    }

    /// A note by its index.
    pub(crate) fn note(&self, index: i64) -> Option<NamedNote<'_>> {
        let note = self.root().list(6).node(usize::try_from(index).ok()?)?;
        Some(NamedNote { name: note.text(0), text: note.text(1) })
    }

    pub(crate) fn models(&self) -> impl Iterator<Item = Model<'_>> {
        self.root().list(7).nodes().enumerate().map(Model::at)
    }

    pub(crate) fn nth_model(&self, index: usize) -> Option<Model<'_>> {
        self.root().list(7).node(index).map(|node| Model::at((index, node)))
    }

    #[cfg(not(feature = "checker"))]
    pub(crate) fn model(&self, id: &str) -> Option<Model<'_>> {
        self.models().find(|model| model.id() == id)
    }

    #[cfg(feature = "checker")]
    pub(crate) fn model(&self, id: &str) -> Option<Model<'_>> {
        let found = self.by_id.binary_search_by(|index| self.nth_model(*index).map_or("", Model::id).cmp(id));
        self.nth_model(*self.by_id.get(found.ok()?)?)
    }

    #[cfg(feature = "checker")]
    pub(super) fn sort_models(&mut self) {
        let mut by_id: Vec<usize> = (0..self.models().count()).collect();
        by_id.sort_by_key(|index| self.nth_model(*index).map_or("", Model::id));
        self.by_id = by_id;
    }

    /// A model as it is priced.
    pub(crate) fn program(&self, index: usize) -> Option<&Program> {
        let program = self.programs.get(index)?;
        if program.get().is_none() {
            let made = Program::of(self.nth_model(index)?);
            return Some(program.get_or_init(|| made));
        }
        program.get()
    }

    /// The names of the settings of all models, in code-point order.
    pub(crate) fn setting_names(&self) -> List<'_> {
        self.root().list(8)
    }

    /// Whether any model has a setting of this name.
    pub(crate) fn has_setting(&self, name: &str) -> bool {
        let names = self.setting_names();
        let named = |text: &i64| usize::try_from(*text).map_or("", |text| self.text(text));
        names.words.binary_search_by(|text| named(text).cmp(name)).is_ok()
    }
}

/// `[name, text]`: a sentence about figures.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedNote<'i> {
    pub(crate) name: &'i str,
    pub(crate) text: &'i str,
}
