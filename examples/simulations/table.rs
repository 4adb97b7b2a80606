//! Markdown tables.

/// Prints a heading.
pub fn heading(text: &str) {
    println!("## {text}\n");
}

/// Prints a table under its caption, with the runs of each of its rows.
pub fn table(caption: &str, runs: usize, head: &[&str], rows: &[Vec<String>]) {
    println!("{caption} ({runs} runs a row)\n");
    println!("| {} |", head.join(" | "));
    println!("|{}", "---|".repeat(head.len()));
    for row in rows {
        println!("| {} |", row.join(" | "));
    }
    println!();
}

/// A share in percent; a dash of nothing.
pub fn share(hits: impl IntoIterator<Item = bool>) -> String {
    let (mut yes, mut all) = (0_u32, 0_u32);
    for hit in hits {
        yes += u32::from(hit);
        all += 1;
    }
    match all {
        0 => "–".to_owned(),
        _ => format!("{:.1}", 100.0 * f64::from(yes) / f64::from(all)),
    }
}
