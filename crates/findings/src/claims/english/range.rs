//! English ranges of numbers: `between 63 and 229`, `2,000 to 3,000`, `1,000–1,500`.

use super::cursor::Cursor;
use super::lists::RANGING;
use super::time::year_number;
use super::words::movement;
use crate::claims::number::{self, Number, Read};
use crate::claims::phrase::Relation;
use crate::claims::token::Kind;

/// A range of numbers.
pub struct Range {
    /// The number that it begins with.
    pub lower: Number,
    /// The number that it ends with.
    pub upper: f64,
    /// Its part.
    pub role: Relation,
    /// The token where its words start.
    pub start: usize,
    /// The token after its second number.
    pub end: usize,
}

/// The range that begins with the number read at that token, whose part and beginning are those.
pub fn range(
    cursor: Cursor,
    at: usize,
    first: &Read,
    (role, start): (Relation, usize),
) -> Option<Range> {
    let mut sign = first.end;
    // "80% to 85%": the unit is that of the second.
    if cursor.is(sign, &["%", "percent"]) {
        sign += 1;
    }
    let second = number::read(cursor.tokens, sign + 1)?;
    // "fell 62 percent to 63"
    if sign > first.end && !cursor.is(second.end, &["%", "percent"]) {
        return None;
    }
    if year_number(cursor, sign + 1).is_some() && year_number(cursor, at).is_some() {
        return None;
    }
    let before = cursor.before(start, 1);
    let between = cursor.text(sign) == "and" && before == "between";
    let ranging = role == Relation::From && RANGING.has(cursor.before(start, 1));
    // "rose 40 to 236": the first is a difference.
    let moved = movement(before).is_some() || cursor.is(start.wrapping_sub(1), &["up", "down"]);
    let to = cursor.text(sign) == "to"
        && (ranging || (matches!(role, Relation::At | Relation::To) && !moved))
        && year_number(cursor, sign + 1).is_none();
    let dash = cursor.get(sign).is_some_and(|token| token.is_dash())
        && cursor.kind(at) == Some(Kind::Number)
        && cursor.kind(sign + 1) == Some(Kind::Number)
        && cursor.glued(sign) == cursor.glued(sign + 1);
    // "3 to one" compares.
    let to_one = second.number.value <= 1.0;
    if !(between || to || dash) || to_one {
        return None;
    }
    let lower = scaled(cursor, at, first, &second);
    let upper = second.number.value;
    let start = if between || ranging { start.saturating_sub(usize::from(between)) } else { start };
    let role = match (between, ranging) {
        // "rose to between 200 and 250"
        (true, _) if cursor.is(start.wrapping_sub(1), &["to", "at"]) => Relation::To,
        (true, _) | (_, true) => Relation::At,
        _ => role,
    };
    (lower.value < upper).then_some(Range { lower, upper, role, start, end: second.end })
}

/// `2 to 3 thousand`: the scale of the second is that of both.
fn scaled(cursor: Cursor, at: usize, first: &Read, second: &Read) -> Number {
    let alone = first.end == at + 1;
    let digits = second.end.checked_sub(2).and_then(|place| Number::parse(cursor.text(place)));
    match digits.filter(|_| alone) {
        Some(digits) if digits.value > first.number.value && second.number.value > digits.value => {
            first.number.times(second.number.value / digits.value)
        }
        _ => first.number.clone(),
    }
}
