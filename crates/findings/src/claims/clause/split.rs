//! A sentence's phrases cut into clauses: each has at most one movement, and that comes
//! before its numbers or with them.

use crate::claims::phrase::{Break, Phrase, PhraseKind, Relation};

/// The clauses, in order. A part that is only a time goes with what it is the time of.
pub fn clauses(items: &[Phrase]) -> Vec<&[Phrase]> {
    let mut starts = vec![0];
    let mut segment = 0;
    let mut clause = Contents::default();
    let mut own = Contents::default();
    // The last part, and whether a time stands before it.
    let mut last_is_time = false;
    let mut timed_before = false;
    for (place, item) in items.iter().enumerate() {
        match &item.what {
            // "compared with 2019 (1,047)": what stands in the bracket ends nothing.
            PhraseKind::Break(Break::Open | Break::Close) if follows_base(items, place) => {}
            PhraseKind::Break(kind) => {
                if *kind == Break::Strong && (clause.tells() || own.tells()) {
                    starts.push(place + 1);
                    clause = Contents::default();
                    (last_is_time, timed_before) = (false, false);
                } else {
                    last_is_time = own.timed && !own.tells();
                    timed_before = clause.timed;
                    clause.add(&own);
                }
                own = Contents::default();
                segment = place + 1;
            }
            what => {
                own.see(what, item.role);
                // "from 2022 to 2023 …, and from 2023 to 2024 …"
                if own.span && clause.span && segment > *starts.last().unwrap_or(&0) {
                    starts.push(segment);
                    clause = Contents::default();
                }
                // A second movement begins a clause with its segment.
                if own.moves
                    && (clause.moves || clause.level)
                    && segment > *starts.last().unwrap_or(&0)
                {
                    let least = *starts.last().unwrap_or(&0);
                    let with_time = last_is_time && timed_before;
                    starts.push(if with_time { start_of(items, segment, least) } else { segment });
                    clause = Contents::default();
                }
            }
        }
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([items.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| items.get(*start..end))
        .filter(|clause| !clause.is_empty())
        .collect()
}

/// Whether the last time before a bracket, or before what stands in it, is one from which
/// something is counted.
fn follows_base(items: &[Phrase], place: usize) -> bool {
    let before = items.get(..place).unwrap_or_default().iter().rev();
    let mut times = before.filter(|item| matches!(item.what, PhraseKind::Time(_)));
    times.next().is_some_and(|time| time.role == Relation::From)
}

/// Where a clause starts that begins with the segment: with a time of its own before it.
fn start_of(items: &[Phrase], segment: usize, least: usize) -> usize {
    let before = segment.checked_sub(2).filter(|place| *place > least);
    match before.and_then(|place| items.get(place).map(|item| (place, item))) {
        Some((place, Phrase { what: PhraseKind::Time(_), role: Relation::At, .. }))
            if items.get(place - 1).is_some_and(|item| matches!(item.what, PhraseKind::Break(_)))
                // The last of a list of years belongs to what stands before it.
                && !place.checked_sub(2).and_then(|before| items.get(before)).is_some_and(|item| {
                    matches!(item.what, PhraseKind::Time(_))
                }) =>
        {
            place
        }
        _ => segment,
    }
}

#[derive(Default)]
struct Contents {
    moves: bool,
    /// A number with its own place, not one from which something moved.
    level: bool,
    timed: bool,
    span: bool,
    other: bool,
}

impl Contents {
    fn see(&mut self, what: &PhraseKind, role: Relation) {
        match what {
            PhraseKind::Move(..) | PhraseKind::Step { .. } => self.moves = true,
            PhraseKind::Time(_) if role == Relation::At => self.timed = true,
            PhraseKind::Break(_) => {}
            PhraseKind::Span(..) => {
                self.span = true;
                self.other = true;
            }
            PhraseKind::Quantity(..) if !matches!(role, Relation::From | Relation::By) => {
                self.level = true;
                self.other = true;
            }
            _ => self.other = true,
        }
    }

    fn add(&mut self, other: &Contents) {
        self.moves |= other.moves;
        self.level |= other.level;
        self.timed |= other.timed;
        self.span |= other.span;
        self.other |= other.other;
    }

    fn tells(&self) -> bool {
        self.moves || self.other
    }
}

/// The phrases between the breaks around a place; what stands in brackets behind it is no end.
pub fn around(items: &[Phrase], place: usize) -> &[Phrase] {
    let kind = |place: usize| match items.get(place).map(|item| &item.what) {
        Some(PhraseKind::Break(kind)) => Some(*kind),
        _ => None,
    };
    let mut start = place;
    let mut depth = 0;
    while let Some(before) = start.checked_sub(1) {
        match kind(before) {
            Some(Break::Close) => depth += 1,
            Some(Break::Open) if depth == 0 => break,
            Some(Break::Open) => depth -= 1,
            Some(_) if depth == 0 => break,
            _ => {}
        }
        start = before;
    }
    let mut end = place + 1;
    let mut depth = 0;
    while end < items.len() {
        match kind(end) {
            Some(Break::Open) => depth += 1,
            Some(Break::Close) if depth == 0 => break,
            Some(Break::Close) => depth -= 1,
            Some(_) if depth == 0 => break,
            _ => {}
        }
        end += 1;
    }
    items.get(start..end.max(start)).unwrap_or_default()
}
