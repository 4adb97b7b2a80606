//! Which columns of a header are the months of a year.

use std::collections::BTreeSet;

use crate::tidy::cell::{date, period};
use crate::tidy::vocabulary;
use arrivals_data::Month;

/// The columns of months, and how they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MonthColumns {
    pub columns: Vec<(usize, Month)>,
    /// Whether nothing but their number and order says that they are months.
    pub guessed: bool,
}

/// The columns of months of the year that stands in each row: by the names of months, or by the numbers
/// from one to twelve. `says_months`: whether the file has a word for months.
pub fn find(header: &[String], says_months: bool) -> MonthColumns {
    let names: Vec<&str> = header.iter().map(|name| last_level(name)).collect();
    let named = by_name(&names);
    if !named.is_empty() {
        return MonthColumns { columns: named, guessed: false };
    }
    if let Some(start) = initials(header) {
        return MonthColumns { columns: run(start, 12), guessed: false };
    }
    // Numbers behind a word, and plain ones, may be ages, districts, sizes of families.
    let is_bare = |start: usize| {
        header
            .get(start)
            .is_some_and(|name| name.trim_end_matches('.') == "01" || date::roman(name).is_some())
    };
    match by_number(header) {
        Some((start, 12, says)) if says || says_months => {
            MonthColumns { columns: run(start, 12), guessed: false }
        }
        Some((start, 12, _)) if is_bare(start) => {
            MonthColumns { columns: run(start, 12), guessed: true }
        }
        // Fewer may be anything, four are quarters.
        Some((start, months, says)) if months > 4 && (says || says_months) => {
            MonthColumns { columns: run(start, months), guessed: false }
        }
        _ => MonthColumns::default(),
    }
}

/// Where twelve columns have the first letters of the months: `J F M A M J J A S O N D`.
pub fn initials(header: &[String]) -> Option<usize> {
    let letters = |names: &[String]| {
        let all: String = names.iter().map(|name| last_level(name)).collect();
        all.to_lowercase()
    };
    header.windows(12).position(|names| {
        names.iter().all(|name| last_level(name).chars().count() == 1)
            && vocabulary::MONTH_INITIALS.contains(&letters(names).as_str())
    })
}

/// The names with `2023 M01` in the place of `2023 | I`, where a year has all twelve of them: up to four,
/// Roman numbers are those of quarters, or of anything else.
pub fn with_roman_months(header: &[String]) -> Option<Vec<String>> {
    let read = |name: &str| {
        let tokens: Vec<&str> =
            name.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
        let [first, second] = tokens.as_slice() else { return None };
        let (year, number) = date::roman(second)
            .map(|number| (*first, number))
            .or_else(|| Some((*second, date::roman(first)?)))?;
        period::is_year(year).then(|| (year.to_owned(), number))
    };
    let found: BTreeSet<(String, u8)> = header.iter().filter_map(|name| read(name)).collect();
    let is_whole = |year: &String| (1..=12).all(|number| found.contains(&(year.clone(), number)));
    found.iter().any(|(year, _)| is_whole(year)).then(|| {
        let renamed = |name: &String| match read(name) {
            Some((year, number)) => format!("{year} M{number:02}"),
            None => name.clone(),
        };
        header.iter().map(renamed).collect()
    })
}

fn last_level(name: &str) -> &str {
    name.rsplit(vocabulary::LEVEL).next().unwrap_or(name).trim()
}

fn run(start: usize, months: usize) -> Vec<(usize, Month)> {
    (1..=12)
        .filter_map(Month::new)
        .take(months)
        .enumerate()
        .map(|(place, month)| (start + place, month))
        .collect()
}

/// The columns that are named by months, each once. Where some of twelve side by side are, each at its
/// place, so are the others of them.
fn by_name(names: &[&str]) -> Vec<(usize, Month)> {
    const SOME: usize = 3;
    let month = |name: &str| {
        date::month(name)
            .filter(|_| name.contains(char::is_alphabetic))
            .map(|month| usize::from(month.number()))
    };
    let months: Vec<(usize, usize)> = names
        .iter()
        .enumerate()
        .filter_map(|(column, name)| Some((column, month(name)?)))
        .collect();
    let twelve = (0..(names.len() + 1).saturating_sub(12)).find(|start| {
        let places: Vec<Option<usize>> =
            names[*start..start + 12].iter().map(|name| month(name)).collect();
        let known =
            || places.iter().enumerate().filter_map(|(place, month)| Some((place + 1, (*month)?)));
        known().count() >= SOME && known().all(|(place, month)| place == month)
    });
    if let Some(start) = twelve.filter(|_| months.len() < 12) {
        return run(start, 12);
    }
    let distinct: BTreeSet<usize> = months.iter().map(|(_, month)| *month).collect();
    if distinct.len() != months.len() || months.len() < 3 {
        return Vec::new();
    }
    let of =
        |(column, month): (usize, usize)| Some((column, Month::new(u8::try_from(month).ok()?)?));
    months.into_iter().filter_map(of).collect()
}

