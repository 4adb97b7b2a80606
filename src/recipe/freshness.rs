//! Whether an output is what the recipe would make: by hashes alone, never by times.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::path::slashes;
use super::stamp::{Stamp, Stamped};

/// A file that something is made from: its path in the recipe, and the SHA-256 of its bytes when
/// it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The path, relative to the recipe.
    pub path: String,
    /// The hash of its bytes.
    pub sha256: Option<String>,
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |place: u8| char::from(DIGITS[usize::from(place)]);
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The fingerprint of what something is made from: the program's version, the command line, and
/// every file read.
pub fn key(version: &str, words: &[String], contents: &[Content]) -> String {
    let mut hasher = Sha256::new();
    // Each text with its length before it, so that no two lists run into the same bytes.
    let mut add = |text: &str| {
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    add(version);
    add(&words.len().to_string());
    words.iter().for_each(|word| add(word));
    for content in contents {
        add(&content.path);
        add(content.sha256.as_deref().unwrap_or("absent"));
    }
    hex(&hasher.finalize())
}

/// The files of an output, as they were recorded.
pub fn files_of<'a>(stamp: &'a Stamp, output: &Path) -> Vec<&'a Stamped> {
    let output = slashes(output);
    stamp.outputs.iter().filter(|stamped| stamped.of == output).collect()
}

/// Whether an output is there as it would be made again. `found` gives the hash of a file's bytes
/// now.
pub fn is_fresh(
    stamp: &Stamp,
    output: &Path,
    folder: bool,
    made_from: &str,
    found: &impl Fn(&str) -> Option<String>,
) -> bool {
    let files = files_of(stamp, output);
    let own = slashes(output);
    let complete =
        if folder { !files.is_empty() } else { files.iter().any(|file| file.path == own) };
    complete
        && files.iter().all(|file| {
            file.made_from == made_from && found(&file.path).is_some_and(|now| now == file.sha256)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        let file = |path: &str, of: &str, sha256: &str| Stamped {
            path: path.into(),
            of: of.into(),
            made_from: "k".into(),
            sha256: sha256.into(),
        };
        let outputs = vec![
            file("a.svg", "a.svg", "1"),
            file("site/x.html", "site", "2"),
            file("site/y.svg", "site", "3"),
        ];
        Stamp { outputs, ..Stamp::default() }
    }

    #[test]
    fn an_output_is_fresh_when_what_it_is_made_from_and_its_bytes_agree() {
        let now = |path: &str| match path {
            "a.svg" => Some("1".to_owned()),
            "site/x.html" => Some("2".to_owned()),
            "site/y.svg" => Some("changed".to_owned()),
            _ => None,
        };
        let is = |path: &str, folder, key| is_fresh(&stamp(), Path::new(path), folder, key, &now);
        assert!(is("a.svg", false, "k"));
        assert!(!is("a.svg", false, "other"));
        assert!(!is("b.svg", false, "k"));
        assert!(!is("site", true, "k"), "one of its files was changed");
        assert!(!is_fresh(&stamp(), Path::new("a.svg"), false, "k", &|_| None));
        let same = |path: &str| now(path).filter(|_| path != "site/y.svg").or(Some("3".into()));
        assert!(is_fresh(&stamp(), Path::new("site"), true, "k", &same));
    }

    /// The hashes are those of `printf 'abc' | sha256sum`; FIPS 180-4 has the same example.
    #[test]
    fn the_hash_is_sha_256() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash(b"abc"), abc);
    }

    #[test]
    fn no_two_lists_of_words_have_one_fingerprint() {
        let words = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        let content = |path: &str, sha256: Option<&str>| Content {
            path: path.into(),
            sha256: sha256.map(str::to_owned),
        };
        let keys = [
            key("1", &words(&["ab", "c"]), &[]),
            key("1", &words(&["a", "bc"]), &[]),
            key("1", &words(&["abc"]), &[]),
            key("2", &words(&["abc"]), &[]),
            key("1", &words(&["abc"]), &[content("f", None)]),
            key("1", &words(&["abc"]), &[content("f", Some("00"))]),
            key("1", &words(&["abc", "f"]), &[]),
        ];
        let distinct: std::collections::BTreeSet<&String> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len());
    }
}
