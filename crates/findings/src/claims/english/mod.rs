//! English sentences as phrases.
//!
//! Invariant: each token is looked at a fixed number of times, so that reading is linear.

mod amount;
mod amount_kind;
mod coverage;
mod cursor;
mod extreme;
mod hedge;
mod lists;
mod multiple;
mod noun;
mod part;
mod range;
mod scan;
mod subject;
mod time;
mod time_role;
mod unmodelled_words;
mod words;
mod yearly;

use amount_kind::Amount;
use cursor::Cursor;
use hedge::{before, is_motion, reversed};
use lists::{COUNTING, OTHER_EVENTS, POSSIBLE, RATES};
use noun::group_at;
use scan::Scan;
use words::movement;

use super::claim::{Direction, Hedge, Quantity, Size, SubjectRef, TimeRef};
use super::lexicon::Lexicon;
use super::number::Number;
use super::phrase::{Break, Compares, CountedNoun, Phrase, PhraseKind, Phrases, Relation, Yearly};
use super::token::{Kind, Token};

/// Words that make a number the sum of several years.
const SUMS: [[&str; 2]; 5] =
    [["in", "all"], ["in", "total"], ["all", "told"], ["so", "far"], ["to", "date"]];

/// The phrases of a sentence.
pub fn phrases(tokens: &[Token], lexicon: &Lexicon) -> Phrases {
    let cursor = Cursor { tokens };
    let taken = vec![false; tokens.len()];
    let mut scan = Scan { cursor, lexicon, phrases: Phrases::default(), taken, since: false };
    let mut at = 0;
    while at < tokens.len() {
        let items = scan.phrases.items.len();
        let next = scan.step(at).max(at + 1);
        // What a phrase took beyond the words that are quoted.
        if scan.phrases.items.len() > items || next > at + 1 {
            (at..next).for_each(|place| scan.take(place));
        }
        at = next;
    }
    if tokens.last().is_some_and(|last| last.is("?")) {
        scan.push(
            PhraseKind::Block("a question".to_owned()),
            Relation::At,
            tokens.len() - 1,
            tokens.len(),
        );
    }
    scan.unread();
    scan.uncovered();
    scan.subject();
    scan.phrases
}

