//! What a column holds, by its name and by its cells.

use crate::source::GridRows;
use crate::tidy::cell::period::{self, Style};
use crate::tidy::cell::{NumberError, NumberFormat, number};
use crate::tidy::table::{Column, Columns, Grouping};
use crate::tidy::vocabulary;

/// The column of periods: by its name, or because most of its cells are years.
pub fn period_column(header: &[String], body: GridRows, columns: &Columns) -> Option<usize> {
    let holds = |column: &usize| holds_periods(&header[*column], columns.at(*column));
    let named = |column: &usize| vocabulary::is_period_name(&header[*column]) && holds(column);
    // A word within a longer name says less than the whole of it, and nothing beside a number, as
    // in `under 18 years`.
    let mentions = |column: &usize| {
        let name = &header[*column];
        let has_number = name.contains(|c: char| c.is_ascii_digit());
        ((vocabulary::has_word(name, &vocabulary::PERIOD) && !has_number)
            || holds_minguo_years(name, columns.at(*column)))
            && holds(column)
    };
    let follow = |column: &usize| {
        period::read(&header[*column]).is_err() && holds_consecutive_years(columns.at(*column))
    };
    let by_word = |word: &str| header.iter().position(|name| name.trim().to_lowercase() == word);
    (0..header.len())
        .find(named)
        .or_else(|| (0..header.len()).find(|column| mentions(column) && follow(column)))
        .or_else(|| (0..header.len()).find(follow))
        .or_else(|| (0..header.len()).find(mentions))
        .or_else(|| vocabulary::PERIOD.iter().find_map(|word| by_word(word)))
        .or_else(|| {
            // A header that is itself a year stands above counts, which may look like years.
            (0..header.len()).find(|column| {
                period::read(&header[*column]).is_err()
                    && looks_like_periods(columns.at(*column))
                    && periods_stand_in_rows(body, *column)
            })
        })
}

/// Whether all cells are years of four digits.
pub fn holds_years(column: &Column) -> bool {
    let is_year = |text: &str| text.len() == 4 && period::read(text).is_ok();
    column.may_hold(is_year) && column.filled().all(|(text, _)| is_year(text))
}

/// Whether the cells are years of four digits that follow each other without a gap.
fn holds_consecutive_years(column: &Column) -> bool {
    const LEAST: usize = 4;
    if !holds_years(column) {
        return false;
    }
    let years: std::collections::BTreeSet<i32> =
        column.filled().filter_map(|(text, _)| text.parse().ok()).collect();
    let span = years.last().zip(years.first()).map_or(0, |(last, first)| last - first);
    let all: Vec<i32> = years.iter().copied().collect();
    years.len() >= LEAST
        && vocabulary::are_close(&all)
        && usize::try_from(span).is_ok_and(|span| span + 1 == years.len())
}

/// What the periods of a column say together.
pub fn style_of(name: &str, column: &Column) -> Style {
    let fiscal = vocabulary::is_one_of(name, &vocabulary::FISCAL_YEAR);
    let style = Style::new(column.filled().map(|(text, _)| text).take(STYLE));
    let minguo = style.minguo || holds_minguo_years(name, column);
    Style { fiscal, minguo, short: holds_short_years(name, column), ..style }
}

/// Whether a column that is called a year holds years of two digits that follow each other.
fn holds_short_years(name: &str, column: &Column) -> bool {
    let is_short = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    if !vocabulary::is_period_name(name) || !column.may_hold(is_short) {
        return false;
    }
    let years: std::collections::BTreeSet<u8> =
        column.filled().filter_map(|(text, _)| text.parse().ok()).collect();
    let span = years.last().zip(years.first()).map_or(0, |(last, first)| last - first);
    years.len() > 1
        && usize::from(span) + 1 == years.len()
        && column.filled().all(|(text, _)| is_short(text))
}

/// Whether a column of years holds numbers as high as those of the Republic of China are, and as
/// no Japanese era's is.
fn holds_minguo_years(name: &str, column: &Column) -> bool {
    let is_era = |text: &str| text.parse::<u16>().is_ok_and(|year| (65..=150).contains(&year));
    let filled = column.rows_with(|text| !text.is_empty());
    let is_age = vocabulary::is_one_of(name, &vocabulary::AGE);
    name.contains('年') && !is_age && filled > 0 && column.rows_with(is_era) * 10 >= filled * 8
}

/// So many texts show how all are written.
const STYLE: usize = 20_000;

/// Whether at least half of the texts are periods.
fn holds_periods(name: &str, column: &Column) -> bool {
    let style = style_of(name, column);
    let periods = column.rows_with(|text| period::read_marked(text, style).is_ok());
    periods > 0 && periods * 2 >= column.rows_with(|text| !text.is_empty())
}

