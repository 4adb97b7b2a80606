//! Texts without the control characters that a terminal obeys and a page cannot hold.

use std::borrow::Cow;

/// The text with U+FFFD for each control character but tabs and ends of lines.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    // Most texts are numbers; in UTF-8, C1 controls begin with the byte C2.
    let may_hold = text.bytes().any(|byte| byte < 0x20 || matches!(byte, 0x7F | 0xC2));
    let is_hidden = |sign: char| sign.is_control() && !matches!(sign, '\t' | '\n' | '\r');
    if may_hold && text.contains(is_hidden) {
        Cow::Owned(text.replace(is_hidden, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_replaced() {
        assert_eq!(sanitize("a\u{1B}[31mred\u{7}"), "a\u{FFFD}[31mred\u{FFFD}");
        assert_eq!(sanitize("\u{9B}31m"), "\u{FFFD}31m");
        assert_eq!(sanitize("a\tb\nc §"), "a\tb\nc §");
    }
}
