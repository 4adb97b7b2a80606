//! Text from data, made harmless in XML and HTML.

/// Writes a text as content of an element.
pub fn push_text(out: &mut String, text: &str) {
    push(out, text, "\n");
}

/// Writes a text as the value of an attribute in double quotes.
pub fn push_attribute(out: &mut String, text: &str) {
    push(out, text, "&#10;");
}

fn push(out: &mut String, text: &str, line_end: &str) {
    // The bytes of U+FFFE and U+FFFF, which XML forbids too, begin with EF.
    let plain = |byte: u8| byte >= b' ' && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF);
    if text.bytes().all(plain) {
        out.push_str(text);
        return;
    }
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str(line_end),
            other => out.push(allowed(other)),
        }
    }
}

/// XML 1.0 forbids most control characters, even escaped.
pub fn allowed(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        other => other,
    }
}