/// Whether the cells of a column without a telling name are periods: most of them are, in years
/// that people count in, and close to each other, as counts of about 2,000 are not.
fn looks_like_periods(column: &Column) -> bool {
    let style = style_of("", column);
    let read = |text: &str| period::read_marked(text, style).ok().map(|(period, _)| period);
    if !column.may_hold(|text| read(text).is_some()) {
        return false;
    }
    let years: Vec<i32> = column
        .filled()
        .filter_map(|(text, _)| read(text))
        .map(|period| period.last().number())
        .collect();
    !years.is_empty()
        && vocabulary::are_close(&years)
        && column.rows_with(|text| read(text).is_some()) * 2 >= column.distinct()
}

/// Whether nearly all rows of data have a period in that column; a remark is no row of data.
fn periods_stand_in_rows(body: GridRows, column: usize) -> bool {
    let style = Style::new(body.iter().map(|row| row.cell(column)));
    let cells = || {
        body.iter()
            .filter(|row| !row.cell(column).is_empty() && !vocabulary::is_total(row.cell(column)))
            .filter(|row| row.cells().filter(|cell| !cell.is_empty()).nth(1).is_some())
    };
    let periods =
        cells().filter(|row| period::read_marked(row.cell(column), style).is_ok()).count();
    periods * 10 >= cells().count() * 8
}

/// Whether the column holds at least one number, and else only numbers or markers. A number that
/// is no count is one too: it is then an error, not a group's name.
pub fn holds_numbers(column: &Column) -> bool {
    let is_number = |text: &str| {
        vocabulary::word_marker(text).is_some()
            || !matches!(number::read(text, NumberFormat::ANY), Err(NumberError::Form))
    };
    let has_number =
        column.texts().any(|(text, _)| !vocabulary::is_marker(text) && is_number(text));
    let filled = column.rows_with(|text| !text.is_empty());
    let other = column.rows_with(|text| !is_number(text));
    has_number && other * 5 <= filled
}

/// The first word among numbers: it keeps the column from being one of counts.
pub fn odd_word<'a>(column: &Column<'a>) -> Option<&'a str> {
    let is_number = |text: &str| {
        vocabulary::word_marker(text).is_some()
            || !matches!(number::read(text, NumberFormat::ANY), Err(NumberError::Form))
    };
    let is_word = |text: &str| !is_number(text) && vocabulary::marker(text).is_none();
    let has_number = column.rows_with(|text| text.starts_with(|s: char| s.is_ascii_digit())) > 0;
    column.filled().map(|(text, _)| text).find(|text| has_number && is_word(text))
}

/// Whether the column holds numbers that are no counts: percentages, fractions in more than a
/// few cells. One fraction among many counts is a damaged cell, and an error.
///
/// In figures that are to be multiplied by a power of ten, so many decimals are whole numbers.
pub fn holds_ratios(column: &Column, scale: u8) -> bool {
    let filled = column.rows_with(|text| !text.is_empty() && vocabulary::marker(text).is_none());
    let ratios = column.rows_with(number::is_percentage);
    if ratios > 0 && ratios * 10 >= filled * 8 {
        return true;
    }
    let format = NumberFormat { scale, ..NumberFormat::ANY };
    let fractions =
        column.rows_with(|text| matches!(number::read(text, format), Err(NumberError::Fraction)));
    fractions * 5 >= filled && fractions > 1
}

/// Whether the column numbers the rows: 1, 2, 3. One before all named columns is an index, from which
/// rows may have been taken: it only has to grow, nearly always.
pub fn holds_sequence(body: GridRows, column: usize, is_first: bool) -> bool {
    const LEAST: usize = 5;
    /// A column shows in its first rows that it is none.
    const SAMPLE: usize = 200;
    /// In one of so many steps, a row may stand twice or be missing.
    const ODD: usize = 50;
    let (sample, rest) = body.split_at(SAMPLE);
    if !rest.is_empty() && !holds_sequence(sample, column, is_first) {
        return false;
    }
    let numbers: Vec<(i64, Option<i64>)> =
        body.iter().map(|row| (row.line().into(), row.cell(column).parse().ok())).collect();
    // How many lines and numbers lie between two rows.
    let steps = |is_step: fn(i64, i64) -> bool| {
        let pairs = numbers.windows(2).filter(|pair| match pair {
            [(line, Some(before)), (next, Some(after))] => {
                after.checked_sub(*before).is_some_and(|step| is_step(next - line, step))
            }
            _ => false,
        });
        pairs.count()
    };
    let grows = || steps(|_, step| step > 0) * 4 >= (body.len() - 1) * 3;
    // Of a large file, some of the rows are here: their numbers are as far apart as their lines.
    let follow = || {
        let all = body.len() - 1;
        (all - steps(|lines, step| (1..=lines.max(1)).contains(&step))) * ODD <= all
    };
    body.len() >= LEAST && (follow() || (is_first && grows()))
}

/// Whether the column holds nothing but flags, or nothing at all.
pub fn holds_flags(column: &Column) -> bool {
    column.filled().all(|(text, _)| vocabulary::flags(text).is_some())
}

