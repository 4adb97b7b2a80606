//! The marks in the numbers of a column, decided from all of its cells.
//!
//! `1.234` alone is a fraction or one thousand and more; beside `12.5` it is a fraction, beside
//! `1.234.567` it is not. A mark that no cell decides is said.

use super::{footnote, suffix};
use crate::tidy::{Fractions, Thousands, vocabulary};
use arrivals_data::Status;

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberFormat {
    /// The mark between thousands: a comma or a point, where one of them is it. A space and an
    /// apostrophe always are.
    pub thousands: Option<Thousands>,
    /// The mark before a fraction, where it is known.
    pub decimal: Option<char>,
    /// Groups are of two digits above the first three: `12,34,567`.
    pub indian: bool,
    /// Whether values below zero are kept.
    pub net: bool,
    /// The power of ten by which the numbers are to be multiplied.
    pub scale: u8,
    /// What becomes of a fraction.
    pub fractions: Fractions,
}

impl NumberFormat {
    /// The marks of a column that has not been looked at: whatever may be a number is one.
    pub const ANY: NumberFormat = NumberFormat {
        thousands: None,
        decimal: None,
        indian: true,
        net: false,
        scale: 0,
        fractions: Fractions::Refused,
    };
}

/// What the cells of a column say about their marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    comma: OfMark,
    point: OfMark,
    /// Cells of up to three digits without a mark.
    short: usize,
    /// Cells of more than three digits without a mark.
    long: usize,
    /// Cells with groups of two digits.
    indian: usize,
    /// Cells with a space or an apostrophe between digits.
    spaced: usize,
    /// Cells with a letter or a sign glued to their number.
    glued: usize,
}

/// What the cells say about one mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct OfMark {
    /// Cells in which it can only stand between thousands.
    groups: usize,
    /// Cells in which it can only stand before a fraction.
    fraction: usize,
    /// Cells in which it may be either: `1.234`.
    open: usize,
}

/// Why marks stand as they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// No cell has a mark that could be read in two ways.
    Plain,
    /// Cells of the column decide.
    Decided,
    /// Counts are whole, and nothing else decides.
    Likely,
    /// Nothing decides, or cells contradict each other: a cell that is open is an error.
    Open,
}

