//! A folder beside the targets, in which new files are written and old ones are set aside.
//!
//! Its process holds a lock on a file in it. What a killed process left has no holder, and the
//! next command that writes there removes it. Where the file system has no locks, it stays.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// How the names of staging folders begin and end.
const NAME: (&str, &str) = (".arrivals-", ".tmp");

/// The file in it that its process locks.
const LOCK: &str = "lock";

/// A staging folder; removed with all that is in it when it goes out of scope.
pub struct Staging {
    // Closed before the folder is removed: some systems remove no open file.
    _lock: File,
    folder: TempDir,
}

impl Staging {
    /// Makes a staging folder in a folder, after those of killed processes are removed.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn make_in(folder: &Path) -> io::Result<Self> {
        sweep(folder);
        loop {
            let staging = private().tempdir_in(folder)?;
            let place = staging.path().join(LOCK);
            // Until it is locked, another process may sweep it: then it is made again.
            let lock = match File::create_new(&place) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                lock => lock?,
            };
            let _ = lock.lock();
            if place.exists() {
                return Ok(Self { _lock: lock, folder: staging });
            }
        }
    }

    /// Leaves these files where they are set aside: no command sweeps a folder without a lock that
    /// is not empty. Without one of these files in it, the folder is removed.
    pub fn keep(self, files: &[&Path]) {
        let mut entries = std::fs::read_dir(self.folder.path()).into_iter().flatten().flatten();
        let is_kept = |path: &Path| files.contains(&path);
        if !entries.any(|entry| is_kept(&entry.path())) {
            return;
        }
        let Self { _lock: lock, folder } = self;
        let folder = folder.keep();
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if !is_kept(&entry.path()) {
                // The lock among them, while it is held: nobody sweeps the folder meanwhile.
                let _ = std::fs::remove_file(entry.path());
            }
        }
        drop(lock);
    }

    /// The place in it of that name.
    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Nobody else reads what is staged: the file that it replaces may be private.
fn private() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(NAME.0).suffix(NAME.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    builder
}

/// Removes the staging folders that killed processes left in a folder.
pub fn sweep(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_staging =
            name.to_str().is_some_and(|name| name.starts_with(NAME.0) && name.ends_with(NAME.1));
        if !is_staging {
            continue;
        }
        // Where one cannot be removed, it stays.
        let _ = match File::open(entry.path().join(LOCK)) {
            Ok(lock) if lock.try_lock().is_ok() => std::fs::remove_dir_all(entry.path()),
            Ok(_) => Ok(()),
            // Its process ended before it made the lock: nothing is in it.
            Err(_) => std::fs::remove_dir(entry.path()),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("listed")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_process_still_uses_is_not_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at(".arrivals-empty.tmp")).expect("made");
        std::fs::create_dir(at(".arrivals-left.tmp")).expect("made");
        std::fs::write(at(".arrivals-left.tmp/lock"), "").expect("written");
        std::fs::write(at(".arrivals-left.tmp/0"), "half").expect("written");
        std::fs::create_dir(at("arrivals.tmp")).expect("made");
        std::fs::create_dir(at(".arrivals-held.tmp")).expect("made");
        let held = File::create(at(".arrivals-held.tmp/lock")).expect("made");
        held.lock().expect("locked");
        let staging = Staging::make_in(folder.path()).expect("made");
        assert_eq!(names(folder.path()).len(), 3);
        sweep(folder.path());
        assert!(staging.at(LOCK).exists());
        drop(staging);
        assert_eq!(names(folder.path()), [".arrivals-held.tmp", "arrivals.tmp"]);
    }
}