impl Scan<'_> {
    /// Reads the phrase at the token, if there is one; the token after it.
    fn step(&mut self, at: usize) -> usize {
        let cursor = self.cursor;
        if cursor.kind(at) == Some(Kind::Sign) {
            return self.sign(at);
        }
        if let Some((what, end)) = extreme::extreme(cursor, at, self.lexicon) {
            let near = |place: usize| cursor.is(place, &["the", "its", "their", "a"]);
            let from = (1..=3).any(|back| {
                ["from", "since", "than", "below", "of"].contains(&cursor.before(at, back))
                    && (1..back).all(|between| near(at.wrapping_sub(between)))
            });
            let peak = cursor.is(at, &["peak", "record", "trough"]);
            let role = if from && peak { Relation::From } else { Relation::At };
            return self.push(what, role, at, end);
        }
        if let Some(time) = time::time(cursor, at, self.lexicon) {
            let (role, start) = time_role::role(cursor, at);
            let mut role = time.role.unwrap_or(role);
            // The year of the peak since which something was so: of the peak, and of the rest.
            if std::mem::take(&mut self.since) && matches!(role, Relation::At | Relation::From) {
                role = Relation::At;
                self.push(
                    time.what.clone(),
                    Relation::Since,
                    time.start.unwrap_or(start),
                    time.end,
                );
            }
            return self.push(time.what, role, time.start.unwrap_or(start), time.end);
        }
        match amount::amount(cursor, at, self.lexicon) {
            Some(Amount::Found { what, mut role, start, end }) => {
                // "down from 236 in 2024 and 196 in 2023"
                let came_from = |item: &&Phrase| matches!(item.what, PhraseKind::Quantity(..));
                let last = self.phrases.items.iter().rev().find(came_from);
                let and = cursor.is(start.wrapping_sub(1), &["and", ",", "then"]);
                if role == Relation::At
                    && matches!(what, PhraseKind::Quantity(..))
                    && cursor.before(start, 1) == "and"
                    && last.is_some_and(|last| last.role == Relation::From)
                {
                    role = Relation::From;
                }
                // "rose by 129 in 2023 and 40 in 2024", "rose 20.4% (40 people)"
                let quantity = matches!(what, PhraseKind::Quantity(..));
                let by = last.is_some_and(|last| last.role == Relation::By);
                if role == Relation::At && quantity && ((and && by) || self.in_brackets_of_size()) {
                    role = Relation::By;
                }
                if matches!(
                    what,
                    PhraseKind::Quantity(
                        _,
                        CountedNoun::Measure | CountedNoun::Group(SubjectRef::Series(_))
                    )
                ) {
                    self.phrases.tied = true;
                }
                return self.push(what, role, start, end);
            }
            Some(Amount::Skip(end)) => {
                (at..end).for_each(|place| self.take(place));
                return end;
            }
            Some(Amount::Unread(end)) => {
                self.skip(at, end);
                return end;
            }
            None => {}
        }
        if let Some((who, end)) = group_at(cursor, at, self.lexicon) {
            self.phrases.tied |= matches!(who, SubjectRef::Series(_));
            return self.push(PhraseKind::Group(who), Relation::At, at, end);
        }
        self.word(at)
    }

    fn sign(&mut self, at: usize) -> usize {
        let found = match self.cursor.text(at) {
            "," | ":" => Break::Soft,
            "(" => Break::Open,
            ")" => Break::Close,
            ";" => Break::Strong,
            "—" => Break::Strong,
            "–" | "-" if !self.cursor.glued(at) && !self.cursor.glued(at + 1) => Break::Strong,
            _ => return at + 1,
        };
        self.one(PhraseKind::Break(found), at)
    }

    fn opens_bracket(&self) -> bool {
        self.phrases.items.last().is_some_and(|item| item.what == PhraseKind::Break(Break::Open))
    }

    /// Whether a bracket has just opened behind the size of a change.
    fn in_brackets_of_size(&self) -> bool {
        let mut items = self.phrases.items.iter().rev();
        let open = items
            .next()
            .is_some_and(|item| matches!(item.what, PhraseKind::Break(Break::Open | Break::Soft)));
        let size = items.next().is_some_and(|item| match &item.what {
            PhraseKind::Step { .. } => true,
            PhraseKind::Size(_) => self.opens_bracket(),
            PhraseKind::Percent { .. } | PhraseKind::Quantity(..) => {
                item.role == Relation::By && self.opens_bracket()
            }
            _ => false,
        });
        let moved = self
            .phrases
            .items
            .iter()
            .any(|item| matches!(item.what, PhraseKind::Move(..) | PhraseKind::Step { .. }));
        open && size && moved
    }

    /// Words that are claims, or change them, by themselves.
    fn word(&mut self, at: usize) -> usize {
        let cursor = self.cursor;
        let word = cursor.text(at);
        if let Some((what, end)) = yearly::yearly(cursor, at, self.lexicon) {
            return self.push(what, Relation::At, at, end);
        }
        match word {
            "while" | "whereas" | "although" | "though" | "but" | "then" => {
                return self.one(PhraseKind::Break(Break::Strong), at);
            }
            // "after rising 20.4% in 2024" is a clause of its own.
            "after" | "before"
                if (1..=3).any(|ahead| movement(cursor.text(at + ahead)).is_some()) =>
            {
                return self.one(PhraseKind::Break(Break::Strong), at);
            }
            "when" => return self.one(PhraseKind::Break(Break::When), at),
            "and" | "which" | "who" | "whom" | "or" | "including" => {
                return self.one(PhraseKind::Break(Break::Soft), at);
            }
            "since" => {
                // "has fallen since": since the year that was named before.
                let end = cursor.get(at + 1).is_none_or(|next| next.kind == Kind::Sign);
                // "since peaking at 2,914 in 2009": since that year.
                const POINTS: [&str; 9] = [
                    "peaking",
                    "peak",
                    "hitting",
                    "reaching",
                    "falling",
                    "record",
                    "high",
                    "low",
                    "bottoming",
                ];
                if (1..=3).any(|ahead| cursor.is(at + ahead, &POINTS)) {
                    self.since = true;
                    self.take(at);
                    return at + 1;
                }
                if end || cursor.before(at, 1) == "ever" {
                    let when = TimeRef::earlier(0, "since");
                    return self.push(PhraseKind::Time(when), Relation::Since, at, at + 1);
                }
            }
            "it" | "they" if (1..=2).any(|ahead| movement(cursor.text(at + ahead)).is_some()) => {
                self.phrases.tied = true;
            }
            "respectively" => return self.one(PhraseKind::Respectively, at),
            "overall" | "national" | "nationwide"
                if cursor.is(at + 1, &["figure", "number", "total", "count", "tally", "toll"]) =>
            {
                self.phrases.tied = true;
                return self.push(PhraseKind::Measure, Relation::At, at, at + 2);
            }
            "altogether" | "overall" | "combined" | "together" => {
                return self.one(PhraseKind::Sum, at);
            }
            "cumulative" | "cumulatively" => {
                return self.push(PhraseKind::Sum, Relation::To, at, at + 1);
            }
            "total" if cursor.is(at + 1, &["number", "tally"]) => {
                return self.push(PhraseKind::OpenTotal, Relation::At, at, at + 2);
            }
            "total"
                if cursor.text(at.wrapping_sub(1)) == "year"
                    && cursor.text(at.wrapping_sub(2)) == "-" =>
            {
                return self.block(at, "a total of several years that are not named is not read");
            }
            "one"
                if cursor.text(at + 1) == "of"
                    && super::number::read(cursor.tokens, at + 2).is_some() =>
            {
                return self.block(at, "what 'one of' stands for is not read");
            }
            _ if SUMS.iter().any(|words| cursor.starts(at, words)) => {
                return self.push(PhraseKind::Sum, Relation::At, at, at + 2);
            }
            // "a total of 34,537 by 2025" is a sum, "a total of 236 in 2024" a count.
            "total" if cursor.text(at + 1) == "of" => {
                return self.push(PhraseKind::Sum, Relation::Other, at, at + 1);
            }
            "outnumbered" if cursor.text(at + 1) == "by" => {
                return self.push(PhraseKind::Against, Relation::Other, at, at + 2);
            }
            "outnumbered" | "outnumber" | "outnumbering" => {
                return self.one(PhraseKind::Against, at);
            }
            "accounted" | "made" | "constituted" | "comprised" | "represented"
                if (word != "made" || cursor.text(at + 1) == "up")
                    && !self.is_taken(at.wrapping_sub(1))
                    && subject::of_verb(cursor, at, self.lexicon).is_some() =>
            {
                return self.block(at, "whose share it is is not read");
            }
            "share" | "proportion" | "percentage" | "accounted" | "account" | "accounting"
            | "constituted" | "comprised" | "represented" | "majority" => {
                return self.one(PhraseKind::ShareWord, at);
            }
            "made" | "make" | "making" if cursor.text(at + 1) == "up" => {
                return self.push(PhraseKind::ShareWord, Relation::At, at, at + 2);
            }
            "stayed" | "remained" | "stays" | "remains" | "hovered" | "kept" | "held"
            | "staying"
                if (1..=3).any(|ahead| {
                    cursor.is(at + ahead, &["below", "above", "under", "over", "between", "around"])
                }) =>
            {
                return self.one(PhraseKind::Each(Yearly::Every), at);
            }
            "only" if cursor.is(at + 1, &["year", "years"]) => {
                return self.block(at, "what it says of the only year is not read");
            }
            "never" | "neither" | "nor" | "without" | "hardly" => {
                return self.block(at, "it denies something");
            }
            "not" | "cannot" if !cursor.is(at + 1, &["only", "fewer", "more", "less"]) => {
                return self.block(at, "it denies something");
            }
            _ if word.ends_with("n't") => return self.block(at, "it denies something"),
            "no" if cursor.text(at + 1) == "longer" => {
                return self.block(at, "it denies something");
            }
            _ if POSSIBLE.has(word) => {
                return self.block(at, "it speaks of what may be, not of what was counted");
            }
            _ if RATES.has(word) && !self.lexicon.known.contains(word) => {
                return self.block(
                    at,
                    &format!("it speaks of another figure ('{word}') than yearly counts"),
                );
            }
            _ if OTHER_EVENTS.has(word) && !self.lexicon.known.contains(word) => {
                return self.block(at, &format!("'{word}' is another event than the data count"));
            }
            "a" | "each" | "every"
                if cursor.is(at + 1, &["month", "day", "week"])
                    && !cursor.is(at + 2, &["later", "earlier", "after", "before", "ago"]) =>
            {
                return self.block(at, "it speaks of another figure than yearly counts");
            }
            _ => {}
        }
        if let Some(end) = self.comparison(at) {
            return end;
        }
        if self.lexicon.is_noun(word) {
            self.phrases.tied = true;
            let named = self.is_taken(at.wrapping_sub(1));
            return match subject::of_noun(cursor, at, self.lexicon).filter(|_| !named) {
                Some(narrower) => {
                    let who = SubjectRef::Unknown(format!("{narrower} {word}"));
                    self.one(PhraseKind::Group(who), at)
                }
                None => self.one(PhraseKind::Measure, at),
            };
        }
        self.movement(at)
    }

    fn one(&mut self, what: PhraseKind, at: usize) -> usize {
        self.push(what, Relation::At, at, at + 1)
    }

    fn block(&mut self, at: usize, reason: &str) -> usize {
        self.one(PhraseKind::Block(reason.to_owned()), at)
    }

    /// `fewer than in 2019`, `more women than men`.
    fn comparison(&mut self, at: usize) -> Option<usize> {
        let cursor = self.cursor;
        let direction = match cursor.text(at) {
            "fewer" | "less" | "lower" | "smaller" | "below" => Direction::Down,
            "more" | "higher" | "greater" | "larger" | "above" => Direction::Up,
            _ => return None,
        };
        let than = if cursor.is(at, &["above", "below"]) {
            at
        } else {
            (at + 1..at + 9).find(|place| cursor.text(*place) == "than")?
        };
        let mut next = than + 1;
        while next < than + 5
            && cursor.is(
                next,
                &[
                    "in", "during", "at", "the", "those", "what", "it", "was", "they", "were", "a",
                    "for", "its", "that", "of", "there", "had", "been", "any",
                ],
            )
        {
            next += 1;
        }
        let back =
            if cursor.is(next.wrapping_sub(1), &["a", "the", "one"]) { next - 1 } else { next };
        let timed = time::time(cursor, next, self.lexicon)
            .or_else(|| time::time(cursor, back, self.lexicon));
        if timed.is_some() || cursor.is(next, &["peak", "record"]) {
            if cursor.is(at, &["above", "below"]) && cursor.text(at + 1) == "the" && timed.is_none()
            {
                return None;
            }
            self.take(than);
            // A group or a number may stand between: "fewer women than in 2019".
            return Some(self.one(PhraseKind::Move(direction, Compares(true)), at));
        }
        let group = group_at(cursor, next, self.lexicon);
        if group.is_none() || than <= at + 1 {
            return None;
        }
        self.take(than);
        let role = if direction == Direction::Down { Relation::Other } else { Relation::At };
        Some(self.push(PhraseKind::Against, role, at, at + 1))
    }

    fn movement(&mut self, at: usize) -> usize {
        let cursor = self.cursor;
        let word = cursor.text(at);
        let found = match word {
            "up" | "down" => {
                let next = cursor.text(at + 1);
                let number = super::number::read(cursor.tokens, at + 1).is_some()
                    || (2..=4).any(|ahead| {
                        cursor.kind(at + ahead) == Some(Kind::Number) && {
                            let (_, _, start) = before(cursor, at + ahead);
                            (at + 1..=at + 2).contains(&start)
                        }
                    });
                let relation = matches!(
                    next,
                    "from" | "on" | "by" | "sharply" | "compared" | "since" | "slightly" | "again"
                );
                let to = next == "to" && is_motion(cursor.before(at, 1));
                let after_percent = cursor.is(
                    at.wrapping_sub(1),
                    &[
                        "%", "percent", "cent", "was", "were", "went", "is", "are", "edged",
                        "crept", "moved", "ticked", "inched",
                    ],
                );
                let direction = if word == "up" { Direction::Up } else { Direction::Down };
                (number || relation || to || after_percent).then_some((direction, None))
            }
            "same" if cursor.before(at, 1) == "the" => {
                const VERBS: [&str; 8] =
                    ["remained", "stayed", "was", "were", "is", "are", "about", "roughly"];
                VERBS.contains(&cursor.before(at, 2)).then_some((Direction::Flat, None))
            }
            "steady" | "stable" => {
                const VERBS: [&str; 7] =
                    ["held", "remained", "stayed", "were", "was", "remain", "stay"];
                VERBS.contains(&cursor.before(at, 1)).then_some((Direction::Flat, None))
            }
            _ => movement(word),
        };
        let Some((direction, ratio)) = found else { return at + 1 };
        if word == "fall" && cursor.is(at.wrapping_sub(1), &["last", "this", "in"]) {
            return at + 1;
        }
        let of = subject::of_verb(cursor, at, self.lexicon);
        if let Some(other) = of.filter(|_| !self.is_taken(at.wrapping_sub(1))) {
            self.one(PhraseKind::Group(SubjectRef::Unknown(other)), at);
        }
        let (hedge, _, start) = before(cursor, at);
        let start = if hedge == Hedge::Plain { at } else { start };
        self.one(PhraseKind::Move(direction, Compares(false)), at);
        if let Some(ratio) = ratio {
            // A verb is as round as a single digit.
            let number = Number::new(ratio, ratio / 10.0);
            let hedge = if direction == Direction::Down { reversed(hedge) } else { hedge };
            let size = Size::Ratio(Quantity { number, hedge });
            self.push(PhraseKind::Size(size), Relation::At, start, at + 1);
        }
        at + 1
    }

    /// What the sentence is about: ties it to the data, or to something else.
    fn subject(&mut self) {
        let cursor = self.cursor;
        if cursor.is(0, &["it", "they", "that", "this", "these", "arrivals"]) {
            self.phrases.tied = true;
        }
        for at in 0..cursor.tokens.len() {
            let generic = cursor.is(
                at,
                &["number", "numbers", "figure", "figures", "total", "tally", "count", "counts"],
            );
            if !generic || cursor.kind(at + 1) == Some(Kind::Number) {
                continue;
            }
            if cursor.text(at + 1) != "of" {
                self.phrases.tied |=
                    cursor.is(at.wrapping_sub(1), &["the", "that", "annual", "yearly", "s", "its"]);
                continue;
            }
            // "the number of tourists": the first noun after it says what is counted.
            let near = (at + 2..at + 8).take_while(|place| {
                cursor.kind(*place) == Some(Kind::Word)
                    && !COUNTING.has(cursor.text(*place))
                    && movement(cursor.text(*place)).is_none()
            });
            let mut ours = false;
            let mut first = None;
            for place in near {
                ours |= self.lexicon.is_noun(cursor.text(place))
                    || group_at(cursor, place, self.lexicon).is_some();
                first.get_or_insert(cursor.text(place));
            }
            match first {
                _ if ours => self.phrases.tied = true,
                Some(word) if cursor.kind(at + 2) == Some(Kind::Word) => {
                    self.phrases.foreign.get_or_insert_with(|| word.to_owned());
                }
                _ => {}
            }
        }
    }
}
