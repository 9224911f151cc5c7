//! The prices of a model by some of its settings, as a help page prints them.

use serde::Serialize;

use crate::catalog::{Catalog, CatalogId};
use crate::certainty::Total;
use crate::choices::{self, given_choice};
use crate::estimate::Estimate;
use crate::image::{Kind, Model, Setting};
use crate::refusal::{Allowed, RefusalCode, SettingsError};
use crate::settings::{Record, Settings, Value};
use crate::suggest::nearest;
use crate::words;

mod print;

/// The most steps of a number setting that are all printed.
const MOST_STEPS: i64 = 100;

/// The most cells of a table.
const MOST_CELLS: usize = 100_000;

/// The prices of a model: the last setting across, the others down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PriceTable {
    /// The id of the model.
    pub model: String,
    /// What the amounts count: `credits`.
    pub unit: String,
    /// The settings that run down, in the order asked for.
    pub down: Vec<TableSetting>,
    /// The setting that runs across.
    pub across: TableSetting,
    /// One for each combination of what runs down, the last setting running fastest.
    pub rows: Vec<PriceRow>,
    /// What holds for every cell: the model, and the settings that run neither down nor across; those that do not always exist,
    /// where they do.
    pub settings: Record,
    /// The prices it was made from.
    pub catalog: CatalogId,
}

/// A setting by which a table goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableSetting {
    /// Its name.
    pub name: String,
    /// The words beside its control.
    pub label: String,
    /// The values that the table shows, in its order.
    pub values: Vec<Value>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PriceRow {
    /// One for each setting that runs down.
    pub values: Vec<Value>,
    /// One for each value that runs across.
    pub cells: Vec<PriceCell>,
}

/// What stands where settings do not go together. Where one of them does not exist, it is ignored, as an estimate does.
const NOT_OFFERED: &str = "not offered";

/// A price of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PriceCell {
    /// How certain it is, and the amounts; absent where the settings do not go together.
    #[serde(flatten)]
    pub total: Option<Total>,
    /// The same in words, without the unit: `≈ 41.472`, `at least 15`, `not published`, `not offered`.
    pub words: String,
}

impl Catalog {
    /// The prices of a model by the settings that `by` names, each as `resolution` or with values as `images=1,2,4`.
    ///
    /// What is given in `settings` for one of `by` is not looked at; what is left out takes its default. The last of `by` runs
    /// across, the others down.
    ///
    /// ```
    /// # use costpeek::{Catalog, Settings};
    /// # let catalog = Catalog::from_text(include_str!("catalogs/imagineart.json")).unwrap();
    /// let table = catalog.table(&Settings::new("nano-banana-2"), &["images=1,4", "resolution=1K,2K"], None).unwrap();
    /// assert_eq!(table.to_csv(), "Images,Resolution 1K,Resolution 2K\r\n1,49,73.5\r\n4,196,294\r\n");
    /// ```
    ///
    /// # Errors
    /// As [`Catalog::estimate`], but that settings of some cells that do not go together are `not offered` there; where `by` is empty or names a setting twice, or one that the model does not have; and with
    /// `TooManyCombinations` for a number setting of more than 100 steps without values, or more than 100,000 cells.
    pub fn table(
        &self,
        settings: &Settings,
        by: &[&str],
        at: Option<&str>,
    ) -> Result<PriceTable, SettingsError> {
        let by: Vec<(&str, Option<&str>)> = by.iter().map(|each| parts(each)).collect();
        let names: Vec<&str> = by.iter().map(|(name, _)| *name).collect();
        let read = choices::read(&self.image, settings, at, &names)?;
        let mut down = self.axes(read.model, &by)?;
        let across = down.pop().ok_or_else(|| no_axis(read.model))?;
        let rows =
            combinations(&down).into_iter().map(|values| self.row(settings, &down, values, &across, at));
        let rows: Vec<PriceRow> = rows.collect::<Result<_, _>>()?;
        if rows.iter().flat_map(|row| &row.cells).all(|cell| cell.total.is_none()) {
            return Err(choices::nothing_fits(&read, &names.join(", ")));
        }
        let mut fixed = read.model.record(&read.made);
        fixed.0.retain(|(name, _)| !names.contains(&name.as_str()));
        Ok(PriceTable {
            model: read.model.id().to_owned(),
            unit: self.unit().to_owned(),
            down,
            across,
            rows,
            settings: fixed,
            catalog: self.id.clone(),
        })
    }

    fn axes(&self, model: Model, by: &[(&str, Option<&str>)]) -> Result<Vec<TableSetting>, SettingsError> {
        let mut axes: Vec<TableSetting> = Vec::new();
        for (name, given) in by {
            if axes.iter().any(|axis| axis.name == *name) {
                let said = format!("the table goes by `{name}` twice");
                return Err(SettingsError::new(RefusalCode::WrongType, name, None, None, None, said));
            }
            let (_, setting) = model.setting(name).ok_or_else(|| self.unknown(model, name))?;
            let values = match given {
                Some(given) => given_values(model, setting, given)?,
                None => all_values(model, setting)?,
            };
            axes.push(TableSetting {
                name: setting.name().to_owned(),
                label: setting.label().to_owned(),
                values,
            });
        }
        let cells = axes.iter().try_fold(1_usize, |cells, axis| cells.checked_mul(axis.values.len()));
        if cells.is_none_or(|cells| cells > MOST_CELLS) {
            let names: Vec<&str> = by.iter().map(|(name, _)| *name).collect();
            let names = names.join(", ");
            let said = format!("the table by {names} has more than {MOST_CELLS} cells; give fewer values");
            return Err(SettingsError::new(RefusalCode::TooManyCombinations, &names, None, None, None, said));
        }
        Ok(axes)
    }

