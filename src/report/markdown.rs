//! Findings as Markdown (CommonMark, with the tables of GitHub's).

use std::fmt::Write as _;

use super::page::Words;
use super::statement::Statement;
use super::table::{Table as Counts, table};
use arrivals_data::{Dataset, Word};
use arrivals_findings::{Findings, Language, Table, format, translated};

/// The most bytes: forges take comments of 65,536 characters.
pub const MARKDOWN_LIMIT: usize = 64_000;

pub fn markdown(findings: &Findings) -> String {
    let mut text = head(findings);
    findings.findings.iter().for_each(|finding| push_said(&mut text, &finding.into(), true));
    push_refusals(&mut text, findings, "Not said");
    tail(&mut text, findings);
    text
}

/// A report as Markdown, short enough for a comment on GitHub: a chart of characters in a code
/// fence, the findings, the counts. What does not fit is left out from the end of the counts, then
/// the tables of methods, and that is said.
pub fn report_markdown(
    findings: &Findings,
    chart: Option<&str>,
    files: &[String],
    dataset: &Dataset,
    language: Language,
) -> String {
    let counts = table(dataset, language);
    let page = Words::from_language(language);
    let headline = super::headline_in(findings, dataset, language);
    let about = super::about_in(findings, dataset, language);
    let said: Vec<Statement> = findings
        .findings
        .iter()
        .map(|finding| Statement::from_finding(finding, findings, dataset, language))
        .collect();
    let written = |rows: usize, tables: bool| {
        let mut text = format!("# {}\n\n{}\n\n", escaped(&headline), escaped(&about));
        if let Some(chart) = chart {
            let fence = fence(chart);
            let _ = writeln!(text, "{fence}\n{}\n{fence}\n", chart.trim_end());
        }
        let (methods, plain): (Vec<&Statement>, Vec<&Statement>) =
            said.iter().partition(|statement| statement.analysed);
        for (head, statements) in [(page.changed, plain), (page.methods_say, methods)] {
            if !statements.is_empty() {
                let _ = writeln!(text, "## {head}\n");
                statements.iter().for_each(|one| push_said(&mut text, one, tables));
                text.push('\n');
            }
        }
        push_refusals(&mut text, findings, page.not_said);
        push_counts(&mut text, &counts, rows, &page);
        if !tables {
            let _ = writeln!(text, "\n{}", page.tables_left_out);
        }
        let word = |word: Word, text: &str| translated(dataset, word, text, language);
        let notes: Vec<String> = findings.notes.iter().map(|note| word(Word::Note, note)).collect();
        push_notes(&mut text, &notes, page.notes);
        let sources = &findings.subject.sources;
        let sources = sources.iter().map(|source| word(Word::Source, source));
        let sources = match sources.collect::<Vec<_>>() {
            none if none.is_empty() => findings.files(),
            some => some.join("; "),
        };
        let _ = writeln!(text, "\n{}: {}", page.source, escaped(&sources));
        if !files.is_empty() {
            let links: Vec<String> = files.iter().map(|file| format!("[{file}]({file})")).collect();
            let _ = writeln!(text, "\n{}: {}", page.beside, links.join(", "));
        }
        text
    };
    let all = counts.rows.len();
    for tables in [true, false] {
        let mut rows = all;
        loop {
            let text = written(rows, tables);
            if text.len() <= MARKDOWN_LIMIT || (rows == 0 && !tables) {
                return text;
            }
            if rows == 0 {
                break;
            }
            rows /= 2;
        }
    }
    written(0, false)
}

/// A fence that the text cannot end.
fn fence(text: &str) -> String {
    let longest = text.split(|sign| sign != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

// Writing to a String cannot fail.
fn head(findings: &Findings) -> String {
    format!("# {}\n\n{}\n\n", escaped(&findings.headline), escaped(&super::about(findings)))
}

fn push_said(text: &mut String, said: &Statement, tables: bool) {
    let _ = write!(text, "- {}", escaped(&said.standing_alone()));
    for caveat in &said.caveats {
        let _ = write!(text, " {}", escaped(caveat));
    }
    if let Some(random) = &said.random {
        let _ = write!(text, " {}", escaped(random));
    }
    text.push('\n');
    if let Some(table) = said.table.filter(|_| tables) {
        rows(text, table, "  ");
    }
}

fn push_refusals(text: &mut String, findings: &Findings, head: &str) {
    if !findings.refused.is_empty() {
        let _ = writeln!(text, "\n## {head}\n");
        for refusal in &findings.refused {
            let said = format::sentence(&format!("{}: {}", refusal.label, refusal.reason));
            let _ = writeln!(text, "- {}", escaped(&said));
        }
    }
}

fn push_notes(text: &mut String, notes: &[String], head: &str) {
    if !notes.is_empty() {
        let _ = writeln!(text, "\n## {head}\n");
        for note in notes {
            let _ = writeln!(text, "- {}", escaped(note));
        }
    }
}

fn tail(text: &mut String, findings: &Findings) {
    push_notes(text, &findings.notes, "Notes");
    let _ = writeln!(text, "\nSource: {}", escaped(&super::source(findings)));
}

/// A table, indented where it stands in a list's item.
pub(super) fn rows(text: &mut String, table: &Table, indent: &str) {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("{indent}| {} |", cells.join(" | "))
    };
    let rule = "--:|".repeat(table.columns.len().saturating_sub(1));
    let _ = writeln!(text, "\n{}\n{indent}|:--|{rule}", line(&table.columns));
    for row in &table.rows {
        let _ = writeln!(text, "{}", line(row));
    }
    text.push('\n');
}

/// The counts of the newest periods, so many of them.
fn push_counts(text: &mut String, table: &Counts, rows: usize, page: &Words) {
    let names: Vec<String> = table.columns.iter().map(|name| escaped(name)).collect();
    let (head, period) = (page.counts, page.period);
    let _ = writeln!(text, "\n## {head}\n\n| {period} | {} |", names.join(" | "));
    let _ = writeln!(text, "|:--|{}", "--:|".repeat(names.len()));
    let first = table.rows.len().saturating_sub(rows);
    for row in &table.rows[first..] {
        let cells: Vec<String> = row.cells.iter().map(|cell| escaped(cell)).collect();
        let _ = writeln!(text, "| {} | {} |", row.period, cells.join(" | "));
    }
    if first > 0 {
        let _ = writeln!(text, "\n{}", page.earlier.replace("{}", &first.to_string()));
    }
    if table.left_out > 0 {
        let more = page.more_series.replace("{}", &table.left_out.to_string());
        let _ = writeln!(text, "\n{more}");
    }
}

/// The text with Markdown's signs escaped: titles and notes come from files.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '!') {
            escaped.push('\\');
        }
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}
