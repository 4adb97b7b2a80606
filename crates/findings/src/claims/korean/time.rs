//! Korean phrases of time: `2023년`, `10년 전`, `지난해`, `전년 대비`, `2011년부터 2023년까지`.

use super::number::read;
use crate::claims::claim::{RunLength, TimeRef};
use crate::claims::phrase::{PhraseKind, Relation};
use crate::claims::token::{Kind, Token, quoted, text};

/// A phrase of time.
pub struct Time {
    pub what: PhraseKind,
    /// Its part.
    pub role: Relation,
    /// The token after it.
    pub end: usize,
}

pub fn year(tokens: &[Token], at: usize) -> Option<i32> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    if token.text.len() != 4 {
        return None;
    }
    token.text.parse().ok().filter(|year| (1800..=2100).contains(year))
}

/// The part that a time plays, by its particle or the word after it; and the token after it.
fn role(tokens: &[Token], particle: &str, end: usize) -> (Relation, usize) {
    let next = text(tokens, end);
    let starts = |stems: &[&str]| stems.iter().any(|stem| particle.starts_with(stem));
    if starts(&["보다", "에비해", "대비", "과비교", "에견줘"]) {
        return (Relation::From, end);
    }
    // "전년의 절반", "2019년의 2배"
    if starts(&["의"])
        && (next.starts_with("절반")
            || tokens.get(end).is_some_and(|token| token.kind == Kind::Number)
            || super::words::native(next).is_some())
    {
        return (Relation::From, end);
    }
    if starts(&["이후", "이래", "부터"]) {
        return (Relation::Since, end);
    }
    if starts(&["까지", "말"]) {
        return (Relation::By, end);
    }
    if starts(&["이전"]) {
        return (Relation::Other, end);
    }
    match next {
        _ if next.starts_with("대비") => (Relation::From, end + 1),
        _ if next.starts_with("이후") || next.starts_with("이래") => (Relation::Since, end + 1),
        _ if next.starts_with("비해") || next.starts_with("비하면") || next.starts_with("비교") => {
            (Relation::From, end + 1)
        }
        _ if next.starts_with("이전") => (Relation::Other, end + 1),
        "말" | "말까지" => (Relation::By, end + 1),
        _ => (Relation::At, end),
    }
}

/// Times that start with a number.
pub fn numbered(tokens: &[Token], at: usize) -> Option<Time> {
    if let Some(first) = year(tokens, at) {
        return of_year(tokens, at, first);
    }
    let number = read(tokens, at)?;
    let found = |what, role, end| Some(Time { what, role, end });
    let suffix = number.suffix;
    if suffix.starts_with('월') || suffix.starts_with("분기") || suffix.starts_with("개월") {
        let day = tokens.get(number.end).is_some_and(|next| next.kind == Kind::Number)
            && text(tokens, number.end + 1).starts_with('일');
        let end = if day { number.end + 2 } else { number.end };
        return found(PhraseKind::Time(TimeRef::Part(quoted(tokens, at, end))), Relation::At, end);
    }
    let particle = suffix.strip_prefix('년')?;
    let many = number.number.value;
    if !(1.0..=1000.0).contains(&many) || libm::trunc(many) != many {
        return None;
    }
    let years = many as i32;
    let next = text(tokens, number.end);
    let after = |end: usize| quoted(tokens, at, end);
    // "10년 전보다", "10년전"
    let (before, rest, end) = if let Some(rest) = particle.strip_prefix('전') {
        (true, rest, number.end)
    } else if particle.is_empty() && next.starts_with('전') && !next.starts_with("전체") {
        (true, next.strip_prefix('전').unwrap_or_default(), number.end + 1)
    } else {
        (false, particle, number.end)
    };
    if before {
        let (role, end) = role(tokens, rest, end);
        let words = format!("{years}년 전");
        return found(PhraseKind::Time(TimeRef::ago(years, words)), role, end);
    }
    let later = |word: &str| matches!(word, "뒤" | "후" | "뒤에" | "후에" | "뒤인" | "후인");
    if later(particle) || (particle.is_empty() && later(next)) {
        let end = if later(particle) { number.end } else { number.end + 1 };
        let words = format!("{years}년 뒤");
        let when = TimeRef::earlier(-years, words);
        return found(PhraseKind::Time(when), Relation::At, end);
    }
    if particle.starts_with("연속") || particle.starts_with('째') {
        return found(PhraseKind::Run(RunLength::Years(years)), Relation::At, number.end);
    }
    if next.starts_with("연속") || next.starts_with("내리") {
        return found(PhraseKind::Run(RunLength::Years(years)), Relation::At, number.end + 1);
    }
    let span = |end: usize| {
        found(PhraseKind::Last { years, words: after(end), to: None }, Relation::At, end)
    };
    if particle.starts_with("만에") {
        return span(number.end);
    }
    if next.starts_with("만에") || next.starts_with("동안") || next == "새" || next == "사이"
    {
        return span(number.end + 1);
    }
    if particle.starts_with(['간', '새']) {
        return span(number.end);
    }
    None
}

