//! Any text as the cell of a period, alone and among others.
#![no_main]

use arrivals_read::tidy::{PeriodStyle, read_period};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: Vec<&str>| {
    let style = PeriodStyle::new(texts.iter().copied());
    for text in &texts {
        for style in [style, PeriodStyle::default()] {
            if let Ok((period, _)) = read_period(text, style) {
                assert!(period.first().is_none_or(|first| first <= period.last()));
                // The program's own notation is read as the same period.
                let again = read_period(&period.to_string(), PeriodStyle::default());
                assert_eq!(again.map(|(period, _)| period), Ok(period), "{text}");
            }
        }
    }
});
