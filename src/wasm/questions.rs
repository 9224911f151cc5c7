//! The answers to questions, as lists of texts.

use super::given::{Answer, Given};
use super::runtime::Engine;
use super::texts::Texts;
use crate::number::Number;

impl Engine {
    /// The same as [`Engine::range_over`] of what is given in texts: the address.
    pub(super) fn range(&mut self, given: &Given, over: &[&str], texts: &mut Texts) -> Answer {
        let Engine { image, desk, .. } = self;
        let ends = image.ends_over(given.settings()?, over, given.at(), desk)?;
        desk.sheet.write_range(ends);
        texts.add_count(desk.sheet.words.as_ptr().addr());
        Ok(())
    }

    /// For each setting with options: its name, how many texts follow, and for each option its value, certainty, least, most and
    /// difference.
    pub(super) fn sensitivity(&self, given: &Given, texts: &mut Texts) -> Answer {
        let alternatives = self.image.sensitivity(given.settings()?, given.at())?;
        for (name, options) in &alternatives.0 {
            texts.add(name);
            texts.add_count(5 * options.len());
            for option in options {
                texts.add_value(Some(&option.value));
                texts.add_total(&option.total);
                texts.add_amount(option.difference);
            }
        }
        Ok(())
    }

    /// What a balance buys of a number setting: how many, certainty, least, most, and if there is one the change: setting, value,
    /// certainty, least, most.
    pub(super) fn affordable(
        &self,
        given: &Given,
        balance: Number,
        counting: &str,
        texts: &mut Texts,
    ) -> Answer {
        let affordable = self.image.affordable(given.settings()?, balance, counting, given.at())?;
        texts.add(&affordable.count.map(Number::text).unwrap_or_default());
        texts.add_total(&affordable.total);
        if let Some(change) = &affordable.change {
            texts.add(&change.setting);
            texts.add_value(Some(&change.value));
            texts.add_total(&change.total);
        }
        Ok(())
    }

    /// The settings that move the price of a model: their names.
    pub(super) fn depends_on(&self, given: &Given, texts: &mut Texts) -> Answer {
        for name in &self.image.depends_on(given.settings()?)? {
            texts.add(name);
        }
        Ok(())
    }

    /// What a model costs at its defaults: certainty, least, most and what for; nothing where there are too many ways to say it.
    pub(super) fn base(&self, given: &Given, texts: &mut Texts) -> Answer {
        if let Some(base) = self.image.base(given.settings()?, given.at())? {
            texts.add_total(&base.total);
            texts.add(base.per.as_deref().unwrap_or_default());
        }
        Ok(())
    }
}
