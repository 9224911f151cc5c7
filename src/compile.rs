//! From plans to the compiled catalog: the nodes that `image` describes.

use std::collections::BTreeSet;

use crate::catalog::{Checked, Model};
use crate::day::{Day, Period};
use crate::document::Source;
use crate::image::{CONDITIONAL, DATED, LISTED, MIXED, OPTIONS_A_WORD, ROUNDING, WIDE};
use crate::meetings::meetings;
use crate::plan::{Condition, Constraint, Factor, Plan, Setting, Use, Values};

mod charge;
mod movers;
mod table;
mod unit;
mod writer;

use charge::{charge_node, quantity, step};
use writer::{Word, Writer};

/// A compiled catalog, as it is written down: see [`Image::load`].
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) texts: String,
    pub(crate) words: String,
}

/// The whole catalog.
pub(crate) fn catalog(catalog: &Checked) -> Written {
    let mut writer = Writer::default();
    writer.text(ROUNDING);
    let notes = catalog.notes.iter().map(|(name, text)| {
        let note = [writer.text(name), writer.text(text)];
        writer.node(&note)
    });
    let notes = notes.collect::<Vec<_>>();
    let models: Vec<Word> = catalog.models.iter().map(|each| model(&mut writer, catalog, each)).collect();
    let names: Vec<Word> = catalog.setting_names().into_iter().map(|name| writer.text(name)).collect();
    let root = [
        writer.text(&catalog.id.id),
        writer.text(&catalog.id.version),
        writer.text(&catalog.name),
        writer.text(&catalog.unit),
        writer.optional_text(catalog.time_zone.as_deref()),
        writer.text(&catalog.id.digest),
        writer.list(&notes),
        writer.list(&models),
        writer.list(&names),
    ];
    writer.finish(&root)
}

#[cfg(feature = "cli")]
/// One plan on its own, for tools that price with it: the only model of a catalog without names.
pub(crate) fn plan(plan: &Plan) -> crate::image::Image {
    let mut writer = Writer::default();
    writer.text(ROUNDING);
    let model = model_node(&mut writer, About::default(), plan);
    let models = writer.list(&[model]);
    let root = [0, 0, 0, 0, 0, 0, 0, models, 0];
    let Written { texts, words } = writer.finish(&root);
    crate::image::Image::read(&texts, &words)
}

fn word(index: usize) -> Word {
    index as Word
}

fn model(writer: &mut Writer, catalog: &Checked, model: &Model) -> Word {
    let about = About {
        id: writer.text(&model.id),
        name: writer.text(&model.name),
        description: writer.text(&model.description),
        group: writer.text(&model.group),
        source: catalog.sources.get(&model.source).cloned().unwrap_or_default(),
    };
    model_node(writer, about, &model.plan)
}

/// What is said about a model: texts, and where its figures were read.
#[derive(Default)]
struct About {
    id: Word,
    name: Word,
    description: Word,
    group: Word,
    source: Source,
}

fn model_node(writer: &mut Writer, about: About, plan: &Plan) -> Word {
    writer.wide = !plan.is_narrow;
    let About { id, name, description, group, source } = about;
    let [from, until] = period(plan.period);
    let notes: Vec<Word> = plan.notes.iter().map(|note| word(*note)).collect();
    let notes = writer.list(&notes);
    let settings = writer.list_of(&plan.settings, setting);
    let charges = writer.list_of(&plan.charges, |writer, charge| charge_node(writer, plan, charge));
    let source = [
        writer.text(&source.title),
        writer.optional_text(source.url.as_deref()),
        writer.text(&source.checked_on),
    ];
    let source = writer.node(&source);
    let constraints = writer.list_of(&plan.constraints, constraint);
    let quantities = writer.list_of(&plan.quantities, quantity);
    let steps = writer.list_of(&plan.then, step);
    // Only now it is known whether all figures fit.
    let (numbers, meetings, ends) = (numbers(writer, plan), met(writer, plan), ends(writer, plan));
    let traits = traits(plan, writer.wide);
    let frame = writer.node(&[
        group,
        source,
        constraints,
        quantities,
        steps,
        from,
        until,
        traits,
        numbers,
        meetings,
        ends,
    ]);
    let (decimals, movers) = (plan.decimals.into(), bits(&movers::of(plan)));
    writer.node(&[id, name, description, notes, settings, charges, decimals, movers, frame])
}

