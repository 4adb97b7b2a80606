//! What a file's own remarks say about the signs in its cells.

use crate::dataset::{Decision, Status};
use crate::source::Grid;
use crate::tidy::vocabulary;

/// Signs that the file explains, and what they say there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legend {
    signs: Vec<(String, Status)>,
}

impl Legend {
    /// The signs that stand in quotes in a remark that says why counts are withheld: `values between
    /// 0 and 5 are shown as “--”`.
    pub fn read(grid: &Grid, decisions: &mut Vec<Decision>) -> Self {
        let mut legend = Self::default();
        for row in grid.rows().iter().filter(|row| row.filled() <= 2) {
            let text = row.first_text();
            let lower = text.to_lowercase();
            if !vocabulary::WITHHELD.iter().any(|word| lower.contains(word)) {
                continue;
            }
            for sign in quoted(text) {
                let known = vocabulary::marker(sign);
                if known.is_none() || sign.is_empty() || known == Some(Status::Suppressed) {
                    continue;
                }
                decisions.push(Decision::info(
                    "marker",
                    format!("row {} says that '{sign}' stands for a withheld count", row.line()),
                ));
                legend.signs.push((sign.to_lowercase(), Status::Suppressed));
            }
        }
        legend
    }

    /// What a cell without a count says, given what it would say elsewhere.
    pub fn status(&self, text: &str, usual: Status) -> Status {
        if self.signs.is_empty() {
            return usual;
        }
        let text = text.trim().to_lowercase();
        self.signs.iter().find(|(sign, _)| *sign == text).map_or(usual, |(_, status)| *status)
    }
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
        assert_eq!(legend.status("--", Status::Missing), Status::Suppressed);
        assert_eq!(legend.status("-", Status::Missing), Status::Missing);
    }
}
