//! Paths of a recipe: written with `/` or `\`, compared without `.` and `..`.

use std::path::{Component, Path, PathBuf};

/// A path as a recipe writes it, the same on every system.
pub(super) fn portable(text: &str) -> PathBuf {
    PathBuf::from(text.replace('\\', "/"))
}

/// The path without `.`, and without `..` where a folder stands before it. Two paths that come
/// out the same are one place, links aside.
pub fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => match out.components().next_back() {
                Some(Component::Normal(_)) => {
                    out.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                Some(Component::CurDir | Component::ParentDir) | None => out.push(".."),
            },
            part => out.push(part),
        }
    }
    out
}

/// The path with `/` between its folders.
pub fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
