//! Charts that an earlier report left in its folder, and that the new one does not make.

use std::path::{Path, PathBuf};

/// The charts in a folder that a report of this program made, by the mark that they carry. What
/// carries none, or was made by another command, is someone else's.
pub fn charts_of_reports(folder: &Path, kinds: &[&str]) -> Vec<PathBuf> {
    kinds
        .iter()
        .map(|kind| folder.join(format!("chart-{kind}.svg")))
        .filter(|path| std::fs::read_to_string(path).is_ok_and(|svg| is_of_a_report(&svg)))
        .collect()
}

fn is_of_a_report(svg: &str) -> bool {
    let marks = svg.split_once("<metadata>").and_then(|(_, rest)| rest.split_once("</metadata>"));
    marks.is_some_and(|(marks, _)| {
        marks.starts_with("generator: arrivals ")
            && marks.lines().any(|line| {
                line == "command: arrivals report" || line.starts_with("command: arrivals report ")
            })
    })
}
