//! Korean sentences as phrases.
//!
//! Invariant: a word is looked at by its beginning, its particle by what is left of it; each token
//! is looked at a fixed number of times, so that reading is linear.

mod amount;
mod number;
mod time;
mod words;

use words::{BLOCKS, EXTREMES, GROUPS, MOVES, PEOPLE};

use super::claim::{Direction, Quantity, RunLength, Scope, Side, Size, SubjectRef, TimeRef};
use super::lexicon::Lexicon;
use super::number::Number;
use super::phrase::{Break, Compares, PhraseKind, Phrases, Relation, Yearly};
use super::token::{Kind, Token, text};

/// The phrases of a sentence.
pub fn phrases(tokens: &[Token], lexicon: &Lexicon) -> Phrases {
    let mut scan = Scan { tokens, lexicon, phrases: Phrases::default(), base_first: None };
    let mut at = 0;
    while at < tokens.len() {
        let next = scan.step(at);
        at = next.max(at + 1);
    }
    if tokens.last().is_some_and(|last| last.is("?")) {
        scan.push(
            PhraseKind::Block("a question".to_owned()),
            Relation::At,
            tokens.len() - 1,
            tokens.len(),
        );
    }
    // Groups that have no Korean name cannot be told from the whole.
    let whole = |token: &Token| {
        ["전체", "총", "전국", "합계", "모두"].iter().any(|stem| token.text.starts_with(stem))
    };
    if lexicon.unnamed_in_korean && !tokens.iter().any(whole) {
        let reason = "the groups of the data have no Korean names".to_owned();
        scan.push(PhraseKind::Block(reason), Relation::At, 0, 1);
        scan.phrases.items.rotate_right(1);
    }
    scan.phrases
}

struct Scan<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    phrases: Phrases,
    /// Whether the group that others are compared with stands first: `남성보다 여성이 많다`.
    base_first: Option<bool>,
}

