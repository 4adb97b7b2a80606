//! Any text as the cell of a count, by any marks.
#![no_main]

use arrivals_read::tidy::{MarkEvidence, NumberFormat, Thousands, read_number};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, bool, u8)| {
    let (text, net, marks) = input;
    let (thousands, decimal) = match marks % 4 {
        0 => (None, None),
        1 => (Some(Thousands::Comma), Some('.')),
        2 => (Some(Thousands::Point), Some(',')),
        _ => (Some(Thousands::Space), None),
    };
    let marks = NumberFormat { thousands, decimal, indian: marks & 8 != 0, net, scale: 0 };
    if let Ok(value) = read_number(text, marks)
        && let Some(count) = value.count
    {
        assert!(net || count.as_i64() >= 0);
        // What is written plainly is read as the same number.
        let plain = read_number(&count.as_i64().to_string(), marks).expect("a plain number");
        assert_eq!(plain.count, Some(count));
    }
    let mut evidence = MarkEvidence::default();
    evidence.add(text);
    let _ = evidence.decide(net);
});