    /// A setting of another model only.
    fn unknown(&self, model: Model, name: &str) -> SettingsError {
        let own = || model.settings().map(Setting::name);
        let meant = nearest(name, own()).map(Value::from);
        let said = format!("model `{}` of catalog `{}` has no setting `{name}`", model.id(), self.id());
        SettingsError::new(RefusalCode::UnknownSetting, name, None, Some(names_of(model)), meant, said)
    }

    fn row(
        &self,
        settings: &Settings,
        down: &[TableSetting],
        values: Vec<Value>,
        across: &TableSetting,
        at: Option<&str>,
    ) -> Result<PriceRow, SettingsError> {
        let chosen = down.iter().zip(&values);
        let settings =
            chosen.fold(settings.clone(), |chosen, (axis, value)| chosen.with(&axis.name, value.clone()));
        let cells = across.values.iter().map(|value| {
            let estimate = self.estimate(&settings.clone().with(&across.name, value.clone()), at);
            cell(estimate)
        });
        Ok(PriceRow { cells: cells.collect::<Result<_, _>>()?, values })
    }
}

/// Settings that do not go together are no reason to refuse the table.
fn cell(estimate: Result<Estimate, SettingsError>) -> Result<PriceCell, SettingsError> {
    match estimate {
        Ok(estimate) => Ok(PriceCell { total: Some(estimate.total()), words: words::estimate(&estimate) }),
        Err(refusal) if refusal.code != RefusalCode::NotTogether => Err(refusal),
        Err(_) => Ok(PriceCell { total: None, words: NOT_OFFERED.to_owned() }),
    }
}

/// `images=1,2,4` is a name and values.
fn parts(by: &str) -> (&str, Option<&str>) {
    by.split_once('=').map_or((by, None), |(name, values)| (name.trim(), Some(values)))
}

fn no_axis(model: Model) -> SettingsError {
    let allowed = names_of(model);
    let said = format!("a table goes by one setting or more; model `{}` has {allowed}", model.id());
    SettingsError::new(RefusalCode::MissingSetting, "by", None, Some(allowed), None, said)
}

fn names_of(model: Model) -> Allowed {
    Allowed::Options(model.settings().map(|setting| Value::from(setting.name())).collect())
}

fn given_values(model: Model, setting: Setting, given: &str) -> Result<Vec<Value>, SettingsError> {
    let values = given.split(',').map(|text| {
        let value = meant(setting, text.trim());
        let refused = |code| SettingsError::of_setting(code, model.id(), setting, Some(&value));
        let choice = given_choice(setting, &value).map_err(refused)?;
        // Of an alias the option.
        Ok(setting.value(choice).unwrap_or(value))
    });
    values.collect()
}

/// A value from its text; text that is no such value is refused later.
fn meant(setting: Setting, text: &str) -> Value {
    let value = match setting.kind() {
        Kind::Words => None,
        Kind::Numbers | Kind::Span => text.parse().ok().map(Value::Number),
        Kind::Switch => text.parse().ok().map(Value::Switch),
    };
    value.unwrap_or_else(|| Value::from(text))
}

fn all_values(model: Model, setting: Setting) -> Result<Vec<Value>, SettingsError> {
    if let Some(values) = setting.values() {
        return Ok(values);
    }
    let [min, max, step] = setting.span();
    let value = |number: i64| setting.value(number);
    let steps = (max - min) / step;
    if steps < MOST_STEPS {
        return Ok((0..=steps).filter_map(|count| value(min + count * step)).collect());
    }
    let some: Vec<String> =
        [min, min + step, max].into_iter().filter_map(value).map(|value| value.to_string()).collect();
    let said = format!(
        "`{name}` of model `{}` has more than {MOST_STEPS} values ({}); say which the table shows, like `{name}={}`",
        model.id(),
        setting.allowed(),
        some.join(","),
        name = setting.name(),
    );
    let code = RefusalCode::TooManyCombinations;
    Err(SettingsError::new(code, setting.name(), None, Some(setting.allowed()), None, said))
}

/// All combinations of the values, the last setting running fastest; one, of nothing, where there are no settings.
fn combinations(axes: &[TableSetting]) -> Vec<Vec<Value>> {
    axes.iter().fold(vec![Vec::new()], |rows, axis| {
        let longer = |row: Vec<Value>| {
            let with = |value: &Value| row.iter().chain([value]).cloned().collect::<Vec<_>>();
            axis.values.iter().map(with).collect::<Vec<_>>()
        };
        rows.into_iter().flat_map(longer).collect()
    })
}