/// A year by its number, or a span that starts with it.
fn of_year(tokens: &[Token], at: usize, first: i32) -> Option<Time> {
    let next = tokens.get(at + 1)?;
    let found = |what, role, end| Some(Time { what, role, end });
    // "2011~2023년", "2011-2023년"
    if next.is_dash()
        && let Some(last) = year(tokens, at + 2)
        && text(tokens, at + 3).starts_with('년')
        && last > first
    {
        return found(
            PhraseKind::Span(TimeRef::year(first), TimeRef::year(last)),
            Relation::At,
            at + 4,
        );
    }
    let particle = next.text.strip_prefix('년').filter(|_| next.kind == Kind::Hangul)?;
    if particle.starts_with('대') && !particle.starts_with("대비") {
        let when = TimeRef::Part(format!("{first}년대"));
        return found(PhraseKind::Time(when), Relation::At, at + 2);
    }
    let particle = particle.strip_prefix('도').unwrap_or(particle);
    let end = at + 2;
    // "2011년부터 2023년까지", "2011년에서 2023년 사이", "2011년과 2023년 사이"
    let opens = ["부터", "에서", "과", "∼", "~"].iter().any(|stem| particle.starts_with(stem));
    let dash = tokens.get(end).is_some_and(Token::is_dash);
    let second = if dash { end + 1 } else { end };
    if (opens || dash)
        && let Some(last) = year(tokens, second)
        && let Some(rest) = text(tokens, second + 1).strip_prefix('년')
        && last > first
    {
        let between = text(tokens, second + 2).starts_with("사이");
        let closes = rest.starts_with("까지") || between || dash;
        if closes {
            let end = if between { second + 3 } else { second + 2 };
            return found(
                PhraseKind::Span(TimeRef::year(first), TimeRef::year(last)),
                Relation::At,
                end,
            );
        }
    }
    // "2023년 3월", "2023년 상반기", "2023년 1분기"
    let part = text(tokens, end);
    let month = tokens.get(end).is_some_and(|token| token.kind == Kind::Number)
        && ["월", "분기", "개월"].iter().any(|unit| text(tokens, end + 1).starts_with(unit));
    if particle.is_empty()
        && (month
            || ["상반기", "하반기", "초", "중반", "봄", "여름", "가을", "겨울"]
                .iter()
                .any(|stem| part.starts_with(stem)))
    {
        let mut end = if month { end + 2 } else { end + 1 };
        if month && text(tokens, end + 1).starts_with('일') {
            end += 2;
        }
        return found(PhraseKind::Time(TimeRef::Part(quoted(tokens, at, end))), Relation::At, end);
    }
    let (role, end) = role(tokens, particle, end);
    found(PhraseKind::Time(TimeRef::year(first)), role, end)
}

/// Times that start with a word.
pub fn worded(tokens: &[Token], at: usize) -> Option<Time> {
    let word = text(tokens, at);
    let found = |when: TimeRef, particle: &str| {
        let (role, end) = role(tokens, particle, at + 1);
        Some(Time { what: PhraseKind::Time(when), role, end })
    };
    let last = |back: i32, name: &str| TimeRef::last_year(back, name);
    for (name, back) in
        [("지난해", 1), ("작년", 1), ("올해", 0), ("금년", 0), ("재작년", 2), ("지지난해", 2)]
    {
        if let Some(particle) = word.strip_prefix(name) {
            return found(last(back, name), particle);
        }
    }
    for name in ["전년도", "전년", "이듬해", "전해"] {
        if let Some(particle) = word.strip_prefix(name) {
            let years = if name == "이듬해" { -1 } else { 1 };
            return found(TimeRef::earlier(years, name), particle);
        }
    }
    if word == "한"
        && text(tokens, at + 1) == "해"
        && let Some(particle) = text(tokens, at + 2).strip_prefix('전')
    {
        let (role, end) = role(tokens, particle, at + 3);
        let when = TimeRef::earlier(1, "한 해 전");
        return Some(Time { what: PhraseKind::Time(when), role, end });
    }
    None
}
