//! Text cut into lines that fit a width.

use crate::font::{Weight, width};

/// The text in lines no wider than that many pixels. A word that is wider by itself is cut
/// between characters.
pub fn wrap(text: &str, weight: Weight, size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, weight, size) <= most {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for character in word.chars() {
            line.push(character);
            if width(&line, weight, size) > most && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, character.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The line with an ellipsis at its end, cut to fit.
pub fn ellipsis(line: &str, weight: Weight, size: f64, most: f64) -> String {
    let mut cut = line.to_owned();
    while !cut.is_empty() && width(&format!("{cut}…"), weight, size) > most {
        cut.pop();
    }
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let text =
            "Arrivals fell from 2,706 in 2011 to 196 in 2023 북한이탈주민이아주긴낱말로나타난다";
        let lines = wrap(text, Weight::Regular, 14.0, 120.0);
        assert!(lines.iter().all(|line| width(line, Weight::Regular, 14.0) <= 120.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }
}
