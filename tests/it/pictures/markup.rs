//! The elements of a document that a browser wrote out.

/// An element: its name, the names of its attributes, and the text of a script.
pub struct Element {
    pub name: String,
    pub attributes: Vec<String>,
    pub raw: String,
}

/// The elements of a well-formed document in their order; text and comments are passed over.
pub fn elements(document: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut rest = document;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |it| it.1);
        } else if rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            let (mut element, after) = tag(rest);
            rest = after;
            // What stands in these is not markup, in HTML.
            if ["script", "style", "title"].contains(&element.name.as_str()) {
                let end = rest.find(&format!("</{}", element.name)).unwrap_or(rest.len());
                element.raw = rest[..end].to_owned();
                rest = &rest[end..];
            }
            elements.push(element);
        }
    }
    elements
}

/// A tag from its name on, and what follows it.
fn tag(text: &str) -> (Element, &str) {
    let end = text.find(|it: char| it.is_whitespace() || "/>".contains(it)).unwrap_or(text.len());
    let name = text[..end].to_ascii_lowercase();
    let (mut attributes, mut rest) = (Vec::new(), &text[end..]);
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || it == '/');
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        let end = rest.find(|it: char| it.is_whitespace() || "=>/".contains(it));
        let end = end.unwrap_or(rest.len());
        attributes.push(rest[..end].to_ascii_lowercase());
        rest = &rest[end..];
        if let Some(value) = rest.strip_prefix("=\"") {
            rest = value.split_once('"').map_or("", |it| it.1);
        }
    }
    (Element { name, attributes, raw: String::new() }, rest.strip_prefix('>').unwrap_or(rest))
}

#[test]
fn tags_are_told_from_text() {
    let found = elements(
        "<p data-a=\"<img src=x>\" hidden=\"\">a &lt;b<!-- <i> --><br/><script>if (a<b) {}</script></p>",
    );
    let names: Vec<&str> = found.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["p", "br", "script"]);
    assert_eq!(found[0].attributes, ["data-a", "hidden"]);
    assert_eq!(found[2].raw, "if (a<b) {}");
}
