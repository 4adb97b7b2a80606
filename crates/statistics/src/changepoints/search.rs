//! The search for changes, whatever a segment costs: divided, placed, and dated by series drawn
//! again.

use super::change::{Change, Partition, YearInterval, near_end, place_change, year_before};
use super::partition::Partitions;
use crate::Level;
use crate::numeric::order;
use crate::numeric::random::{self, Seed, Stream};

/// The years below which no interval of a date is given.
const INTERVAL_YEARS: usize = 20;

/// The simulated series of an interval.
const REPLICATES: usize = 999;

/// A series whose changes are looked for.
pub(super) struct Search<'a, C> {
    /// The years.
    pub(super) x: &'a [f64],
    /// The values.
    pub(super) y: &'a [f64],
    /// The fewest values of a segment.
    pub(super) shortest: usize,
    /// Sets the costs of the segments of a series with these years.
    pub(super) set_costs: C,
}

/// As many changes as Schwarz's criterion says.
pub(super) struct Selected {
    /// The changes, each at its best place.
    pub(super) changes: Vec<usize>,
    /// The best partitions with no change, one, and so on.
    pub(super) partitions: Vec<Partition>,
    /// The criterion of each of them.
    pub(super) criteria: Vec<f64>,
}

impl<C: Fn(&mut Partitions, &[f64]) + Sync> Search<'_, C> {
    /// The best partitions with every number of changes up to `most`.
    pub(super) fn divide(&self, most: usize) -> Partitions {
        let mut partitions = Partitions::new(self.y.len(), self.shortest, most);
        (self.set_costs)(&mut partitions, self.y);
        partitions.divide();
        partitions
    }

    /// The changes found, each at its best place: where shorter segments at the ends of the series
    /// fit better with as many changes, the changes of that partition.
    ///
    /// A change in the last or the first years is otherwise put where the shortest segment allows
    /// it, which is a wrong year.
    pub(super) fn place(&self, found: Vec<usize>) -> Vec<usize> {
        if found.is_empty() {
            return found;
        }
        let mut free = Partitions::with_short_ends(self.y.len(), self.shortest, found.len());
        (self.set_costs)(&mut free, self.y);
        free.divide();
        let cost = free.cost_of(&found);
        // What rounding leaves is no better fit.
        let is_better = free.cost(found.len()) < cost - 1e-9 * cost.abs().max(1.0);
        let moved = free.changes(found.len());
        // A change may move by less than a segment. One that moves further is another change.
        let is_same =
            found.iter().zip(&moved).all(|(one, other)| one.abs_diff(*other) < self.shortest);
        if is_better && is_same { moved } else { found }
    }

    /// The changes of a fit by least squares with so many coefficients a segment, as many as
    /// Schwarz's criterion says.
    ///
    /// BIC = n (ln(RSS/n) + 1 + ln 2π) + (coefficients + 1)(changes + 1) ln n. Squares below those
    /// of rounding are noise of the arithmetic: a perfect fit has no logarithm, and needs no more
    /// changes.
    pub(super) fn select(&self, coefficients: usize) -> Selected {
        let n = self.y.len();
        let best = self.divide(most_breaks(n, self.shortest));
        let size = n as f64;
        let rounding = rounding(self.y).max(f64::MIN_POSITIVE);
        let criterion = |changes| {
            let squares = best.cost(changes).max(rounding);
            let fit = libm::log(squares / size) + 1.0 + libm::log(2.0 * core::f64::consts::PI);
            size * fit + ((coefficients + 1) * (changes + 1)) as f64 * libm::log(size)
        };
        let criteria: Vec<f64> = (0..=best.most()).map(criterion).collect();
        let least = criteria.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
        let partition = |number| {
            let observations = best.changes(number);
            let years = observations.iter().map(|change| year_before(self.x, *change)).collect();
            Partition { years, observations, cost: best.cost(number) }
        };
        Selected {
            changes: self.place(best.changes(least.map_or(0, |(changes, _)| changes))),
            partitions: (0..=best.most()).map(partition).collect(),
            criteria,
        }
    }

    /// The changes with the intervals of their dates: the series is drawn again by `redraw`, and
    /// divided by as many changes.
    pub(super) fn date(
        &self,
        changes: &[usize],
        level: Level,
        seed: Seed,
        purpose: &str,
        redraw: impl Fn(&mut Stream, &mut [f64]) + Sync,
    ) -> Vec<Change> {
        let n = self.y.len();
        if n < INTERVAL_YEARS || changes.is_empty() {
            return dates(self.x, self.shortest, changes, level, &[]);
        }
        let is_short = changes.iter().any(|change| near_end(n, self.shortest, *change).is_some());
        let new = if is_short { Partitions::with_short_ends } else { Partitions::new };
        let ready = || (vec![0.0; n], new(n, self.shortest, changes.len()));
        let again = |stream: &mut Stream, (series, partitions): &mut (Vec<f64>, Partitions)| {
            redraw(stream, series);
            (self.set_costs)(partitions, series);
            partitions.divide();
            partitions.changes(changes.len())
        };
        let simulated = random::replicates(REPLICATES, seed, purpose, ready, again);
        dates(self.x, self.shortest, changes, level, &simulated)
    }

    /// The same with series of the fitted values and residuals drawn within each segment, scaled
    /// for the `coefficients` fitted to it.
    pub(super) fn date_by_residuals(
        &self,
        changes: &[usize],
        fitted: &[f64],
        coefficients: usize,
        (level, seed): (Level, Seed),
        purpose: &str,
    ) -> Vec<Change> {
        let segments = segments(self.y.len(), changes);
        self.date(changes, level, seed, purpose, |stream, series| {
            for (from, to) in &segments {
                let size = to - from;
                let left = size.saturating_sub(coefficients).max(1);
                let scale = libm::sqrt(size as f64 / left as f64);
                for i in *from..*to {
                    let drawn = from + random::below(stream, size);
                    series[i] = fitted[i] + scale * (self.y[drawn] - fitted[drawn]);
                }
            }
        })
    }
}

