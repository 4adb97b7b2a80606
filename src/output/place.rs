//! Where a path leads, and whether two paths lead to one file.

use std::io;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;

/// How many links are followed before they count as a circle, as Linux counts.
const MOST_LINKS: usize = 40;

/// The file that a path leads to: links are followed, also to a file that does not exist yet.
///
/// # Errors
/// When the links form a circle.
pub fn leads_to(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..MOST_LINKS {
        if let Ok(found) = std::fs::canonicalize(&place) {
            return Ok(found);
        }
        let folder = match place.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        match std::fs::read_link(&place) {
            Ok(link) => place = folder.join(link),
            Err(_) => {
                let Some(name) = place.file_name() else { return Ok(place) };
                let is_root = folder == place;
                return Ok(if is_root { place } else { leads_to(&folder)?.join(name) });
            }
        }
    }
    Err(io::Error::other("its links form a circle"))
}

/// The path as a disk compares names that ignores case and the form of accents. Two outputs that
/// differ in nothing else would be one file on some machines.
pub fn folded(path: &Path) -> String {
    path.to_string_lossy().nfc().collect::<String>().to_lowercase()
}
