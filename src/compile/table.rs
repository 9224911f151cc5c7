//! Tables of figures, and their axes.

use super::word;
use super::writer::{Word, Writer};
use crate::image::ONE;
use crate::plan::{Along, Axis, Table};

pub(super) fn table(writer: &mut Writer, table: &Table) -> Word {
    let fields = table_fields(writer, table);
    writer.node(&fields)
}

pub(super) fn table_fields(writer: &mut Writer, table: &Table) -> Vec<Word> {
    let is_exact = table.cells.iter().all(|cell| cell.is_exact());
    if let ([], true, [cell]) = (&table.axes[..], is_exact, &table.cells[..]) {
        let figure = writer.number(cell.min);
        return vec![table.decimals.into(), ONE.into(), figure];
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
    fields
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