/// The changes, with the percentiles of those of simulated series as their intervals, if there are
/// any.
fn dates(
    x: &[f64],
    shortest: usize,
    changes: &[usize],
    level: Level,
    simulated: &[Vec<usize>],
) -> Vec<Change> {
    // The 25th and the 975th of 999, for 95 %.
    let rank = libm::floor(level.tail() * (REPLICATES + 1) as f64 + 0.5) as usize;
    let rank = rank.clamp(1, REPLICATES / 2);
    let date = |(place, change): (usize, &usize)| {
        let mut dates: Vec<usize> =
            simulated.iter().filter_map(|changes| changes.get(place).copied()).collect();
        dates.sort_unstable();
        let year = |rank: usize| Some(year_before(x, *dates.get(rank)?));
        let interval = year(rank - 1)
            .zip(year(REPLICATES - rank))
            .map(|(lower, upper)| YearInterval { lower, upper });
        place_change(x, shortest, *change, interval)
    };
    changes.iter().enumerate().map(date).collect()
}

/// The bounds of the segments between the changes.
pub(super) fn segments(n: usize, changes: &[usize]) -> Vec<(usize, usize)> {
    let starts = std::iter::once(0).chain(changes.iter().copied());
    starts.zip(changes.iter().copied().chain(std::iter::once(n))).collect()
}

/// The shortest segment of a fit by least squares: 15 % of the years, three at least.
pub(super) fn shortest_segment(n: usize) -> usize {
    (15 * n).div_ceil(100).max(3)
}

/// The most breaks that are tried: with segments a little longer than the shortest.
fn most_breaks(n: usize, shortest: usize) -> usize {
    n.div_ceil(shortest).saturating_sub(2).max(1)
}

/// The sum of squares that rounding alone can leave of numbers as large as these.
fn rounding(y: &[f64]) -> f64 {
    let error = 16.0 * f64::EPSILON * order::largest(y);
    y.len() as f64 * error * error
}

#[cfg(test)]
mod tests {
    use super::super::change::{End, Near};
    use super::*;

    fn years(n: i32) -> Vec<f64> {
        (2001..2001 + n).map(f64::from).collect()
    }

    #[test]
    fn dates_have_the_25th_and_975th_of_999() {
        // Every series changes after the 10th year, but for a few.
        let simulated: Vec<Vec<usize>> =
            (0..REPLICATES).map(|i| vec![if i % 25 == 0 { 12 } else { 10 }]).collect();
        let changes = dates(&years(30), 3, &[10], Level::P95, &simulated);
        assert_eq!((changes[0].year, changes[0].near), (Some(2010), None));
        let interval = changes[0].interval.expect("an interval");
        assert_eq!((interval.lower, interval.upper), (2010, 2012));
        let search = Search {
            x: &years(19),
            y: &[1.0; 19],
            shortest: 3,
            set_costs: |_: &mut Partitions, _: &[f64]| {},
        };
        let short = search.date(&[10], Level::P95, Seed(1), "test", |_, _| {});
        assert_eq!(short[0].interval, None);
    }

    #[test]
    fn a_change_near_an_end_has_no_date() {
        let dated_at = |changes: &[usize]| {
            let simulated = vec![changes.to_vec(); REPLICATES];
            dates(&years(24), 3, changes, Level::P95, &simulated)
        };
        let found = dated_at(&[2, 12, 22]);
        let near = |year, end| Some(Near { year, end });
        assert_eq!((found[0].year, found[0].near), (None, near(2002, End::First)));
        assert_eq!((found[1].year, found[1].near), (Some(2012), None));
        assert_eq!((found[2].year, found[2].near), (None, near(2022, End::Last)));
        assert_eq!(found.iter().filter(|change| change.interval.is_some()).count(), 1);
        // Three counts on either side are a level.
        assert!(dated_at(&[3, 21]).iter().all(|change| change.year.is_some()));
    }

    #[test]
    fn bounds_meet() {
        assert_eq!(segments(9, &[3, 5]), [(0, 3), (3, 5), (5, 9)]);
        assert_eq!(segments(9, &[]), [(0, 9)]);
        assert_eq!(year_before(&[2001.0], 0), 0);
    }

    #[test]
    fn fifteen_percent_is_rounded_up() {
        let shortest: Vec<usize> = [10, 18, 22, 45, 100, 289].map(shortest_segment).into();
        assert_eq!(shortest, [3, 3, 4, 7, 15, 44]);
        assert_eq!((most_breaks(22, 4), most_breaks(100, 15), most_breaks(10, 3)), (4, 5, 2));
    }
}