impl Scan<'_> {
    /// Adds a phrase; the token after it.
    fn push(&mut self, what: PhraseKind, role: Relation, start: usize, end: usize) -> usize {
        self.phrases.push(self.tokens, (what, role), (start, end))
    }

    /// Adds a phrase of one token; the token after it.
    fn one(&mut self, what: PhraseKind, at: usize) -> usize {
        self.push(what, Relation::At, at, at + 1)
    }

    fn block(&mut self, at: usize, reason: &str) -> usize {
        self.one(PhraseKind::Block(reason.to_owned()), at)
    }

    fn step(&mut self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at) else { return at + 1 };
        match token.kind {
            Kind::Sign => self.sign(at),
            Kind::Number => self.number(at),
            Kind::Hangul => self.word(at),
            Kind::Word | Kind::Code => at + 1,
        }
    }

    fn sign(&mut self, at: usize) -> usize {
        let found = match text(self.tokens, at) {
            "," => Break::Soft,
            "(" => Break::Open,
            ")" => Break::Close,
            ";" | "—" => Break::Strong,
            _ => return at + 1,
        };
        self.one(PhraseKind::Break(found), at);
        // "2019년(1,047명)에 비하면": the particle is that of the year.
        let after = text(self.tokens, at + 1);
        let next = text(self.tokens, at + 2);
        let base = after.starts_with("보다")
            || after.starts_with("의")
            || after.starts_with("대비")
            || (after == "에" && (next.starts_with("비") || next.starts_with("견")));
        if found == Break::Close && base {
            let time =
                self.phrases.items.iter_mut().rev().find(|item| {
                    matches!(item.what, PhraseKind::Time(_)) && item.role == Relation::At
                });
            if let Some(time) = time {
                time.role = Relation::From;
            }
        }
        at + 1
    }

    fn number(&mut self, at: usize) -> usize {
        if let Some(found) = time::numbered(self.tokens, at) {
            return self.push(found.what, found.role, at, found.end);
        }
        // "20대" is a group by age.
        if let Some(read) = number::read(self.tokens, at)
            && read.suffix.starts_with('대')
            && (10.0..100.0).contains(&read.number.value)
        {
            return self.push(
                PhraseKind::Group(SubjectRef::Unknown(format!("{}대", read.number.value))),
                Relation::At,
                at,
                read.end,
            );
        }
        match amount::amount(self.tokens, at, self.lexicon) {
            Some(found) => {
                if found.tied {
                    self.phrases.tied = true;
                }
                self.push(found.what, found.role, found.start, found.end)
            }
            None => number::read(self.tokens, at).map_or(at + 1, |read| read.end),
        }
    }

    fn word(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        let word = text(tokens, at);
        if let Some(found) = time::worded(tokens, at) {
            return self.push(found.what, found.role, at, found.end);
        }
        if let Some(found) = amount::worded(tokens, at) {
            return self.push(found.what, found.role, found.start, found.end);
        }
        if let Some(end) = self.extreme(at) {
            return end;
        }
        if let Some(end) = self.group(at) {
            return end;
        }
        if let Some(reason) = blocked(tokens, at) {
            return self.block(at, reason);
        }
        if let Some((_, direction)) = MOVES.iter().find(|(stem, _)| word.starts_with(stem)) {
            return self.movement(at, *direction);
        }
        let what = match word {
            _ if word.starts_with("누적") || word.starts_with("누계") => {
                return self.push(PhraseKind::Sum, Relation::To, at, at + 1);
            }
            _ if ["통틀어", "합쳐", "합하", "합친", "합해", "모두"]
                .iter()
                .any(|stem| word.starts_with(stem)) =>
            {
                PhraseKind::Sum
            }
            _ if word.starts_with("비율")
                || word.starts_with("비중")
                || word.starts_with("차지") =>
            {
                PhraseKind::ShareWord
            }
            // "집권 이후 2012년": the year says when.
            "이후" if time::year(tokens, at + 1).is_some() => return at + 1,
            "이후" => {
                return self.block(at, "since what is not read");
            }
            "뒤" | "후" | "다음"
                if self
                    .phrases
                    .items
                    .iter()
                    .any(|item| matches!(item.what, PhraseKind::Run(_))) =>
            {
                return self.block(at, "what came after a run is not read");
            }
            _ if word.starts_with("처음") => PhraseKind::First(None),
            "뒤" | "후" | "다음" => {
                // What comes then is said of the years since.
                self.one(PhraseKind::Break(Break::Strong), at);
                let when = TimeRef::earlier(0, word);
                return self.push(PhraseKind::Time(when), Relation::Since, at, at + 1);
            }
            "각각" => PhraseKind::Respectively,
            "해마다" | "매년" => return self.every_year(at),
            _ if word.starts_with("많") || word.starts_with("적") || word.starts_with("앞") => {
                return self.more(at);
            }
            _ => {
                let noun = self
                    .lexicon
                    .korean_nouns
                    .iter()
                    .any(|noun| noun.chars().count() > 1 && word.starts_with(noun.as_str()));
                if noun
                    || PEOPLE.iter().any(|noun| noun.chars().count() > 1 && word.starts_with(noun))
                {
                    self.phrases.tied = true;
                    PhraseKind::Measure
                } else {
                    if connects(word) {
                        self.one(PhraseKind::Break(Break::Soft), at);
                    }
                    return at + 1;
                }
            }
        };
        self.one(what, at)
    }

    fn movement(&mut self, at: usize, direction: Direction) -> usize {
        let word = text(self.tokens, at);
        self.one(PhraseKind::Move(direction, Compares(false)), at);
        if word.starts_with("반토막") {
            let number = Number::new(0.5, 0.05);
            let size = Size::Ratio(Quantity { number, hedge: super::claim::Hedge::Plain });
            self.one(PhraseKind::Size(size), at);
        }
        if connects(word) {
            self.one(PhraseKind::Break(Break::Strong), at);
        }
        at + 1
    }

    /// `역대 최저`, `2005년 이후 최저`, `10년 만에 최고`, `가장 많`.
    fn extreme(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let word = text(tokens, at);
        if let Some(end) = self.ranked(at) {
            return Some(end);
        }
        let (side, start, end, all) = if word == "가장" {
            (side(text(tokens, at + 1))?, at, at + 2, true)
        } else {
            let (_, side) = EXTREMES.iter().find(|(stem, _)| word.starts_with(stem))?;
            // "최소 200명" hedges a number.
            if tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number)
                && word.chars().count() == 2
            {
                return None;
            }
            let record = at
                .checked_sub(1)
                .is_some_and(|before| matches!(text(tokens, before), "역대" | "사상"));
            (
                *side,
                if record { at - 1 } else { at },
                at + 1,
                record || word.contains('치') || word.contains('점'),
            )
        };
        let scope = match self.phrases.items.last().map(|item| (&item.what, item.role)) {
            Some((PhraseKind::Time(when), Relation::Since)) => self.scope_since(when.clone()),
            Some((PhraseKind::Last { years, words, .. }, _)) if words.contains("만에") => {
                let years = *years;
                self.phrases.items.pop();
                // "2019년 이후 5년 만에"
                match self.phrases.items.last().map(|item| (&item.what, item.role)) {
                    Some((PhraseKind::Time(when), Relation::Since)) => {
                        self.scope_since(when.clone())
                    }
                    _ => Scope::Years(years),
                }
            }
            _ if all => Scope::All,
            _ => return None,
        };
        // "정점이던 2009년": the year follows.
        let leads = ["이던", "이었던", "인"].iter().any(|stem| word.ends_with(stem));
        let role = if leads { Relation::From } else { Relation::At };
        Some(self.push(PhraseKind::Extreme { side, rank: 1, scope }, role, start, end))
    }

    /// The scope of a record in the place of the last phrase, its time.
    fn scope_since(&mut self, when: TimeRef) -> Scope {
        self.phrases.items.pop();
        Scope::Since(when)
    }

    /// `역대 두 번째로 많았다`, `세 번째로 적은`.
    fn ranked(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let record = matches!(text(tokens, at), "역대" | "사상");
        let start = if record { at + 1 } else { at };
        let (rank, end) = ordinal(tokens, start)?;
        let side = side(text(tokens, end))?;
        let scope = match self.phrases.items.last().map(|item| (&item.what, item.role)) {
            Some((PhraseKind::Time(when), Relation::Since)) => self.scope_since(when.clone()),
            _ if record => Scope::All,
            _ => Scope::Unsaid,
        };
        Some(self.push(PhraseKind::Extreme { side, rank, scope }, Relation::At, at, end + 1))
    }

    fn group(&mut self, at: usize) -> Option<usize> {
        let word = text(self.tokens, at);
        let first = word.chars().next()?;
        let known = self.lexicon.korean_groups.get(&first);
        let found =
            known.and_then(|names| names.iter().find(|(name, _)| word.starts_with(name.as_str())));
        let (who, name) = match found {
            Some((name, series)) => {
                self.phrases.tied = true;
                (SubjectRef::Series(*series), name.as_str())
            }
            None => {
                let name = GROUPS.iter().find(|name| word.starts_with(**name))?;
                (SubjectRef::Unknown((*name).to_owned()), *name)
            }
        };
        let base = word.get(name.len()..).unwrap_or_default().contains("보다");
        if base {
            let others =
                self.phrases.items.iter().any(|item| matches!(item.what, PhraseKind::Group(_)));
            self.base_first = Some(!others);
        }
        Some(self.one(PhraseKind::Group(who), at))
    }

    /// `여성이 남성보다 많았다`.
    fn more(&mut self, at: usize) -> usize {
        let Some(base_first) = self.base_first else { return at + 1 };
        let fewer = text(self.tokens, at).starts_with('적');
        let reversed = base_first != fewer;
        self.push(
            PhraseKind::Against,
            if reversed { Relation::Other } else { Relation::At },
            at,
            at + 1,
        )
    }

    /// `2009년 이후 매년 줄었다`.
    fn every_year(&mut self, at: usize) -> usize {
        let since = self.phrases.items.iter().rev().find_map(|item| match &item.what {
            PhraseKind::Time(when) if item.role == Relation::Since => Some(when.clone()),
            _ => None,
        });
        let what = match since {
            Some(when) => PhraseKind::Run(RunLength::Since(when)),
            None => PhraseKind::Each(Yearly::Every),
        };
        self.one(what, at)
    }
}