/// Whether more than half of the cells are numbers of any kind: such a column names no groups.
pub fn holds_figures(column: &Column) -> bool {
    let is_figure = |text: &str| {
        number::is_percentage(text)
            || (vocabulary::marker(text).is_none()
                && !matches!(number::read(text, NumberFormat::ANY), Err(NumberError::Form)))
    };
    let filled = column.rows_with(|text| !text.is_empty() && vocabulary::marker(text).is_none());
    filled > 0 && column.rows_with(|text| !text.is_empty() && is_figure(text)) * 2 > filled
}

/// Whether several cells are below zero: net flows or changes, and no counts.
pub fn holds_losses(column: &Column) -> bool {
    let below = column.rows_with(|text| {
        matches!(
            number::read(text, NumberFormat::ANY),
            Err(NumberError::Count(arrivals_data::CountError::Negative) | NumberError::Brackets)
        )
    });
    let filled = column.rows_with(|text| !text.is_empty() && vocabulary::marker(text).is_none());
    below > 1 && below * 20 >= filled
}

/// Whether a column of that name holds ratios, averages or places on the map.
pub fn names_ratio(name: &str) -> bool {
    let name = name.to_lowercase();
    vocabulary::has_word(&name, &vocabulary::RATIO)
        || vocabulary::is_one_of(&name, &vocabulary::RATIO_NAMES)
        || name.contains(['%', '％', '‰'])
}

/// Whether a name is that of codes: `Code`, `Country code`. A word at the start of a longer name may
/// be another: `Cod; landed`, `Rank unknown`.
pub fn names_codes(name: &str) -> bool {
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_code = |word: &str| vocabulary::is_one_of(word, &vocabulary::CODE);
    name.starts_with("Unnamed: ")
        || words().next_back().is_some_and(is_code)
        || (vocabulary::has_word(name, &vocabulary::CODE) && !words().next().is_some_and(is_code))
}

/// Whether a column that begins with a word for codes holds codes: its values come again.
pub fn holds_codes(name: &str, column: &Column, rows: usize) -> bool {
    vocabulary::has_word(name, &vocabulary::CODE) && column.distinct() * 2 <= rows
}

/// Whether a column of that name tells things apart, or is another way to write the period.
pub fn tells_apart(name: &str) -> bool {
    names_codes(name)
        || vocabulary::is_one_of(name, &vocabulary::AGE)
        || vocabulary::is_one_of(name, &vocabulary::UNIT)
        || vocabulary::is_period_name(name)
        || name.trim_end_matches([')', '）']).ends_with(['年', '년'])
}

/// Whether a name is that of ratios by a word alone that may say another thing.
pub fn may_name_counts(name: &str) -> bool {
    names_ratio(name)
        && !vocabulary::names_rate(name)
        && !vocabulary::is_one_of(name, &vocabulary::RATIO_NAMES)
        && !vocabulary::is_one_of(name, &vocabulary::WEAK_RATIO)
}

/// Whether the column has one value for each period, though periods stand in several rows, and
/// not the same one for all: an era, a footnote of the year.
pub fn describes_period(period: &Column, column: &Column, rows: usize) -> bool {
    let mut value_of: Vec<Option<u32>> = vec![None; period.distinct()];
    for row in 0..rows {
        let Some(value) = value_of.get_mut(period.code(row) as usize) else { return false };
        let code = column.code(row);
        if *value.get_or_insert(code) != code {
            return false;
        }
    }
    column.distinct() > 1 && rows >= 2 * period.distinct()
}

/// Moves columns of numbers to the groups, from the left, while rows of the same period cannot be
/// told apart without them; gives back the others.
pub fn needed(
    columns: &Columns,
    rows: usize,
    periods: &[usize],
    groups: &mut Vec<usize>,
    numbers: Vec<usize>,
) -> Vec<usize> {
    // Numbers that hardly repeat are figures, and tell no groups apart.
    let repeats = |column: &usize| columns.at(*column).distinct() * 2 <= rows;
    let (numbers, figures): (Vec<usize>, Vec<usize>) = numbers.into_iter().partition(repeats);
    if numbers.is_empty() {
        return figures;
    }
    let others = |taken: &[usize]| taken.iter().chain(&figures).copied().collect::<Vec<_>>();
    let by =
        |grouping: Grouping, column: &usize| grouping.divided(|row| columns.at(*column).code(row));
    let mut grouping = groups.iter().chain(periods).fold(Grouping::single(rows), by);
    for (taken, column) in numbers.iter().enumerate() {
        if !grouping.has_alike() {
            groups.extend(&numbers[..taken]);
            return others(&numbers[taken..]);
        }
        grouping = by(grouping, column);
    }
    if grouping.has_alike() {
        return others(&numbers);
    }
    groups.extend(numbers);
    figures
}
