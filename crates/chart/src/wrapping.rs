//! Text in lines, by measured widths: textwrap breaks the lines, the font says how wide a word is.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;

/// A word, or the part of one that is wider than a line.
#[derive(Debug)]
struct Piece<'a> {
    text: &'a str,
    width: f64,
    /// The width of the space after it; none inside a word.
    space: Option<f64>,
}

impl Fragment for Piece<'_> {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.space.unwrap_or_default()
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The text in lines no wider than `most`. A word that is wider by itself is cut between
/// characters; Hangul keeps its words whole, as it has spaces between them.
pub fn wrap(text: &str, most: f64, width: impl Fn(&str) -> f64) -> Vec<String> {
    let space = width(" ");
    let mut pieces = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while width(rest) > most {
            let mut ends = rest.char_indices().map(|(at, _)| at).skip(1);
            let Some(first) = ends.next() else { break };
            let end = ends.take_while(|end| width(&rest[..*end]) <= most).last().unwrap_or(first);
            let (part, left) = rest.split_at(end);
            pieces.push(Piece { text: part, width: width(part), space: None });
            rest = left;
        }
        pieces.push(Piece { text: rest, width: width(rest), space: Some(space) });
    }
    wrap_first_fit(&pieces, &[most])
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let words = line.iter().map(|piece| match piece.space {
                Some(_) => format!("{} ", piece.text),
                None => piece.text.to_owned(),
            });
            words.collect::<String>().trim_end().to_owned()
        })
        .collect()
}
