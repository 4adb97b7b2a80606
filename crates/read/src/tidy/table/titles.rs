//! What a file says of itself around its table: whose figures they are, and its title.
//!
//! Only what is clearly one or the other is taken: a wrong source under a chart is worse than none.

use crate::source::{Grid, GridRow};
use crate::tidy::vocabulary;
use arrivals_data::Location;

/// A text of a file, and its cell.
pub type Found = (String, Location);

/// Rows in which a source is looked for, from the top and from the end.
pub const AROUND: usize = 60;

/// The longest source and title that fit below and above a chart.
const LONGEST: usize = 160;

/// The source that the file names above or below its table: `Source: Ministry`.
pub fn source(grid: &Grid) -> Option<Found> {
    let rows = grid.rows();
    let near = |place: usize| place < AROUND || place + AROUND >= rows.len();
    let places = (0..rows.len()).filter(|place| near(*place));
    let mut found: Vec<Found> = Vec::new();
    for place in places {
        let Some(row) = rows.get(place).filter(|row| row.filled() <= 2) else { continue };
        let next = rows.get(place + 1).filter(|next| next.filled() == 1);
        if let Some((text, column)) = named(row, next)
            && !found.iter().any(|(other, _)| *other == text)
        {
            found.push((text, row.location(column)));
        }
    }
    // Several sources are those of several tables, or of some of the columns.
    match found.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// The source that a row names, and its column: behind a sign, in the next cell, or the next row.
fn named(row: GridRow, next: Option<GridRow>) -> Option<(String, usize)> {
    let column = row.cells().position(|cell| !cell.is_empty())?;
    let second = row.cells().skip(column + 1).find(|cell| !cell.is_empty());
    for line in row.cell(column).lines() {
        let Some(behind) = behind(line) else { continue };
        let text = match (behind, second) {
            ("", Some(second)) => second,
            ("", None) => next.map_or("", |next| next.first_text()),
            (text, None) => text,
            // A name and two texts are no line of a source.
            (_, Some(_)) => continue,
        };
        let text = text.lines().next().map(tidied).unwrap_or_default();
        let is_name = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        if is_name && text.chars().count() <= LONGEST {
            return Some((text, column));
        }
    }
    None
}

/// What stands behind `Source:` in a line that starts with it.
fn behind(line: &str) -> Option<&str> {
    let line = line.trim().trim_start_matches(['*', '※', '(', '（', '[', '<', '○', '◦', ' ']);
    let (word, text) = line.split_once([':', '：'])?;
    vocabulary::is_one_of(word, &vocabulary::SOURCE).then(|| text.trim())
}

/// The text without brackets and stops left over from its line; a last `Co.` or `U.S.` keeps its.
fn tidied(text: &str) -> String {
    let text = text.trim().trim_end_matches('。');
    let is_open = |open: char, close: char| {
        text.ends_with(close) && text.matches(open).count() < text.matches(close).count()
    };
    let text = if is_open('(', ')') || is_open('[', ']') || is_open('<', '>') || is_open('（', '）')
    {
        let mut characters = text.chars();
        characters.next_back();
        characters.as_str()
    } else {
        text
    };
    let last = text.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or_default();
    if text.ends_with('.') && last.chars().count() > 3 {
        text.trim_end_matches('.').trim().to_owned()
    } else {
        text.trim().to_owned()
    }
}

/// The title among the rows above the header: the only line there, or the line at or below the
/// number of the table.
pub fn title(above: &[GridRow]) -> Option<Found> {
    let lines: Vec<(GridRow, &str)> = above
        .iter()
        .filter(|row| row.filled() > 0)
        .map(|row| (*row, row.first_text()))
        .filter(|(_, text)| behind(text).is_none())
        .collect();
    let single = |row: &GridRow| row.filled() == 1;
    let (row, text) = match lines.as_slice() {
        [(row, text), ..] if single(row) && numbered(text).is_some_and(|rest| !rest.is_empty()) => {
            (row, numbered(text)?)
        }
        [(first, number), (row, text), ..]
            if single(first) && single(row) && numbered(number) == Some("") =>
        {
            (row, *text)
        }
        [(row, text)] if single(row) => (row, *text),
        _ => return None,
    };
    let column = row.cells().position(|cell| !cell.is_empty()).unwrap_or(0);
    let text = without_section(text);
    is_title(text).then(|| (tidied(text), row.location(column)))
}

/// Whether the row stands above a table and names none of its columns: the number and title of a
/// table, a unit, a source, a note.
pub fn stands_above(row: GridRow) -> bool {
    const MOST: usize = 3;
    let is_unit = |text: &str| {
        let text = text.trim_start_matches(['(', '（', '[', '<', ' ']).to_lowercase();
        vocabulary::UNIT_WORDS.iter().any(|word| text.starts_with(word))
    };
    let is_note = |text: &str| {
        text.split_once([':', '：'])
            .is_some_and(|(word, _)| vocabulary::is_one_of(word, &vocabulary::NOTE))
    };
    let first = row.first_text();
    row.filled() <= MOST
        && (numbered(first).is_some()
            || is_note(first)
            || row.cells().any(|cell| is_unit(cell) || behind(cell).is_some()))
}

/// What stands behind the number of a table: `Table 3.1: Refugees`; nothing where none stands.
fn numbered(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches(['<', '[', '〈']);
    let lower = text.to_lowercase();
    let word = vocabulary::TABLE.iter().find(|word| lower.starts_with(*word))?;
    let rest = text.get(word.len()..)?.trim_start_matches([' ', '.', '\u{A0}']);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '–' | 'ⅰ');
    let end = rest.find(|c: char| !is_number(c)).unwrap_or(rest.len());
    let (number, mut rest) = rest.split_at(end);
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // `Table 3a`.
    let mut letters = rest.chars();
    if letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.next().is_none_or(|c| !c.is_alphabetic())
    {
        rest = &rest[1..];
    }
    Some(rest.trim_start_matches([' ', ':', '：', '.', '-', '–', '—', ']', '>', '〉', '\u{A0}']))
}