/// The longest run of columns that are numbered from one on in the same way: `I`, `01`, `M1`, `Mes 1`;
/// its start, its length, and whether a word in it says months. Thirteen are no months.
fn by_number(header: &[String]) -> Option<(usize, usize, bool)> {
    let numbers: Vec<Option<(u8, String)>> = header.iter().map(|name| numbered(name)).collect();
    let length_of = |start: usize| {
        let (_, style) = numbers.get(start)?.as_ref().filter(|(number, _)| *number == 1)?;
        let follows = |(place, number): &(usize, &Option<(u8, String)>)| {
            number
                .as_ref()
                .is_some_and(|(number, other)| usize::from(*number) == place + 1 && other == style)
        };
        Some(numbers[start..].iter().enumerate().take_while(follows).count())
    };
    let (start, length) = (0..numbers.len())
        .filter_map(|start| Some((start, length_of(start)?)))
        .max_by_key(|(start, length)| (*length, std::cmp::Reverse(*start)))?;
    let says = header.get(start).is_some_and(|name| vocabulary::says_months(name));
    (length <= 12).then_some((start, length, says))
}

/// The number in a name, and what stands around it; a Roman number alone.
fn numbered(name: &str) -> Option<(u8, String)> {
    let above = name.len() - last_level(name).len();
    let text = last_level(name);
    // After the twelfth, to see that it is not the last.
    let thirteenth = text.trim_end_matches('.').eq_ignore_ascii_case("xiii").then_some(13);
    if let Some(number) = date::roman(text).or(thirteenth) {
        return Some((number, format!("{}I", name.get(..above)?)));
    }
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let number: u8 = text.get(start..start + digits)?.parse().ok()?;
    Some((number, format!("{}{}{}", name.get(..above)?, &text[..start], &text[start + digits..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(header: &str, says_months: bool) -> (usize, bool) {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let found = find(&header, says_months);
        (found.columns.len(), found.guessed)
    }

    #[test]
    fn roman_months_stand_beside_their_year() {
        let numbers = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        let mut header: Vec<String> =
            numbers.iter().map(|number| format!("2023 | {number}")).collect();
        header.push("2024 | I".to_owned());
        let named = with_roman_months(&header).expect("months");
        assert_eq!((named[3].as_str(), named[12].as_str()), ("2023 M04", "2024 M01"));
        assert_eq!(with_roman_months(&header[..4]), None);
    }

    #[test]
    fn months_have_names_and_numbers() {
        for (header, months, guessed) in [
            ("a,Jan,Feb,Mar,Apr,May", 5, false),
            ("a,I,II,III,IV,V,VI,VII,VIII,IX,X,XI,XII,Sum", 12, true),
            ("a,I.,II.,III.,IV.,V.,VI.,VII.,VIII.,IX.,X.,XI.,XII.", 12, true),
            ("a,01,02,03,04,05,06,07,08,09,10,11,12", 12, true),
            ("a,Mes 1,Mes 2,Mes 3,Mes 4,Mes 5,Mes 6,Mes 7", 7, false),
            ("a,J,F,M,A,M,J,J,A,S,O,N,D", 12, false),
            ("a,jan,feb,mac,apr,mei,jun,jul,ogos,sep,okt,nov,dis", 12, false),
            ("a,I,II,III,IV,Sum", 0, false),
            ("a,I,II,III,IV,V,VI,VII,VIII,IX,X,XI,XII,XIII", 0, false),
            ("a,1,2,3,4,5,6,7,8,9,10,11,12,13", 0, false),
            ("a,1,2,3,4,5,6,7,8,9,10,11,12", 0, false),
            ("a,01.,02.,03.,04.,05.,06.,07.,08.,09.,10.,11.,12.", 12, true),
            (
                "a,District 1,District 2,District 3,District 4,District 5,District 6,District 7,District 8,District 9,District 10,District 11,District 12",
                0,
                false,
            ),
            ("a,sty,lut,mar,kwi,maj,cze,lip,sie,wrz,paź,lis,gru", 12, false),
            ("a,b,c", 0, false),
        ] {
            assert_eq!(found(header, false), (months, guessed), "{header}");
        }
        assert_eq!(found("a,I,II,III,IV,V,VI,VII,VIII,Sum", true), (8, false));
        assert_eq!(found("a,I,II,III,IV,V,VI,VII,VIII,Sum", false), (0, false));
    }
}
