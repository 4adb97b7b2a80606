//! Axes of a picture of cells: ticks stand in the middle of whole rows, years on whole columns.

use super::ticks::{self, Ticks};
use crate::CELL;
use crate::plot::Plot;

/// The ticks of an axis of so many rows, each as many rows from the next, and the rows that the
/// axis takes of them: those on which the largest value stands highest, and of these rather the
/// ones with more ticks.
pub fn linear(smallest: f64, largest: f64, whole: bool, rows: usize) -> (Ticks, usize) {
    let axis = |target: u32| {
        let mut ticks = ticks::linear(smallest, largest, whole, f64::from(target) * 1.8, 1.0);
        let step = ticks.values[1] - ticks.values[0];
        if largest > ticks.last() + step * 1e-9 {
            ticks.values.push(ticks.last() + step);
        }
        let steps = ticks.values.len() - 1;
        let used = rows / steps * steps;
        let span = ticks.last() - ticks.first();
        let filled = (largest.max(0.0) - smallest.min(0.0)) / span * used as f64;
        (filled + 0.3 * steps as f64, ticks, used)
    };
    let best = (2..=6).map(axis).max_by(|one, other| one.0.total_cmp(&other.0));
    match best {
        Some((_, ticks, used)) if used > 0 => (ticks, used),
        _ => (Ticks { values: vec![smallest.min(0.0), largest.max(1.0)], decimals: 0 }, rows),
    }
}

/// The height that an axis of ranks takes: each as many rows from the next, and a row below the
/// last.
pub fn ranks(last: f64, height: f64) -> f64 {
    /// More rows say no more.
    const MOST: f64 = 4.0;
    let rows = ((height / CELL.1 - 1.0) / (last - 1.0).max(1.0)).floor().min(MOST);
    if rows >= 1.0 { (rows * (last - 1.0).max(1.0) + 1.0) * CELL.1 } else { height }
}

/// The ticks that stand in rows of their own, from the lowest.
pub fn apart(ticks: &mut Ticks, y: impl Fn(f64) -> f64) {
    let mut taken = None;
    ticks.values.retain(|value| {
        let row = (y(*value) / CELL.1).floor();
        let is_free = taken != Some(row);
        taken = Some(row);
        is_free
    });
}

/// Makes a year whole columns wide, where columns stand on it; the years are then from half a
/// year before the first to half a year after the last.
pub fn whole_years(plot: &mut Plot) {
    let years = f64::from(plot.last - plot.first + 1);
    let columns = ((plot.right - plot.left) / CELL.0 / years).floor();
    if columns >= 1.0 {
        plot.margin = 0.5;
        plot.right = plot.left + columns * CELL.0 * years;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_whole_rows_apart() {
        let (few, used) = linear(0.0, 2914.0, true, 9);
        assert_eq!((few.values, used), (vec![0.0, 1000.0, 2000.0, 3000.0], 9));
        let (many, used) = linear(0.0, 2914.0, true, 20);
        assert_eq!((many.values.len(), used), (7, 18));
    }

    #[test]
    fn no_value_stands_above_the_last_tick() {
        for largest in [1.0, 2.0, 7.0, 1100.0, 3100.0, 9.2e18] {
            for rows in 1..40 {
                let (ticks, used) = linear(0.0, largest, true, rows);
                assert!(ticks.last() >= largest && used <= rows, "{largest} {rows}");
            }
        }
    }
}
