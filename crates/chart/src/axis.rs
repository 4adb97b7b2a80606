//! The ticks of an axis of values, and the values at its ends.

use super::layout::rows;
use super::layout::ticks::{self, Ticks};
use super::plot::Scale;
use super::{CELL, Measure, Typography};

/// The ticks for values of that range on an axis of that height, and the height that it takes of it.
pub fn ticks(
    (measure, (smallest, largest)): (Measure, (f64, f64)),
    scale: Scale,
    height: f64,
    text: &Typography,
) -> (Ticks, f64) {
    match (measure, scale) {
        (Measure::Rank, _) => {
            let height = if text.cells { rows::ranks(largest, height) } else { height };
            (ticks::ranks(largest, height, text.tick), height)
        }
        (_, Scale::Log) => (ticks::logarithmic(smallest, largest, height, text.tick), height),
        (measure, Scale::Linear) if text.cells => {
            let room = (height / CELL.1).floor().max(1.0) as usize;
            let (ticks, taken) = rows::linear(smallest, largest, measure.is_whole(), room);
            (ticks, taken as f64 * CELL.1)
        }
        (measure, Scale::Linear) => {
            (ticks::linear(smallest, largest, measure.is_whole(), height, text.tick), height)
        }
    }
}

/// The values at the bottom and at the top of an axis of that height.
pub fn ends(
    (measure, largest): (Measure, f64),
    ticks: &Ticks,
    scale: Scale,
    (height, text): (f64, &Typography),
) -> (f64, f64) {
    match (measure, scale) {
        // The first place is on top, the last a row above the years.
        (Measure::Rank, _) if text.cells => {
            (largest + (largest - 1.0).max(1.0) / (height / CELL.1 - 1.0).max(1.0), 1.0)
        }
        // No place stands on the edge.
        (Measure::Rank, _) => (largest + 0.5, 0.5),
        // The last tick may stand up to a quarter of a step below the largest value: the plot ends
        // where the larger of the two is.
        (_, Scale::Log) => (ticks.first(), ticks.last().max(largest)),
        (_, Scale::Linear) => (ticks.first().min(0.0), ticks.last().max(largest)),
    }
}