/// Which end an adjective names: `많은`, `낮은`.
fn side(word: &str) -> Option<Side> {
    let starts = |stems: [char; 2]| word.starts_with(stems);
    let lowest = starts(['적', '낮']).then_some(Side::Lowest);
    starts(['많', '높']).then_some(Side::Highest).or(lowest)
}

/// `두 번째로`, `세번째로`, `2번째로`, and the token after it.
fn ordinal(tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let first = text(tokens, at);
    if let Some(read) = number::read(tokens, at) {
        let whole = (1.0..=1000.0).contains(&read.number.value);
        let glued = read.suffix.starts_with("번째");
        let apart = read.suffix.is_empty() && text(tokens, read.end).starts_with("번째");
        let end = if apart { read.end + 1 } else { read.end };
        return (whole && (glued || apart)).then_some((read.number.value as usize, end));
    }
    let (numeral, end) = match first.split_once("번째") {
        Some((numeral, _)) => (numeral, at + 1),
        None => {
            text(tokens, at + 1).starts_with("번째").then_some(())?;
            (first, at + 2)
        }
    };
    Some((words::native(numeral)? as usize, end))
}

/// Whether a verb goes on to another: `줄었고`, `늘었으나`.
fn connects(word: &str) -> bool {
    [
        "었고",
        "했고",
        "였고",
        "았고",
        "하고",
        "으나",
        "지만",
        "했으며",
        "었으며",
        "는데",
        "다가",
        "하며",
        "으며",
        "뒤",
        "한",
    ]
    .iter()
    .any(|ending| word.ends_with(ending) && word.chars().count() > 2)
}

/// Why a clause with that word is not read.
fn blocked(tokens: &[Token], at: usize) -> Option<&'static str> {
    let word = text(tokens, at);
    let (stem, reason) = BLOCKS.iter().find(|(stem, _)| word.starts_with(stem))?;
    // "변동이 없다" says that nothing moved.
    let still = *stem == "없"
        && at.checked_sub(1).is_some_and(|before| text(tokens, before).starts_with("변"));
    (!still).then_some(*reason)
}
