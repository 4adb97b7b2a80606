//! Any bytes as a file: a grid, then a dataset, or an error; never a panic.
#![no_main]

use arrivals_read::source::{Reading, table_of};
use arrivals_read::tidy::{TidyOptions, tidy};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(grid) = table_of("fuzz.csv", bytes, &Reading::default()) {
        let cells = grid.rows().iter().map(|row| row.cells().map(str::len).sum::<usize>());
        let text: usize = cells.sum();
        // Decoding may lengthen a text, by less than ten times.
        assert!(bytes.starts_with(b"\x1F\x8B") || bytes.starts_with(b"PK") || text <= bytes.len() * 10);
        if let Ok(dataset) = tidy(vec![grid], Default::default(), &TidyOptions::default()) {
            let _ = arrivals::report::tidy(&dataset, arrivals::report::TextForm::Csv);
        }
    }
});
