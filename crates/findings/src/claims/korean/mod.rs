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
use super::phrase::{Break, Compares, Phrase, PhraseKind, Phrases, Relation, Yearly};
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
    fn push(&mut self, what: PhraseKind, role: Relation, start: usize, end: usize) {
        let last = end.max(start + 1) - 1;
        let (Some(first), Some(last)) = (self.tokens.get(start), self.tokens.get(last)) else {
            return;
        };
        self.phrases.items.push(Phrase {
            what,
            role,
            at: first.at.start..last.at.end.max(first.at.end),
        });
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
        self.push(PhraseKind::Break(found), Relation::At, at, at + 1);
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
            let end = found.end;
            self.push(found.what, found.role, at, found.quoted);
            return end;
        }
        // "20대" is a group by age.
        if let Some(read) = number::read(self.tokens, at)
            && read.suffix.starts_with('대')
            && (10.0..100.0).contains(&read.number.value)
        {
            self.push(
                PhraseKind::Group(SubjectRef::Unknown(format!("{}대", read.number.value))),
                Relation::At,
                at,
                read.end,
            );
            return read.end;
        }
        match amount::amount(self.tokens, at, self.lexicon) {
            Some(found) => {
                if found.tied {
                    self.phrases.tied = true;
                }
                let end = found.end;
                self.push(found.what, found.role, found.start, found.quoted);
                end
            }
            None => number::read(self.tokens, at).map_or(at + 1, |read| read.end),
        }
    }

    fn word(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        let word = text(tokens, at);
        if let Some(found) = time::worded(tokens, at) {
            self.push(found.what, found.role, at, found.quoted);
            return found.end;
        }
        if let Some(found) = amount::worded(tokens, at) {
            self.push(found.what, found.role, found.start, found.quoted);
            return found.end;
        }
        if let Some(end) = self.extreme(at) {
            return end;
        }
        if let Some(end) = self.group(at) {
            return end;
        }
        if let Some(reason) = blocked(tokens, at) {
            self.push(PhraseKind::Block(reason.to_owned()), Relation::At, at, at + 1);
            return at + 1;
        }
        if let Some((_, direction)) = MOVES.iter().find(|(stem, _)| word.starts_with(stem)) {
            return self.movement(at, *direction);
        }
        let what = match word {
            _ if word.starts_with("누적") || word.starts_with("누계") => {
                self.push(PhraseKind::Sum, Relation::To, at, at + 1);
                return at + 1;
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
                self.push(
                    PhraseKind::Block("since what is not read".to_owned()),
                    Relation::At,
                    at,
                    at + 1,
                );
                return at + 1;
            }
            "뒤" | "후" | "다음"
                if self
                    .phrases
                    .items
                    .iter()
                    .any(|item| matches!(item.what, PhraseKind::Run(_))) =>
            {
                self.push(
                    PhraseKind::Block("what came after a run is not read".to_owned()),
                    Relation::At,
                    at,
                    at + 1,
                );
                return at + 1;
            }
            _ if word.starts_with("처음") => PhraseKind::First(None),
            "뒤" | "후" | "다음" => {
                // What comes then is said of the years since.
                self.push(PhraseKind::Break(Break::Strong), Relation::At, at, at + 1);
                let when = TimeRef::Earlier { years: 0, words: word.to_owned(), than: None };
                self.push(PhraseKind::Time(when), Relation::Since, at, at + 1);
                return at + 1;
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
                        self.push(PhraseKind::Break(Break::Soft), Relation::At, at, at + 1);
                    }
                    return at + 1;
                }
            }
        };
        self.push(what, Relation::At, at, at + 1);
        at + 1
    }

    fn movement(&mut self, at: usize, direction: Direction) -> usize {
        let word = text(self.tokens, at);
        self.push(PhraseKind::Move(direction, Compares(false)), Relation::At, at, at + 1);
        if word.starts_with("반토막") {
            let number = Number::new(0.5, 0.05);
            let size = Size::Ratio(Quantity { number, hedge: super::claim::Hedge::Plain });
            self.push(PhraseKind::Size(size), Relation::At, at, at + 1);
        }
        if connects(word) {
            self.push(PhraseKind::Break(Break::Strong), Relation::At, at, at + 1);
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
            let next = text(tokens, at + 1);
            let side = if next.starts_with("많") || next.starts_with("높") {
                Side::Highest
            } else if next.starts_with("적") || next.starts_with("낮") {
                Side::Lowest
            } else {
                return None;
            };
            (side, at, at + 2, true)
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
            Some((PhraseKind::Time(when), Relation::Since)) => {
                let when = when.clone();
                self.phrases.items.pop();
                Scope::Since(when)
            }
            Some((PhraseKind::Last { years, words, .. }, _)) if words.contains("만에") => {
                let years = *years;
                self.phrases.items.pop();
                // "2019년 이후 5년 만에"
                match self.phrases.items.last().map(|item| (&item.what, item.role)) {
                    Some((PhraseKind::Time(when), Relation::Since)) => {
                        let when = when.clone();
                        self.phrases.items.pop();
                        Scope::Since(when)
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
        self.push(PhraseKind::Extreme { side, rank: 1, scope }, role, start, end);
        Some(end)
    }

    /// `역대 두 번째로 많았다`, `세 번째로 적은`.
    fn ranked(&mut self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let record = matches!(text(tokens, at), "역대" | "사상");
        let start = if record { at + 1 } else { at };
        let (rank, end) = ordinal(tokens, start)?;
        let word = text(tokens, end);
        let side = if word.starts_with("많") || word.starts_with("높") {
            Side::Highest
        } else if word.starts_with("적") || word.starts_with("낮") {
            Side::Lowest
        } else {
            return None;
        };
        let scope = match self.phrases.items.last().map(|item| (&item.what, item.role)) {
            Some((PhraseKind::Time(when), Relation::Since)) => {
                let when = when.clone();
                self.phrases.items.pop();
                Scope::Since(when)
            }
            _ if record => Scope::All,
            _ => Scope::Unsaid,
        };
        self.push(PhraseKind::Extreme { side, rank, scope }, Relation::At, at, end + 1);
        Some(end + 1)
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
        self.push(PhraseKind::Group(who), Relation::At, at, at + 1);
        Some(at + 1)
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
        );
        at + 1
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
        self.push(what, Relation::At, at, at + 1);
        at + 1
    }
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