impl Evidence {
    /// Adds what one cell says.
    pub fn add(&mut self, text: &str) {
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            if text.len() > 3 {
                self.long += 1
            } else {
                self.short += 1
            }
            return;
        }
        let text = text.trim();
        if vocabulary::marker(text).is_some() {
            return;
        }
        let bare = footnote::strip(text).0;
        // A star is a usual sign of a footnote; a raised digit may be a damaged one.
        if text[bare.len()..].starts_with(|c: char| !c.is_ascii() || c == '#') {
            self.glued += 1;
        }
        // Eurostat's flags stand after a space.
        let bare = match bare.rsplit_once(' ') {
            Some((value, letters)) if vocabulary::flags(letters).is_some() => value,
            _ => bare,
        };
        let (text, status) = suffix::strip(bare);
        self.glued += usize::from(status != Status::Normal && !bare.ends_with(')'));
        let digits = text.trim_start_matches(['-', '−', '+', '(']).trim_end_matches(')').trim();
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return;
        }
        let is_mark = |c: char| matches!(c, ',' | '.');
        let is_spaced = |c: char| Thousands::Space.is(c) || Thousands::Apostrophe.is(c);
        if digits.contains(is_spaced) {
            self.spaced += 1;
        }
        if !digits.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
            return;
        }
        let Some(last) = digits.rfind(is_mark) else {
            if digits.len() > 3 {
                self.long += 1
            } else {
                self.short += 1
            }
            return;
        };
        let (whole, fraction) = (&digits[..last], &digits[last + 1..]);
        let is_comma = digits[last..].starts_with(',');
        let other = if is_comma { '.' } else { ',' };
        let same = if is_comma { ',' } else { '.' };
        if whole.contains(other) {
            // `1.234,5`: the last one stands before a fraction.
            if !whole.contains(same) {
                self.evidence_of(same).fraction += 1;
                self.evidence_of(other).groups += 1;
            }
            return;
        }
        if is_comma && is_indian(digits) {
            self.indian += 1;
            self.comma.groups += 1;
            return;
        }
        let mark = self.evidence_of(same);
        if whole.contains(same) {
            mark.groups += 1;
        } else if fraction.len() != 3 || whole.len() > 3 || whole.starts_with('0') {
            mark.fraction += 1;
        } else {
            mark.open += 1;
        }
    }

    fn evidence_of(&mut self, mark: char) -> &mut OfMark {
        if mark == ',' { &mut self.comma } else { &mut self.point }
    }

    /// The evidence of both.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for (one, two) in [(&mut self.comma, &other.comma), (&mut self.point, &other.point)] {
            one.groups += two.groups;
            one.fraction += two.fraction;
            one.open += two.open;
        }
        self.short += other.short;
        self.long += other.long;
        self.indian += other.indian;
        self.spaced += other.spaced;
        self.glued += other.glued;
        self
    }

    /// Whether one cell alone has a sign that no other has: it may be a damaged digit.
    pub fn has_odd_cell(&self) -> bool {
        const OTHERS: usize = 8;
        let plain = self.short + self.long + self.comma.open + self.point.open + self.comma.groups;
        (self.spaced == 1 && self.long > 0) || (self.glued == 1 && plain + self.spaced >= OTHERS)
    }

    /// Whether the cell has a sign glued to it, or a space or an apostrophe between its digits.
    pub fn is_odd(&self) -> bool {
        self.spaced + self.glued > 0
    }

    /// Whether any cell has a mark.
    pub fn has_marks(&self) -> bool {
        [&self.comma, &self.point].iter().any(|mark| mark.groups + mark.fraction + mark.open > 0)
    }

    /// The marks, and how sure they are; `continental` when the file has other signs of a
    /// continental European hand: its cells are not separated by commas.
    pub fn decide(&self, continental: bool) -> (NumberFormat, Certainty) {
        let marks = |thousands, decimal| NumberFormat {
            thousands,
            decimal,
            indian: self.indian > 0,
            net: false,
            scale: 0,
            fractions: Fractions::Refused,
        };
        let (comma, point) = (&self.comma, &self.point);
        let as_comma = marks(Some(Thousands::Comma), Some('.'));
        let as_point = marks(Some(Thousands::Point), Some(','));
        let for_comma = comma.groups > 0 || point.fraction > 0;
        let for_point = point.groups > 0 || comma.fraction > 0;
        match (for_comma, for_point) {
            (true, true) => (NumberFormat::default(), Certainty::Open),
            (true, false) => (as_comma, Certainty::Decided),
            (false, true) => (as_point, Certainty::Decided),
            (false, false) => match (comma.open > 0, point.open > 0) {
                (false, false) => (NumberFormat::default(), Certainty::Plain),
                (true, true) => (NumberFormat::default(), Certainty::Open),
                // Long numbers without a mark stand against a mark between thousands.
                (true, false) if self.long > 0 => (as_comma, Certainty::Likely),
                (true, false) => (as_comma, Certainty::Decided),
                (false, true) if self.long == 0 && (self.short > 0 || continental) => {
                    (as_point, Certainty::Likely)
                }
                (false, true) => (NumberFormat::default(), Certainty::Open),
            },
        }
    }
}

/// `12,34,567`: groups of two above the last three.
pub fn is_indian(digits: &str) -> bool {
    let mut groups = digits.rsplit(',');
    let last = groups.next().is_some_and(|group| group.len() == 3);
    let mut above: Vec<usize> = groups.map(str::len).collect();
    let first = above.pop().unwrap_or(0);
    last && !above.is_empty() && (1..=2).contains(&first) && above.iter().all(|length| *length == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(texts: &[&str], continental: bool) -> (Option<Thousands>, Certainty) {
        let mut evidence = Evidence::default();
        texts.iter().for_each(|text| evidence.add(text));
        let (marks, certainty) = evidence.decide(continental);
        (marks.thousands, certainty)
    }

    #[test]
    fn other_cells_decide_what_one_leaves_open() {
        let (comma, point) = (Some(Thousands::Comma), Some(Thousands::Point));
        assert_eq!(decided(&["1.234", "1.234.567"], false), (point, Certainty::Decided));
        assert_eq!(decided(&["1.234", "12.5"], false), (comma, Certainty::Decided));
        assert_eq!(decided(&["1.234", "12,5"], false), (point, Certainty::Decided));
        assert_eq!(decided(&["1.234", "0.234"], false), (comma, Certainty::Decided));
        assert_eq!(decided(&["1.234,5"], false), (point, Certainty::Decided));
        assert_eq!(decided(&["1,234", "987"], false), (comma, Certainty::Decided));
        assert_eq!(decided(&["1,022", "2706"], false), (comma, Certainty::Likely));
        assert_eq!(decided(&["1.022", "987"], false), (point, Certainty::Likely));
        assert_eq!(decided(&["1.022", "2.706"], true), (point, Certainty::Likely));
        assert_eq!(decided(&["1.022", "2.706"], false), (None, Certainty::Open));
        assert_eq!(decided(&["1.022", "2706"], true), (None, Certainty::Open));
        assert_eq!(decided(&["12,5", "12.5"], false), (None, Certainty::Open));
        assert_eq!(decided(&["5", "12345", ":", "<5"], false), (None, Certainty::Plain));
        assert_eq!(decided(&["12,34,567"], false), (comma, Certainty::Decided));
    }
}
