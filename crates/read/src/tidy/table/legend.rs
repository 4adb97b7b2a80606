//! What a file's own remarks say about the signs in its cells.

use crate::source::{Grid, GridRow};
use crate::tidy::cell::{footnote, qualifier};
use crate::tidy::vocabulary;
use arrivals_data::{Decision, Status};

/// Signs that the file explains, and what they say there; without a status, nobody: 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legend {
    signs: Vec<(String, Option<Status>)>,
    /// Signs that are explained as what they are taken for anyway.
    usual: Vec<String>,
    /// Signs of footnotes that say how final a count is.
    footnotes: Vec<(String, Status)>,
}

impl Legend {
    /// The signs that a remark explains: in quotes, `values between 0 and 5 are shown as “--”`, or
    /// before their meaning, `- Zero`, `*** not published`.
    pub fn read(grid: &Grid, decisions: &mut Vec<Decision>) -> Self {
        let mut legend = Self::default();
        for row in grid.rows().iter().filter(|row| row.filled() <= 2) {
            let mut cells = row.cells().filter(|cell| !cell.is_empty());
            let (first, second) = (cells.next().unwrap_or(""), cells.next());
            legend.add_footnote(first, second, row, decisions);
            // Numbers beside a sign are counts, and no meaning of it.
            if second.is_some_and(|text| !text.contains(char::is_alphabetic)) {
                continue;
            }
            let text = match second {
                // A sign alone in its cell, and its meaning beside it, however long.
                Some(meaning) if vocabulary::marker(first).is_some() => {
                    format!("{first}: {meaning}")
                }
                Some(second) => format!("{first} {second}"),
                None => first.to_owned(),
            };
            for clause in clauses(&text) {
                legend.add(clause, row, decisions);
            }
        }
        legend
    }

    /// Adds the sign of a footnote that says that counts are provisional or estimated, and nothing else.
    fn add_footnote(
        &mut self,
        first: &str,
        second: Option<&str>,
        row: GridRow,
        decisions: &mut Vec<Decision>,
    ) {
        let (sign, text) = match second {
            Some(text) => (first, text),
            None => {
                let is_sign = |c: char| !c.is_alphabetic() && !c.is_whitespace();
                let end = first.find(|c: char| !is_sign(c)).unwrap_or(first.len());
                first.split_at(end)
            }
        };
        let sign = plain_sign(sign);
        let is_short = (1..=2).contains(&sign.chars().count());
        if let Some(status) = qualifier::of_footnote(text).filter(|_| is_short) {
            let text =
                format!("row {} says that what is marked {sign} is {}", row.line(), status.word());
            decisions.push(Decision::info("marker", text).at(row.location(0)));
            self.footnotes.push((sign, status));
        }
    }

    /// What the file says of a count or a period behind which a footnote's sign stands.
    pub fn footnote(&self, text: &str) -> Option<Status> {
        if self.footnotes.is_empty() {
            return None;
        }
        let sign = plain_sign(footnote::strip_period(text).1?);
        self.footnotes.iter().find(|(known, _)| *known == sign).map(|(_, status)| *status)
    }

    /// Adds the signs that a clause explains.
    fn add(&mut self, text: &str, row: GridRow, decisions: &mut Vec<Decision>) {
        /// A sign, and its meaning in few words.
        const MOST_WORDS: usize = 5;
        let lower = text.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let (meaning, said) = if says(&vocabulary::WITHHELD) {
            (Some(Status::Suppressed), "a withheld count")
        } else if says(&vocabulary::NIL) {
            (None, "0")
        } else if says(&vocabulary::UNAVAILABLE) {
            (Some(Status::Missing), "no figure")
        } else {
            return;
        };
        let mut signs = quoted(text);
        // `- Zero`: the sign stands first, and a meaning behind it, no note behind a bullet.
        let words = text.split_whitespace().count();
        let is_sign =
            text.split_whitespace().next().is_some_and(|sign| sign.ends_with([':', '：', '=']));
        signs.extend(
            text.split_whitespace()
                .next()
                .filter(|_| is_sign || text[..].contains([':', '=']) || words <= MOST_WORDS)
                .map(|sign| sign.trim_end_matches([':', '：', '='])),
        );
        for sign in signs {
            let known = vocabulary::marker(sign);
            if known.is_none() || sign.is_empty() || sign.chars().count() > 4 {
                continue;
            }
            if known == meaning {
                self.usual.push(sign.to_lowercase());
            }
            if known == meaning || self.signs.iter().any(|(other, _)| other == &sign.to_lowercase())
            {
                continue;
            }
            let text = format!("row {} says that '{sign}' stands for {said}", row.line());
            decisions.push(Decision::info("marker", text).at(row.location(0)));
            self.signs.push((sign.to_lowercase(), meaning));
        }
    }

    /// Whether the file says what the sign stands for.
    pub fn explains(&self, text: &str) -> bool {
        let text = text.trim().to_lowercase();
        self.usual.contains(&text) || self.meaning(&text).is_some()
    }

    /// What the file says of the sign, if it says something.
    pub fn meaning(&self, text: &str) -> Option<Option<Status>> {
        if self.signs.is_empty() {
            return None;
        }
        let text = text.trim().to_lowercase();
        self.signs.iter().find(|(sign, _)| *sign == text).map(|(_, status)| *status)
    }
}

/// The sign of a footnote without brackets, a raised number in its plain form.
fn plain_sign(sign: &str) -> String {
    let plain = |c: char| match c {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        other => other,
    };
    sign.trim().trim_matches(['(', ')', '[', ']', ':', '.', '=', ' ']).chars().map(plain).collect()
}

/// A line that explains several signs, one after the other: `x: not available; c: confidential`.
fn clauses(text: &str) -> Vec<&str> {
    let clauses: Vec<&str> = text.split(';').map(str::trim).collect();
    let explains = |clause: &&str| {
        clause
            .split_once([':', '：', '='])
            .is_some_and(|(sign, _)| !sign.is_empty() && vocabulary::marker(sign).is_some())
    };
    if clauses.iter().all(explains) { clauses } else { vec![text] }
}

/// The texts between quotation marks.
fn quoted(text: &str) -> Vec<&str> {
    const MARKS: [(char, char); 8] = [
        ('“', '”'),
        ('"', '"'),
        ('‘', '’'),
        ('\'', '\''),
        ('«', '»'),
        ('„', '“'),
        ('「', '」'),
        ('(', ')'),
    ];
    MARKS
        .into_iter()
        .filter_map(|(open, close)| {
            let (_, after) = text.split_once(open)?;
            let (inside, _) = after.split_once(close)?;
            Some(inside.trim())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    #[test]
    fn a_sign_means_what_the_remark_says() {
        let text = "a,2011\nX,--\nY,-\n\"Values between 0 and 5 are shown as “--”.\"\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let legend = Legend::read(&grid, &mut Vec::new());
        assert_eq!(legend.meaning("--"), Some(Some(Status::Suppressed)));
        assert_eq!(legend.meaning("-"), None);
        let text = "a,2011\nX,-\nY,5\n- Zero\n\"..\",not published\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let legend = Legend::read(&grid, &mut Vec::new());
        assert_eq!(legend.meaning("-"), Some(None));
        assert_eq!(legend.meaning(".."), None);
        let text = "a,2011\nX,x\nY,c\nx: not available; c: confidential\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let legend = Legend::read(&grid, &mut Vec::new());
        assert_eq!(legend.meaning("x"), Some(Some(Status::Missing)));
        assert_eq!(legend.meaning("c"), None);
    }
}
