//! From plans to the compiled catalog: the nodes that `image` describes.

use std::collections::BTreeSet;

use crate::catalog::{Checked, Model};
use crate::day::{Day, Period};
use crate::document::Source;
use crate::fixed::Fixed;
use crate::image::{
    ASKS, CONDITIONAL, DATED, HOLDS, LISTED, MIXED, ONE, OPTIONS_A_WORD, PERIODIC, ROUNDING, STEP_KEEP,
    STEP_MINIMUM, STEP_ROUND, STEP_UNKNOWN, WIDE,
};
use crate::meetings::meetings;
use crate::plan::{
    Action, Along, Applies, Axis, Charge, Combine, Condition, Constraint, Factor, Item, NamedFactor, Part,
    Per, Plan, Quantity, Setting, Step, Table, Use, Values,
};

mod movers;
mod unit;
mod writer;

use writer::{Word, Writer};

/// A compiled catalog, as it is written down: see [`Image::load`].
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) texts: Vec<String>,
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
    let mut by_id: Vec<usize> = (0..catalog.models.len()).collect();
    by_id.sort_by_key(|index| catalog.models.get(*index).map(|model| &model.id));
    let by_id: Vec<Word> = by_id.into_iter().map(word).collect();
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
        writer.list(&by_id),
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
    let root = [0, 0, 0, 0, 0, 0, 0, models, 0, 0];
    let Written { texts, words } = writer.finish(&root);
    crate::image::Image::read(&as_strs(&texts), &words)
}

pub(crate) fn as_strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
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
    let (kind, offer) = match values {
        Values::Words(words) => (0, [writer.list_of(words, |writer, word| writer.text(word)), 0, 0]),
        Values::Switch => (1, [0; 3]),
        Values::Numbers { options, .. } => {
            (2, [writer.list(&options.iter().copied().map(Word::from).collect::<Vec<_>>()), 0, 0])
        }
        Values::Span { min, max, step, .. } => (3, [*min, *max, *step].map(Word::from)),
    };
    let aliases: Vec<Word> =
        aliases.iter().flat_map(|(text, choice)| [writer.text(text), (*choice).into()]).collect();
    let mut fields = vec![writer.text(name), writer.text(label), writer.optional_text(one.as_deref()), kind];
    fields.extend([Word::from(values.decimals()), default.unwrap_or(-1).into()]);
    fields.extend(offer);
    fields.extend([writer.list(&aliases), writer.list_of(when, condition)]);
    writer.node(&fields)
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

fn quantity(writer: &mut Writer, quantity: &Quantity) -> Word {
    let combine = match quantity.combine {
        Combine::Product => 0,
        Combine::Sum => 1,
        Combine::Largest => 2,
    };
    let fields = [
        writer.text(&quantity.name),
        writer.optional_text(quantity.one.as_deref()),
        combine,
        quantity.decimals.into(),
        bits(&quantity.settings),
        quantity.may_not_exist.into(),
        writer.list_of(&quantity.items, item),
        writer.number(quantity.scale),
    ];
    writer.node(&fields)
}

fn item(writer: &mut Writer, item: &Item) -> Word {
    let fields = match item {
        Item::Number { index, power } => [0, word(*index), writer.number(*power)],
        Item::Table { table: written, power } => [1, table(writer, written), writer.number(*power)],
        Item::Constant(units) => [2, 0, writer.number(*units)],
    };
    writer.node(&fields)
}

