//! Whether a sign such as `-` stands for nobody, by the sums of the file itself.

use super::unreadable::dashes;
use super::{Rows, sums};
use crate::source::Grid;
use crate::tidy::layout::Layout;
use crate::tidy::table::{Columns, Legend};
use crate::tidy::{TidyError, TidyOptions, vocabulary};
use arrivals_data::{Decision, Group};

/// Signs that some offices put for zero, and others for a figure that is not known.
const SIGNS: [&str; 4] = ["-", "–", "—", "−"];

/// The rows, read again with a sign as zero where the totals show that it is one: with it, more of
/// them can be compared with their parts, and all of these are equal.
///
/// # Errors
/// As [`super::read`].
pub fn prove_zeros(
    grid: &Grid,
    columns: &Columns,
    layout: &Layout,
    legend: &Legend,
    options: &TidyOptions,
    rows: Rows,
    decisions: &mut Vec<Decision>,
) -> Result<Rows, TidyError> {
    /// Above, reading again would cost more than it finds.
    const MOST: usize = 100_000;
    /// One equal sum may be chance.
    const LEAST: usize = 2;
    let dimensions = &layout.dimensions;
    let is_total = |group: &Group| group.key.iter().any(|value| vocabulary::is_total(value));
    if rows.rows.len() > MOST || dimensions.is_empty() || !rows.groups.iter().any(is_total) {
        decisions.extend(dashes(columns, layout, legend, options));
        return Ok(rows);
    }
    let stands = |sign: &str| {
        let counts = layout.counts.iter().flat_map(|count| count.columns());
        counts.into_iter().any(|column| columns.at(column).filled().any(|(text, _)| text == sign))
    };
    let is_open = |sign: &str| {
        !legend.explains(sign) && !options.markers.iter().any(|(known, _)| known == sign)
    };
    let mut options = options.clone();
    let mut rows = rows;
    for sign in SIGNS.into_iter().filter(|sign| is_open(sign) && stands(sign)) {
        let mut with = options.clone();
        with.markers.push((sign.to_owned(), None));
        let Ok(as_zero) = super::read(grid, columns, layout, legend, &with, None, &mut Vec::new())
        else {
            continue;
        };
        let (before, after) =
            (sums::agreement(dimensions, &rows), sums::agreement(dimensions, &as_zero));
        let (more, equal) = (after.0.saturating_sub(before.0), after.1.saturating_sub(before.1));
        if more >= LEAST && more == equal {
            let text = format!(
                "'{sign}' is taken for 0: with it, the parts add up to the total in {more} more places; \
                 where a total leaves out what is not known, say --marker={sign}=missing"
            );
            decisions.push(Decision::warning("marker", text));
            (options, rows) = (with, as_zero);
        }
    }
    decisions.extend(dashes(columns, layout, legend, &options));
    Ok(rows)
}
