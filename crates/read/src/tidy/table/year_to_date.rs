//! A year whose footnote says that it is not over: `2024*` above `* as of June`.

use crate::source::Grid;
use crate::tidy::cell::date;
use crate::tidy::vocabulary;
use arrivals_data::{Decision, Month, Year};

/// The grid with such years written as the months that they cover.
pub fn mark(grid: Grid, decisions: &mut Vec<Decision>) -> Grid {
    let last = latest(&grid);
    let mut signs: Vec<(char, Month)> = Vec::new();
    for row in grid.rows().iter().filter(|row| row.filled() == 1) {
        let text = row.first_text();
        let Some(sign) = text.chars().next().filter(|sign| is_sign(*sign)) else { continue };
        let Some(month) = month_of(&text[sign.len_utf8()..]) else { continue };
        // Only the last year can be under way.
        let is_last = |cell: &str| signed_year(cell, sign).is_some_and(|year| Some(year) == last);
        if grid.rows().iter().any(|row| row.cells().any(is_last)) {
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
                    let year = signed_year(cell, *sign).filter(|year| Some(*year) == last)?;
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

/// The latest of the years in the row or the column in which most of them stand.
fn latest(grid: &Grid) -> Option<Year> {
    const FIRST: usize = 12;
    let (head, _) = grid.rows().split_at(FIRST);
    let across = head
        .iter()
        .map(|row| row.cells().filter_map(year_of).collect::<Vec<Year>>())
        .rev()
        .max_by_key(Vec::len)
        .filter(|years| years.len() > 1);
    let down = || grid.rows().iter().filter_map(|row| year_of(row.cell(0))).collect();
    across.unwrap_or_else(down).into_iter().max()
}

/// The year of `2024`, `2024*` or `2024 p`.
fn year_of(cell: &str) -> Option<Year> {
    let digits = cell.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let rest = cell.get(4..).unwrap_or_default().trim();
    let marked = rest.chars().count() <= 2 && !rest.chars().any(|c| c.is_ascii_digit());
    marked.then(|| digits.parse().ok().and_then(|number| Year::new(number).ok())).flatten()
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
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if lower.chars().count() > LONGEST || !says(&vocabulary::AS_OF) || says(&vocabulary::NOT_AS_OF)
    {
        return None;
    }
    let words: Vec<&str> =
        lower.split([' ', ',', '.', '-', '–', '~', '(', ')', '년', '年']).collect();
    let months = words.iter().filter_map(|word| {
        let named = !word.chars().all(|c| c.is_ascii_digit());
        let bare = word.split(['월', '月']).next().filter(|bare| bare.len() < word.len());
        let numbered = bare.and_then(|bare| bare.parse().ok()).and_then(Month::new);
        numbered.or_else(|| date::month(word).filter(|_| named))
    });
    let months: Vec<Month> = months.collect();
    // "From March to June" is no part of a year that ends early; it begins in January.
    let begins = months.len() < 2 || months.first().is_some_and(|month| month.number() == 1);
    let about = words
        .iter()
        .filter(|word| word.chars().count() > 3 && word.chars().all(char::is_alphabetic))
        .filter(|word| date::month(word).is_none() && !vocabulary::AS_OF.contains(word))
        .count();
    months.last().copied().filter(|month| begins && about <= MOST_WORDS && month.number() < 12)
}

/// A remark with more words is about more than the time up to which counts run.
const MOST_WORDS: usize = 3;

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
    }

    #[test]
    fn other_footnotes_shorten_no_year() {
        for (header, remark) in [
            ("2022,2023,2024*", "* May be revised"),
            ("2022,2023,2024*", "* Excludes applications at the airport from January to March"),
            ("2022,2023,2024*", "* Offices were closed from 18 March to 30 June 2024"),
            ("2022,2023,2024*", "* Counted at the border from April until the end of June"),
            ("2022,2023*,2024", "* as of 30 June 2024"),
            ("2022,2023*,2024", "* January to June"),
        ] {
            let text = format!("place,{header}\nA,5,6,7\n\"{remark}\",,,\n");
            let grid = delimited("t.csv", text.as_bytes(), None, None).expect("a grid");
            let marked = mark(grid.clone(), &mut Vec::new());
            let same = |at: usize| {
                let cells = |grid: &Grid| -> Vec<String> {
                    grid.rows().get(at).expect("a row").cells().map(str::to_owned).collect()
                };
                cells(&grid) == cells(&marked)
            };
            assert!(same(0), "{remark}");
        }
    }
}
