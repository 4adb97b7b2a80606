//! The manual: a page a command, from what `--help` says.
//!
//! Invariant: no date, so that the pages change only with the program.

use std::io;

use clap::Command;
use clap_mangen::Man;

/// What stands at the foot of each page.
const EXIT: &str = ".SH EXIT STATUS\n\
    0 done; 1 what was asked to hold does not; 2 usage, input or output error. A closed pipe is 0.\n";

/// The file name and the text of each page, in the order of the commands.
///
/// # Errors
/// Never in memory; the type is that of the writer.
pub fn pages(program: Command) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut program = program;
    program.build();
    let version = program.get_version().unwrap_or_default().to_owned();
    let mut pages = Vec::new();
    push(&program, &version, None, &mut pages)?;
    Ok(pages)
}

fn push(
    command: &Command,
    version: &str,
    above: Option<&str>,
    pages: &mut Vec<(String, Vec<u8>)>,
) -> io::Result<()> {
    let man = Man::new(command.clone());
    let name = man.get_filename();
    let own = name.trim_end_matches(".1").to_owned();
    let source = literal(&format!("arrivals {version}"));
    let mut page = Vec::new();
    // The third field is the date: empty, where `render_title` would leave it out.
    page.extend_from_slice(format!(".TH {} 1 \"\" \"{source}\" \"\"\n", literal(&own)).as_bytes());
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    section(&mut page, "EXAMPLES", command.get_before_help().map(|text| example_lines(text)));
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    man.render_options_section(&mut page)?;
    section(&mut page, "NOTES", command.get_after_help().map(ToString::to_string));
    page.extend_from_slice(EXIT.as_bytes());
    if let Some(above) = above {
        page.extend_from_slice(format!(".SH SEE ALSO\n.BR {} (1)\n", literal(above)).as_bytes());
    }
    pages.push((name, page));
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        push(below, version, Some(&own), pages)?;
    }
    Ok(())
}

/// The lines below `Examples:`, for the heading says it.
fn example_lines(text: &clap::builder::StyledStr) -> String {
    let text = text.to_string();
    match text.split_once("Examples:\n") {
        Some((_, lines)) => lines.to_owned(),
        None => text,
    }
}

/// A section whose lines stay as they are.
fn section(page: &mut Vec<u8>, heading: &str, text: Option<String>) {
    let Some(text) = text else { return };
    let lines: String = text.lines().map(|line| literal(line) + "\n").collect();
    page.extend_from_slice(format!(".SH {heading}\n.nf\n{lines}.fi\n").as_bytes());
}

/// A line that roff prints as it is. Source: groff_char(7), groff(7).
fn literal(line: &str) -> String {
    let mut escaped = String::new();
    if line.starts_with(['.', '\'']) {
        escaped.push_str("\\&");
    }
    for sign in line.chars() {
        match sign {
            '\\' => escaped.push_str("\\(rs"),
            '-' => escaped.push_str("\\-"),
            '\'' => escaped.push_str("\\(aq"),
            '`' => escaped.push_str("\\(ga"),
            '^' => escaped.push_str("\\(ha"),
            '~' => escaped.push_str("\\(ti"),
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_what_it_is() {
        assert_eq!(literal(".5 -o 'a' \\n ~^`"), "\\&.5 \\-o \\(aqa\\(aq \\(rsn \\(ti\\(ha\\(ga");
        assert_eq!(literal("'x'"), "\\&\\(aqx\\(aq");
        assert_eq!(literal(""), "");
    }
}