fn charge_node(writer: &mut Writer, plan: &Plan, charge: &Charge) -> Word {
    let Applies { holds, conditions } = &charge.applies;
    let round = charge.round.as_ref().map_or(0, |round| {
        let Fixed { units, decimals } = round.rounding.step;
        let each = round.each.map_or(0, |index| word(index) + 1);
        let fields = [round.rounding.mode.word().into(), each, decimals.into(), writer.number(units)];
        writer.node(&fields)
    });
    let notes: Vec<Word> = charge.notes.iter().map(|note| word(*note)).collect();
    let [from, until] = period(charge.period);
    let traits =
        [(HOLDS, *holds), (PERIODIC, charge.period.is_dated()), (ASKS, !conditions.is_empty() || !holds)];
    let rate = table(writer, &charge.rate);
    let frame = [
        writer.text(&charge.label),
        together(&traits),
        writer.list_of(conditions, condition),
        writer.list_of(&charge.factors, factor),
        charge.decimals.into(),
        charge.divisor.decimals.into(),
        round,
        writer.list(&notes),
        from,
        until,
        unit::of(plan, charge).word().into(),
        writer.number(charge.divisor.units),
    ];
    let frame = writer.node(&frame);
    writer.node(&[rate, frame])
}

fn factor(writer: &mut Writer, NamedFactor { name, factor }: &NamedFactor) -> Word {
    let name = writer.text(name);
    let fields = match factor {
        Factor::Table(written) => [name, 1, table(writer, written), 0, written.decimals.into(), 0, 0, 0],
        Factor::Number(used) => {
            let per = used.per.map_or([0, 0], |per| [per.decimals.into(), writer.number(per.units)]);
            let part = used.part.as_ref().map_or(0, |written| part(writer, written));
            let [number_decimals, decimals] = [used.number_decimals, used.decimals].map(Word::from);
            [name, 0, word(used.number), number_decimals, decimals, part, per[0], per[1]]
        }
    };
    writer.node(&fields)
}

fn part(writer: &mut Writer, part: &Part) -> Word {
    let (counts_blocks, per) = match part.per {
        Per::Scale(scale) => (0, scale),
        Per::Block(block) => (1, block),
    };
    let fields = [
        counts_blocks,
        part.up_to.is_some().into(),
        writer.number(part.power),
        writer.number(part.above),
        writer.number(part.up_to.unwrap_or(0)),
        writer.number(part.at_least),
        writer.number(per),
    ];
    writer.node(&fields)
}

fn step(writer: &mut Writer, step: &Step) -> Word {
    let (kind, mode, amount) = match &step.action {
        Action::Round(rounding) => (STEP_ROUND, rounding.mode.word(), rounding.step),
        Action::Keep(Some(keep)) => (STEP_KEEP, 0, *keep),
        Action::Keep(None) => (STEP_UNKNOWN, 0, Fixed::ONE),
        Action::Minimum(minimum) => (STEP_MINIMUM, 0, *minimum),
    };
    let [from, until] = period(step.period);
    let label = writer.text(&step.label);
    let fields =
        [label, kind.into(), from, until, mode.into(), amount.decimals.into(), writer.number(amount.units)];
    writer.node(&fields)
}

fn table(writer: &mut Writer, table: &Table) -> Word {
    let is_exact = table.cells.iter().all(|cell| cell.is_exact());
    if let ([], true, [cell]) = (&table.axes[..], is_exact, &table.cells[..]) {
        let figure = writer.number(cell.min);
        return writer.node(&[table.decimals.into(), ONE.into(), figure]);
    }
    let cells = table.cells.iter().flat_map(|cell| {
        let figure = writer.number(cell.min);
        if is_exact {
            vec![figure]
        } else {
            vec![cell.certainty.word().into(), figure, writer.number(cell.max)]
        }
    });
    let cells: Vec<Word> = cells.collect();
    let mut fields =
        vec![table.decimals.into(), is_exact.into(), writer.node(&cells), word(table.axes.len())];
    for axis in &table.axes {
        fields.push(axis_node(writer, axis));
    }
    writer.node(&fields)
}

fn axis_node(writer: &mut Writer, axis: &Axis) -> Word {
    let cells = word(axis.len());
    let fields = match &axis.along {
        Along::Options { setting, .. } => vec![0, word(*setting), cells],
        Along::Bands { number, ends } => {
            let mut fields = vec![1, word(*number), cells, word(ends.len())];
            fields.extend(ends.iter().map(|end| writer.number(*end)));
            fields
        }
    };
    writer.node(&fields)
}