fn traits(plan: &Plan, is_wide: bool) -> Word {
    let is_conditional =
        !plan.constraints.is_empty() || plan.settings.iter().any(|setting| !setting.when.is_empty());
    together(&[
        (WIDE, is_wide),
        (DATED, plan.is_dated()),
        (CONDITIONAL, is_conditional),
        (MIXED, unit::conditions_depend_on_missing(plan)),
        (LISTED, plan.settings.iter().any(|setting| matches!(setting.values, Values::Numbers { .. }))),
    ])
}

/// Those bits that hold.
fn together(traits: &[(i64, bool)]) -> Word {
    traits.iter().filter(|(_, holds)| *holds).map(|(bit, _)| Word::from(*bit)).sum()
}

fn bits(settings: &BTreeSet<usize>) -> Word {
    settings.iter().map(|index| 1 << index).sum()
}

fn numbers(writer: &mut Writer, plan: &Plan) -> Word {
    let numbers = (0..plan.settings.len() + plan.quantities.len())
        .flat_map(|number| [bits(&plan.settings_of(number)), bits(&plan.decides(number))]);
    let numbers: Vec<Word> = numbers.collect();
    writer.list(&numbers)
}

/// What is counted together meets as well as what stands together.
fn met(writer: &mut Writer, plan: &Plan) -> Word {
    let factors = plan.charges.iter().flat_map(|charge| &charge.factors);
    let counted = factors.filter_map(|named| match named.factor {
        Factor::Number(Use { number, .. }) => Some(BTreeSet::from([number])),
        Factor::Table(_) => None,
    });
    let sets = meetings(plan).chain(counted).map(|members: BTreeSet<usize>| {
        let settings =
            members.into_iter().flat_map(|it| plan.settings_of(it).into_iter().chain(plan.decides(it)));
        settings.collect::<BTreeSet<usize>>()
    });
    let sets: BTreeSet<Word> = sets.map(|set| bits(&set)).filter(|set| *set != 0).collect();
    let sets: Vec<Word> = sets.into_iter().collect();
    writer.list(&sets)
}

fn ends(writer: &mut Writer, plan: &Plan) -> Word {
    // Nothing lies above an open end.
    let ends: BTreeSet<(usize, i128)> = plan.band_ends().filter(|(_, end)| *end != i128::MAX).collect();
    let ends: Vec<Word> =
        ends.into_iter().flat_map(|(number, end)| [word(number), writer.number(end)]).collect();
    writer.list(&ends)
}

fn period(period: Period) -> [Word; 2] {
    [period.from, period.until].map(|day| Day::word(day).into())
}

fn setting(writer: &mut Writer, setting: &Setting) -> Word {
    let Setting { name, label, one, values, default, aliases, when } = setting;
    let aliases: Vec<Word> =
        aliases.iter().flat_map(|(text, choice)| [writer.text(text), (*choice).into()]).collect();
    let (aliases, when) = (writer.list(&aliases), writer.list_of(when, condition));
    let (kind, offer) = match values {
        Values::Words(words) => (0, vec![writer.list_of(words, |writer, word| writer.text(word))]),
        Values::Switch => (1, Vec::new()),
        Values::Numbers { options, .. } => {
            let options: Vec<Word> = options.iter().copied().map(Word::from).collect();
            (2, vec![writer.list(&options)])
        }
        Values::Span { min, max, step, .. } => (3, [*min, *max, *step].map(Word::from).to_vec()),
    };
    let [name, label, one] = [writer.text(name), writer.text(label), writer.optional_text(one.as_deref())];
    let about =
        [name, label, one, kind, values.decimals().into(), default.unwrap_or(-1).into(), aliases, when];
    writer.node(&[about.to_vec(), offer].concat())
}

fn condition(writer: &mut Writer, condition: &Condition) -> Word {
    let fields = match condition {
        Condition::OneOf { setting, choices } => {
            let accepted = choices.chunks(OPTIONS_A_WORD).map(|choices| {
                (0..).zip(choices).map(|(place, accepted)| Word::from(*accepted) << place).sum::<Word>()
            });
            [0, word(*setting)].into_iter().chain(accepted).collect()
        }
        Condition::Within { number, min, max } => {
            // An open end is no reason for more than 64 bits.
            let max = if writer.wide { *max } else { (*max).min(i64::MAX.into()) };
            vec![1, word(*number), writer.number(*min), writer.number(max)]
        }
    };
    writer.node(&fields)
}

fn constraint(writer: &mut Writer, Constraint { when, only }: &Constraint) -> Word {
    let fields = [writer.list_of(when, condition), writer.list_of(only, condition)];
    writer.node(&fields)
}
