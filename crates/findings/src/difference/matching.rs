//! Which series of one edition is which of the other.
//!
//! By key; then by key in other spelling; then the whole by being the whole; a renamed series only
//! where its figures leave no doubt. What is left was withdrawn or added.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::Edition;
use super::spelling::folded;
use arrivals_data::{Count, Period};

/// Which series is which.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// Old and new places of the same series.
    pub pairs: Vec<(usize, usize)>,
    /// Those of them that have another name now.
    pub renamed: Vec<(usize, usize)>,
    /// Places of series only the old edition has.
    pub withdrawn: Vec<usize>,
    /// Places of series only the new edition has.
    pub added: Vec<usize>,
    /// How series were told to be the same, where keys did not tell.
    pub notes: Vec<String>,
}

/// Which series of the old edition is which of the new.
pub fn matched(old: &Edition, new: &Edition) -> Matched {
    let same_dimensions = sorted(&old.dimensions) == sorted(&new.dimensions);
    let mut state = State {
        old: (0..old.lines.len()).collect(),
        new: (0..new.lines.len()).collect(),
        found: Matched::default(),
    };
    let identity = |edition: &Edition, place: usize| match same_dimensions {
        true => ordered_key(edition, place),
        false => vec![edition.lines[place].series.name()],
    };
    state.pair(|place| identity(old, place), |place| identity(new, place));
    state.pair(|place| spelled(identity(old, place)), |place| spelled(identity(new, place)));
    if let (Some(one), Some(other)) = (old.whole(), new.whole())
        && state.old.contains(&one)
        && state.new.contains(&other)
        && (old.lines.len() == 1) != (new.lines.len() == 1)
    {
        let name = |edition: &Edition, place: usize| match edition.lines[place].series.name() {
            name if name.is_empty() => "the only series".to_owned(),
            name => format!("'{name}'"),
        };
        state.found.notes.push(format!(
            "Compared as the whole: {} of the old edition, {} of the new.",
            name(old, one),
            name(new, other)
        ));
        state.take(one, other);
    }
    renamed(old, new, &mut state);
    let State { old, new, mut found } = state;
    found.pairs.sort_unstable();
    found.withdrawn = old.into_iter().collect();
    found.added = new.into_iter().collect();
    found
}

/// What is not matched yet, and what is.
struct State {
    old: BTreeSet<usize>,
    new: BTreeSet<usize>,
    found: Matched,
}

impl State {
    fn take(&mut self, old: usize, new: usize) {
        self.old.remove(&old);
        self.new.remove(&new);
        self.found.pairs.push((old, new));
    }

    /// Pairs what has the same identity, where it is that of one series only on both sides.
    fn pair(
        &mut self,
        of_old: impl Fn(usize) -> Vec<String>,
        of_new: impl Fn(usize) -> Vec<String>,
    ) {
        let unique = |places: &BTreeSet<usize>, of: &dyn Fn(usize) -> Vec<String>| {
            let mut found: BTreeMap<Vec<String>, Option<usize>> = BTreeMap::new();
            for place in places {
                found.entry(of(*place)).and_modify(|at| *at = None).or_insert(Some(*place));
            }
            found
        };
        let ours = unique(&self.old, &of_old);
        let theirs = unique(&self.new, &of_new);
        for (identity, place) in ours {
            if let (Some(old), Some(Some(new))) = (place, theirs.get(&identity)) {
                self.take(old, *new);
            }
        }
    }
}

/// The least number of different counts that a series must have in common with another under
/// another name to be it.
const LEAST: usize = 3;

/// Pairs series under another name: all old figures are there, in no other series of either
/// edition, and too many and too different to be so by chance.
fn renamed(old: &Edition, new: &Edition, state: &mut State) {
    if state.old.is_empty() || state.new.is_empty() || !(old.is_complete && new.is_complete) {
        return;
    }
    let periods: BTreeSet<Period> =
        old.lines.iter().flat_map(|line| line.series.periods()).collect();
    type Figures = Vec<(Period, Count)>;
    let figures = |edition: &Edition| {
        let mut found: BTreeMap<Figures, Option<usize>> = BTreeMap::new();
        for (place, line) in edition.lines.iter().enumerate() {
            let figures: Figures = line
                .series
                .observations()
                .filter(|observation| periods.contains(&observation.period))
                .filter_map(|observation| Some((observation.period, observation.count?)))
                .collect();
            let different: BTreeSet<Count> = figures.iter().map(|(_, count)| *count).collect();
            if different.len() >= LEAST {
                found.entry(figures).and_modify(|at| *at = None).or_insert(Some(place));
            }
        }
        found
    };
    let theirs = figures(new);
    for (figures, place) in figures(old) {
        if let (Some(one), Some(Some(other))) = (place, theirs.get(&figures))
            && state.old.contains(&one)
            && state.new.contains(other)
        {
            state.take(one, *other);
            state.found.renamed.push((one, *other));
        }
    }
    state.found.renamed.sort_unstable();
}

/// The key in the order of the dimensions' names, which a file may have in any order.
fn ordered_key(edition: &Edition, place: usize) -> Vec<String> {
    let mut named: Vec<(String, &String)> = edition
        .dimensions
        .iter()
        .map(|name| folded(name))
        .zip(edition.lines[place].series.key())
        .collect();
    named.sort();
    named.into_iter().map(|(_, value)| value.clone()).collect()
}

fn spelled(identity: Vec<String>) -> Vec<String> {
    identity.iter().map(|value| folded(value)).collect()
}

fn sorted(names: &[String]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().map(|name| folded(name)).collect();
    names.sort();
    names
}
