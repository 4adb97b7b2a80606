//! The fast way for the dates that large files have: `2020-01-05`, with or without a time of day.

use super::date_unit::{Date, DateUnit};
use arrivals_data::{Day, Month, Year};

/// The day that the text names; nothing where it has another form, or names a day that the calendar
/// does not have: then the reader of all other dates decides.
pub fn iso_day(text: &[u8]) -> Option<Date> {
    let (day, rest) = text.split_first_chunk::<10>()?;
    let is_time = || {
        matches!(rest.first(), Some(b'T' | b't' | b' '))
            && rest.get(1).is_some_and(u8::is_ascii_digit)
            && rest.contains(&b':')
    };
    if day[4] != b'-' || day[7] != b'-' || !(rest.is_empty() || is_time()) {
        return None;
    }
    let number = |places: std::ops::Range<usize>| {
        day[places].iter().try_fold(0_u16, |number, byte| {
            let digit = byte.wrapping_sub(b'0');
            (digit < 10).then(|| number * 10 + u16::from(digit))
        })
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    if !(1600..=2100).contains(&year) || day == 0 {
        return None;
    }
    let year = Year::new(i64::from(year)).ok()?;
    let month = Month::new(u8::try_from(month).ok()?)?;
    // Every month has 28 days.
    if day > 28 {
        Day::new(year, month, u8::try_from(day).ok()?)?;
    }
    Some(Date { year, month, unit: DateUnit::Day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::cell::date::{Order, read_other};

    /// Whatever the fast way reads, the reader of all dates reads alike.
    #[test]
    fn the_fast_way_agrees_with_the_reader_of_all_dates() {
        let mut read = 0;
        let mut check = |text: &str| {
            if let Some(date) = iso_day(text.as_bytes()) {
                read += 1;
                for order in [Order::DayFirst, Order::MonthFirst] {
                    assert_eq!(read_other(text, order), Some(date), "{text}");
                }
            }
        };
        for year in [0, 999, 1599, 1600, 1900, 1999, 2000, 2023, 2024, 2100, 2101, 9999] {
            for month in 0..=13 {
                for day in 0..=32 {
                    check(&format!("{year:04}-{month:02}-{day:02}"));
                }
            }
        }
        for rest in [
            "T12:30:00Z",
            "t12:30",
            " 00:00:00",
            "T12:30:00.123+02:00",
            "T1230",
            " 12",
            "T",
            " ",
            "Z",
            "+02:00",
            " ~ 2021-01-01",
            " (p)",
            "p",
            " 12:30 PM",
            "T12:30 x",
            "-01",
            "/P1Y",
        ] {
            check(&format!("2020-02-29{rest}"));
        }
        for text in
            ["2020/01/05", "2020-1-5", "2020-01-5 ", "20200105", "２020-01-05", "+020-01-05", ""]
        {
            check(text);
        }
        // Four years of 365 days, three of 366, and six days with a time.
        assert_eq!(read, 4 * 365 + 3 * 366 + 6);
    }

    #[test]
    fn a_day_that_does_not_exist_is_left_to_the_reader_of_all_dates() {
        for text in
            ["2021-02-29", "2020-02-30", "2020-04-31", "2020-13-01", "2020-00-10", "2020-01-00"]
        {
            assert_eq!(iso_day(text.as_bytes()), None, "{text}");
        }
    }
}
