//! A year whose footnote says that it is not over: `2024*` above `* as of June`.

use crate::dataset::{Decision, Month, Year};
use crate::source::Grid;
use crate::tidy::cell::date;
use crate::tidy::vocabulary;

/// The grid with such years written as the months that they cover.
pub fn mark(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let mut signs: Vec<(char, Month)> = Vec::new();
    for row in grid.rows().iter().filter(|row| row.filled() == 1) {
        let text = row.first_text();
        let Some(sign) = text.chars().next().filter(|sign| is_sign(*sign)) else { continue };
        let Some(month) = month_of(&text[sign.len_utf8()..]) else { continue };
        if grid.rows().iter().any(|row| row.cells().any(|cell| signed_year(cell, sign).is_some())) {
            let text = format!(
                "row {} says that a year marked {sign} ends in {}",
                row.line(),
                month.name()
            );
            decisions.push(Decision::warning("to date", text).at(row.location(0)));
            signs.push((sign, month));
        }
    }
    decisions.extend(unexplained(&grid));
    if signs.is_empty() {
        return grid;
    }
    grid.with_cells(|_, row| {
        row.cells()
            .map(|cell| {
                let marked = signs.iter().find_map(|(sign, month)| {
                    let year = signed_year(cell, *sign)?;
                    Some(format!("{year}-01..{year}-{:02}", month.number()))
                });
                marked.unwrap_or_else(|| cell.to_owned())
            })
            .collect()
    })
}

/// A year with a star that no remark explains: it may be one that is not over.
fn unexplained(grid: &Grid) -> Option<Decision> {
    const FIRST: usize = 12;
    let is_explained = |sign: char| {
        grid.rows().iter().any(|row| {
            let text = row.first_text();
            text.starts_with(sign) && text.chars().nth(1).is_some()
        })
    };
    let (head, _) = grid.rows().split_at(FIRST);
    head.iter().find_map(|row| {
        let (column, cell) = row.cells().enumerate().find(|(_, cell)| {
            ['*', '†', '‡'].iter().any(|sign| signed_year(cell, *sign).is_some())
        })?;
        let sign = cell.chars().next_back().filter(|sign| !is_explained(*sign))?;
        let text = format!("'{cell}' is marked {sign}, and no remark says why");
        Some(Decision::doubt("period", text).at(row.location(column)))
    })
}

fn is_sign(character: char) -> bool {
    matches!(character, '*' | '†' | '‡' | '#' | '※' | '¹' | '²' | '³')
}

/// The year of `2024*`.
fn signed_year(cell: &str, sign: char) -> Option<Year> {
    let digits = cell.strip_suffix(sign)?.trim().trim_end_matches(['년', '年']);
    let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| digits.parse().ok().and_then(|number| Year::new(number).ok())).flatten()
}

/// The month up to which a remark says that counts run; none for December.
fn month_of(remark: &str) -> Option<Month> {
    let lower = remark.to_lowercase();
    if lower.chars().count() > LONGEST || !vocabulary::AS_OF.iter().any(|word| lower.contains(word))
    {
        return None;
    }
    let words: Vec<&str> =
        lower.split([' ', ',', '.', '-', '–', '~', '(', ')', '년', '年']).collect();
    let mut months = words.iter().filter_map(|word| {
        let named = !word.chars().all(|c| c.is_ascii_digit());
        let bare = word.split(['월', '月']).next().filter(|bare| bare.len() < word.len());
        let numbered = bare.and_then(|bare| bare.parse().ok()).and_then(Month::new);
        numbered.or_else(|| date::month(word).filter(|_| named))
    });
    months.next_back().filter(|month| month.number() < 12)
}

/// Longer remarks speak of more than one thing.
const LONGEST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    #[test]
    fn a_footnote_says_when_the_year_ends() {
        for remark in [
            "* as of 30 June 2024",
            "* 2024년은 6월말 기준",
            "* Stand: Juni 2024",
            "* January to June",
        ] {
            let text = format!("place,2022,2023,2024*\nA,5,6,7\n\"{remark}\",,,\n");
            let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
            let marked = mark(grid, &mut Vec::new());
            let header = marked.rows().get(0).expect("a row");
            assert_eq!(header.cell(3), "2024-01..2024-06", "{remark}");
        }
        let text = "place,2022,2023,2024*\nA,5,6,7\n* May be revised,,,\n";
        let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
        let marked = mark(grid, &mut Vec::new());
        assert_eq!(marked.rows().get(0).expect("a row").cell(3), "2024*");
    }
}
