//! Pages of Markdown: their blocks and links.

use std::path::{Path, PathBuf};

/// A fenced block.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub language: String,
    pub text: String,
    /// The file that it is, by the comment above it.
    pub file: Option<String>,
    /// The commands that it needs.
    pub needs: Vec<String>,
    /// The other programs that it needs.
    pub programs: Vec<String>,
    /// The `text` block right below it.
    pub shown: Option<String>,
}

/// Every page below a folder, sorted.
pub fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The blocks of a page.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut next = Block::default();
    let mut follows = false;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let text = body.join("\n") + "\n";
            match found.last_mut() {
                Some(last) if follows && language == "text" => last.shown = Some(text),
                _ => {
                    let block = std::mem::take(&mut next);
                    found.push(Block { language: language.to_owned(), text, ..block });
                }
            }
            follows = true;
        } else if let Some((key, value)) = comment(line) {
            let words = || value.split_whitespace().map(str::to_owned).collect();
            match key {
                "file" => next.file = Some(value.to_owned()),
                "needs" => next.needs = words(),
                "needs-program" => next.programs = words(),
                _ => {}
            }
            follows = false;
        } else if !line.is_empty() {
            follows = false;
        }
    }
    found
}

fn comment(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.split_once(": ")
}

/// The relative links of a page, outside its blocks, without their fragments.
pub fn links(page: &str) -> Vec<String> {
    let mut inside = false;
    let prose: String = page
        .lines()
        .filter(|line| {
            let is_fence = line.starts_with("```");
            inside ^= is_fence;
            !inside && !is_fence
        })
        .flat_map(|line| [line, "\n"])
        .collect();
    prose
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(link, _)| link.split('#').next().unwrap_or_default().to_owned())
        .filter(|link| !link.is_empty() && !link.contains("://"))
        .collect()
}

#[test]
fn blocks_and_links_are_found() {
    let page = "a [b](c.md#d)\n<!-- needs: x y -->\n```sh\necho [z](no.md)\n```\n\n```text\nz\n```\n\
                e\n```text\nnone\n```\n<!-- file: F -->\n```make\nall:\n```\n[h](https://x.org) [f](#f)\n";
    let found = blocks(page);
    assert_eq!(found.len(), 3);
    assert_eq!((found[0].language.as_str(), found[0].text.as_str()), ("sh", "echo [z](no.md)\n"));
    assert_eq!(found[0].needs, ["x", "y"]);
    assert_eq!(found[0].shown.as_deref(), Some("z\n"));
    assert_eq!((found[1].language.as_str(), found[1].shown.as_ref()), ("text", None));
    assert_eq!(found[2].file.as_deref(), Some("F"));
    assert_eq!(links(page), ["c.md"]);
}
