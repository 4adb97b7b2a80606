//! Groups of ages or sizes that hold other groups of the same dimension: `0–14` beside `0–4`.

use std::collections::BTreeSet;

use super::Rows;
use super::subtotals::subtotals;
use arrivals_data::Group;

/// A range of whole numbers, both ends in it; without an upper end, [`OPEN`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range {
    first: u32,
    last: u32,
}

const OPEN: u32 = u32::MAX;

/// The values of a dimension that others together make up, by their ranges or by their figures.
pub fn nested(read: &Rows, place: usize) -> BTreeSet<String> {
    let mut found = subtotals(read, place);
    found.extend(by_ranges(read, place));
    found
}

fn by_ranges(read: &Rows, place: usize) -> BTreeSet<String> {
    /// Groups show in the first of them whether they are ranges.
    const SAMPLE: usize = 1_000;
    let is_range = |group: &Group| group.key.get(place).is_some_and(|value| range(value).is_some());
    if !read.groups.iter().take(SAMPLE).any(is_range) {
        return BTreeSet::new();
    }
    let values: BTreeSet<&str> =
        read.groups.iter().filter_map(|group| group.key.get(place)).map(String::as_str).collect();
    let ranges: Vec<(&str, Range)> =
        values.into_iter().filter_map(|value| Some((value, range(value)?))).collect();
    let all: Vec<Range> = ranges.iter().map(|(_, range)| *range).collect();
    let is_nested = |(_, range): &(&str, Range)| is_made_up(*range, &all);
    ranges.iter().filter(|known| is_nested(known)).map(|(value, _)| (*value).to_owned()).collect()
}

/// Whether the value is a range: of ages, of sizes.
pub fn is_range(value: &str) -> bool {
    range(value).is_some()
}

/// Whether ranges within this one follow each other from its first number to its last.
fn is_made_up(whole: Range, all: &[Range]) -> bool {
    /// Dimensions with more ranges are no groups of ages.
    const MOST: usize = 200;
    let parts = || {
        let within =
            |part: &&Range| **part != whole && part.first >= whole.first && part.last <= whole.last;
        all.iter().filter(within)
    };
    if all.len() > MOST {
        return false;
    }
    let mut starts = vec![whole.first];
    let mut known: BTreeSet<u32> = starts.iter().copied().collect();
    while let Some(start) = starts.pop() {
        for part in parts().filter(|part| part.first == start) {
            if part.last == whole.last {
                return true;
            }
            let next = part.last.saturating_add(1);
            if known.insert(next) {
                starts.push(next);
            }
        }
    }
    false
}

/// `0-14`, `15–64 years`, `18 to 34`, `65+`, `65 and over`, `under 5`, `<5`, `0~14세`.
fn range(value: &str) -> Option<Range> {
    /// Words that leave the upper end open, and those that leave the lower one at 0.
    const OVER: [&str; 9] =
        ["+", "and over", "and older", "or more", "und mehr", "et plus", "y más", "이상", "以上"];
    const UNDER: [&str; 6] = ["under", "<", "unter", "moins de", "menos de", "미만"];
    let lower = value.to_lowercase();
    let numbers: Vec<u32> = lower
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().ok())
        .collect::<Option<_>>()?;
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match numbers.as_slice() {
        [first] if has(&OVER) => Some(Range { first: *first, last: OPEN }),
        [end] if has(&UNDER) && *end > 0 => Some(Range { first: 0, last: end - 1 }),
        [first, last]
            if first < last && has(&["-", "–", "—", "~", "～", " to ", " bis ", " à ", " a "]) =>
        {
            Some(Range { first: *first, last: *last })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_others_fill_is_made_up() {
        let all: Vec<Range> =
            ["0-4", "5–9", "10 to 14", "0-14", "15-64 years", "65+", "18 and over"]
                .iter()
                .filter_map(|text| range(text))
                .collect();
        let made_up: Vec<Range> =
            all.iter().copied().filter(|one| is_made_up(*one, &all)).collect();
        assert_eq!(made_up, [Range { first: 0, last: 14 }]);
    }
}
