//! A group of files is replaced whole or not at all.
//!
//! All new files are written into staging folders beside their targets, and the old ones are set
//! aside there, before the first target is renamed over. When one of the renames fails, the old
//! files are put back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::{File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::{OutputError, Stuck, refused};
use super::failpoint::{Moment, reach};
use super::place::{folded, leads_to};
use super::staging::Staging;
use arrivals_read::overwrite_guard;

/// What shall stand at a path: these bytes, or nothing.
pub type Change = (PathBuf, Option<Vec<u8>>);

/// Where the new and the old file lie beside a target, where there are such files.
type Staged = (Option<PathBuf>, Option<PathBuf>);

/// A file of the group, ready to be replaced.
struct Ready {
    path: PathBuf,
    target: PathBuf,
    /// The new file; none where the target is removed.
    new: Option<PathBuf>,
    /// The old file; none where there was none.
    old: Option<PathBuf>,
}

/// Replaces or removes all files, or none.
///
/// # Errors
/// When one of them cannot be written, is an input, or is named twice.
pub fn replace(changes: &[Change]) -> Result<(), OutputError> {
    let targets = targets(changes)?;
    let mut folders = BTreeMap::new();
    let mut ready = Vec::new();
    for (place, ((path, bytes), target)) in changes.iter().zip(targets).enumerate() {
        let staged = stage(&mut folders, place, &target, bytes.as_deref());
        if let Some((new, old)) = staged.map_err(|error| refused(path, &error))? {
            ready.push(Ready { path: path.clone(), target, new, old });
        }
    }
    for (place, file) in ready.iter().enumerate() {
        if let Err(error) = put(place, file) {
            let stuck = put_back(ready.get(..place).unwrap_or_default());
            let kept: Vec<&Path> = stuck.iter().filter_map(|stuck| stuck.old.as_deref()).collect();
            folders.into_values().for_each(|staging| staging.keep(&kept));
            return Err(match (stuck.is_empty(), refused(&file.path, &error)) {
                (false, OutputError::File { path, reason }) => {
                    OutputError::Partly { path, reason, stuck }
                }
                (_, whole) => whole,
            });
        }
    }
    // Nothing can fail any more; a test may stop the program here.
    let _ = reach(Moment::Done);
    Ok(())
}

/// Where each change leads.
fn targets(changes: &[Change]) -> Result<Vec<PathBuf>, OutputError> {
    let mut taken: BTreeMap<String, &Path> = BTreeMap::new();
    let mut targets = Vec::new();
    for (path, _) in changes {
        if overwrite_guard::is_one(path) {
            return Err(OutputError::Input(path.clone()));
        }
        let target = leads_to(path).map_err(|error| refused(path, &error))?;
        let is_file = !target.exists() || target.is_file();
        if let Some(other) = taken.insert(folded(&target), path).filter(|_| is_file) {
            return Err(OutputError::Twice(other.to_owned(), path.clone()));
        }
        targets.push(target);
    }
    Ok(targets)
}

/// Writes the new bytes beside the target and sets the old file aside: their places. A pipe or
/// device is written at once, and nothing is left to do.
fn stage(
    folders: &mut BTreeMap<PathBuf, Staging>,
    place: usize,
    target: &Path,
    bytes: Option<&[u8]>,
) -> io::Result<Option<Staged>> {
    let before = std::fs::metadata(target).ok();
    if let Some(before) = &before {
        if before.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if !before.is_file() {
            let bytes = bytes.unwrap_or_default();
            File::options().write(true).open(target)?.write_all(bytes)?;
            return Ok(None);
        }
        if before.permissions().readonly() {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied));
        }
    }
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let staging = match folders.entry(folder) {
        Entry::Occupied(entry) => entry.into_mut(),
        Entry::Vacant(entry) => {
            let staging = Staging::make_in(entry.key())?;
            entry.insert(staging)
        }
    };
    let new = bytes.map(|_| staging.at(&format!("{place}.new")));
    if let (Some(new), Some(bytes)) = (&new, bytes) {
        write(new, bytes, before.as_ref(), place)?;
    }
    reach(Moment::SetAside(place))?;
    let old = before.map(|_| staging.at(&format!("{place}.old")));
    if let Some(old) = &old {
        // Some file systems have no hard links.
        std::fs::hard_link(target, old).or_else(|_| std::fs::copy(target, old).map(drop))?;
    }
    Ok(Some((new, old)))
}

/// A new file, with the mode and owner of the one that it replaces.
fn write(path: &Path, bytes: &[u8], before: Option<&Metadata>, place: usize) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let (first, second) = bytes.split_at(bytes.len() / 2);
    file.write_all(first)?;
    reach(Moment::Stage(place))?;
    file.write_all(second)?;
    let Some(before) = before else { return Ok(()) };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Only the superuser gives a file away, and only a member gives it to a group.
        let _ = fchown(&file, None, Some(before.gid()));
        let _ = fchown(&file, Some(before.uid()), None);
    }
    file.set_permissions(before.permissions())
}

/// Puts the new file in its place, or removes what stands there.
fn put(place: usize, file: &Ready) -> io::Result<()> {
    reach(Moment::Replace(place))?;
    match &file.new {
        Some(new) => std::fs::rename(new, &file.target),
        None if file.old.is_some() => std::fs::remove_file(&file.target),
        None => Ok(()),
    }
}

/// Puts the old files back, the last first; those that stay new, with their old files.
fn put_back(files: &[Ready]) -> Vec<Stuck> {
    let mut stuck = Vec::new();
    for (place, file) in files.iter().enumerate().rev() {
        let back = reach(Moment::PutBack(place)).and_then(|()| match &file.old {
            Some(old) => std::fs::rename(old, &file.target),
            None if file.new.is_some() => std::fs::remove_file(&file.target),
            None => Ok(()),
        });
        if back.is_err() {
            stuck.push(Stuck { path: file.path.clone(), old: file.old.clone() });
        }
    }
    stuck.reverse();
    stuck
}
