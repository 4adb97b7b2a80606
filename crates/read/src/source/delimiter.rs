//! The character between two cells of delimited text.

/// The character between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delimiter(pub(super) u8);

impl Delimiter {
    pub(super) const CANDIDATES: [Delimiter; 4] =
        [Delimiter(b','), Delimiter(b';'), Delimiter(b'\t'), Delimiter(b'|')];

    /// The delimiter of that name or character: `comma`, `semicolon`, `tab`, `pipe`, or itself.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "comma" | "," => Some(Self(b',')),
            "semicolon" | ";" => Some(Self(b';')),
            "tab" | "\t" | "\\t" => Some(Self(b'\t')),
            "pipe" | "|" => Some(Self(b'|')),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self.0 {
            b';' => "semicolon",
            b'\t' => "tab",
            b'|' => "pipe",
            _ => "comma",
        }
    }
}
