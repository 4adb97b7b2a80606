//! What the name of a file says of its counts.

use arrivals_data::Year;

/// The only year in the name of a file: `arrivals-2019.csv`.
pub fn year_in_name(name: &str) -> Option<Year> {
    let mut found = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<i64>().ok())
        .filter(|number| (1900..=2100).contains(number));
    let year = found.next()?;
    found.all(|other| other == year).then(|| Year::new(year).ok()).flatten()
}