/// The title without the number of its section: `6.4 Registered residents`.
fn without_section(text: &str) -> &str {
    match text.trim().split_once(' ') {
        Some((number, rest))
            if number.contains('.')
                && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
                && number.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest.trim()
        }
        _ => text,
    }
}

/// Whether a line is a title and no remark, unit or date.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let wide = text.chars().any(|c| c as u32 >= 0x2E80);
    let lower = text.to_lowercase();
    let first = lower.split([' ', ',', ':', '(']).next().unwrap_or_default();
    let opens = text.starts_with(['(', '（', '*', '※', '[', '#', '"', '<']);
    let is_pair = text.split_once([':', '：']).is_some_and(|(name, _)| name.split(' ').count() < 3);
    letters >= if wide { 4 } else { 10 }
        && (wide || text.contains(' '))
        && text.chars().count() <= LONGEST
        && !text.contains('\n')
        && !text.contains("://")
        && !text.ends_with([':', '：', ';', ','])
        && !opens
        && !is_pair
        && !vocabulary::UNIT_WORDS.iter().any(|word| lower.contains(word))
        && !vocabulary::is_one_of(first, &vocabulary::UNITS)
        && !vocabulary::NO_TITLE.iter().any(|word| lower.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::delimited;

    fn grid(text: &str) -> Grid {
        delimited("t.csv", text.as_bytes(), None, None).expect("a grid")
    }

    fn source_of(text: &str) -> Option<String> {
        source(&grid(text)).map(|(text, _)| text)
    }

    #[test]
    fn a_source_stands_behind_its_word_in_many_languages() {
        let table = "year,count\n2020,5\n2021,6\n";
        for (line, expected) in [
            (
                "\"Source: Lindenau Statistical Office, retrieved 14 January 2026\",",
                "Lindenau Statistical Office, retrieved 14 January 2026",
            ),
            ("Quelle: BAMF; eigene Berechnung,", "BAMF; eigene Berechnung"),
            ("출처: 통일부,", "통일부"),
            ("출처 : 통일부 (주요사업통계),", "통일부 (주요사업통계)"),
            ("자료: 법무부,", "법무부"),
            ("※ 자료： 통계청,", "통계청"),
            ("(Source: Ministry),", "Ministry"),
            ("Source,Ministry of Justice", ""),
            ("Source:,Ministry of Justice", "Ministry of Justice"),
            ("Kilde:,\nStatistisk sentralbyrå,", "Statistisk sentralbyrå"),
            (
                "Source: U.S. Department of Homeland Security.,",
                "U.S. Department of Homeland Security",
            ),
        ] {
            let found = source_of(&format!("{table}\n{line}\n"));
            assert_eq!(found.unwrap_or_default(), expected, "{line}");
        }
    }

    #[test]
    fn two_sources_and_columns_of_that_name_are_none() {
        assert_eq!(source_of("year,count\n2020,5\nSource: A office,\nSource: B office,\n"), None);
        assert_eq!(source_of("source,count\n2020,5\n"), None);
        assert_eq!(source_of("year,count\n2020,5\nSource: 1,\n"), None);
        assert_eq!(source_of("year,count\n2020,5\nSources of error: many,\n"), None);
    }

    #[test]
    fn a_title_is_the_only_line_or_stands_with_the_number_of_the_table() {
        let of = |text: &str| {
            let grid = grid(text);
            let rows: Vec<GridRow> = grid.rows().iter().collect();
            title(&rows[..rows.len() - 1]).map(|(text, _)| text).unwrap_or_default()
        };
        for (above, expected) in [
            ("Asylum applications by sex,", "Asylum applications by sex"),
            (
                "Table 3.1,\n\"Applications lodged in the city, by sex\",\n\"Persons, calendar years\",",
                "Applications lodged in the city, by sex",
            ),
            ("Table 3a: Refugees admitted by region,", "Refugees admitted by region"),
            ("표 3. 연도별 난민 신청 현황,", "연도별 난민 신청 현황"),
            ("Asylum applications by sex,\nSource: the ministry,", "Asylum applications by sex"),
            ("First line of two,\nSecond line of two,", ""),
            ("\"Persons, calendar years\",", ""),
            ("Last updated 3 May 2020,", ""),
            ("Data Source,World Development", ""),
            ("Tablets sold in all the shops,", "Tablets sold in all the shops"),
            ("단위: 명,", ""),
            ("6.4 Registered foreign residents,", "Registered foreign residents"),
            ("\"Demandes de protection,Unité : personnes\",", ""),
        ] {
            assert_eq!(of(&format!("{above}\nyear,count\n")), expected, "{above}");
        }
    }
}
