//! A dataset as a wide table: one row a period, one column a series.

use polars::prelude::{AnyValue, Column, DataFrame};

use super::row_writer::{RowWriter, TextForm};
use arrivals_data::{Dataset, FrameError, Role, Series, Status};
use arrivals_read::tidy::is_total_name;

/// The dataset as a frame with `period`, `year`, and a column of counts for each series. The column
/// of a sum says so, where no part of its name does.
///
/// # Errors
/// When the columns cannot be put together.
pub fn wide(dataset: &Dataset) -> Result<DataFrame, FrameError> {
    dataset.wide_frame(dataset.series().iter().map(column_name).collect())
}

fn column_name(series: &Series) -> String {
    let name = series.name();
    let says_sum = series.key().iter().any(|value| is_total_name(value));
    match series.role() {
        Role::Single if name.is_empty() => "count".to_owned(),
        // As agencies mark them, so that the table is read again as it is.
        Role::Total if !says_sum => format!("{name} - total"),
        Role::Subtotal if !says_sum => format!("{name} - subtotal"),
        _ => name,
    }
}

/// The frame as text with one row a line.
pub fn frame_text(frame: &DataFrame, form: TextForm) -> String {
    let columns = frame.columns();
    let names: Vec<&str> = columns.iter().map(|column| column.name().as_str()).collect();
    let mut writer = RowWriter::new(form, &names);
    for row in 0..frame.height() {
        for column in columns {
            write_cell(&mut writer, column, row);
        }
        writer.end_row();
    }
    writer.finish()
}

fn write_cell(writer: &mut RowWriter, column: &Column, row: usize) {
    match column.get(row) {
        Ok(AnyValue::Int64(number)) => writer.write_number(Some(number)),
        Ok(AnyValue::Boolean(flag)) => writer.write_flag(flag),
        Ok(AnyValue::String(text)) => writer.write_text(Some(text)),
        _ => writer.write_text(None),
    }
}

/// What a wide table has no place for, with how many: statuses, breaks and remarks.
pub fn left_out(dataset: &Dataset) -> Option<String> {
    let observations = || dataset.series().iter().flat_map(Series::observations);
    let statuses = Status::ALL.into_iter().filter(|status| *status != Status::Normal);
    let mut counted: Vec<(usize, String)> = statuses
        .map(|status| {
            let count = observations().filter(|observation| observation.status == status).count();
            (count, format!("marked {}", status.word()))
        })
        .collect();
    let breaks = observations().filter(|observation| observation.break_before).count();
    counted.push((breaks, "after a break".to_owned()));
    let remarks = observations().filter(|observation| observation.note.is_some()).count();
    counted.push((remarks, "with a note".to_owned()));
    let said: Vec<String> = counted
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    (!said.is_empty()).then(|| {
        format!("a wide table has no place for statuses and notes of counts: {}", said.join(", "))
    })
}
