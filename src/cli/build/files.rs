//! The files of a recipe and their hashes; each is read once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::recipe::{Content, Read, hash};
use arrivals_read::source::Package;

/// The name of a package beside a table.
const PACKAGE: &str = "datapackage.json";

/// The files below the recipe's folder.
pub struct Files {
    folder: PathBuf,
    hashes: RefCell<BTreeMap<PathBuf, Option<String>>>,
}

impl Files {
    /// The files below a folder.
    pub fn below(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), hashes: RefCell::default() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The hash of a file's bytes; none when it is not there or cannot be read.
    pub fn hash(&self, path: &Path) -> Option<String> {
        let known = self.hashes.borrow().get(path).cloned();
        known.unwrap_or_else(|| {
            let found = std::fs::read(self.folder.join(path)).ok().map(|bytes| hash(&bytes));
            self.hashes.borrow_mut().insert(path.to_owned(), found.clone());
            found
        })
    }

    /// The first file named in the recipe that is not there.
    pub fn missing<'a>(&self, reads: &'a [Read]) -> Option<&'a Path> {
        reads.iter().map(Read::path).find(|path| self.hash(path).is_none())
    }

    /// Why a file has no hash.
    pub fn why(&self, path: &Path) -> String {
        let path = self.folder.join(path);
        match std::fs::File::open(&path) {
            _ if path.is_dir() => "and it is a folder".into(),
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                "which cannot be read: permission denied".into()
            }
            Err(error) if path.exists() => format!("which cannot be read: {error}"),
            _ => "and there is no such file".into(),
        }
    }

    /// The hashes of all files that are read, those of packages among them.
    pub fn contents(&self, reads: &[Read]) -> Vec<Content> {
        let content = |path: PathBuf| Content {
            path: path.to_string_lossy().replace('\\', "/"),
            sha256: self.hash(&path),
        };
        self.all_of(reads).into_iter().map(content).collect()
    }

    /// All files that are read: also a package beside a table, which changes what is read even
    /// where there is none yet, and what a package names.
    pub fn all_of(&self, reads: &[Read]) -> Vec<PathBuf> {
        let mut all = Vec::new();
        for read in reads {
            all.push(read.path().to_owned());
            let Read::Table { path, package } = read else { continue };
            let is_package = path.extension().is_some_and(|extension| extension == "json");
            let beside = path.with_file_name(PACKAGE);
            if is_package {
                all.extend(self.named(path, true));
            } else if *package {
                all.extend(self.named(&beside, false));
                all.push(beside);
            }
        }
        all.sort();
        all.dedup();
        all
    }

    /// The files that a package names: its events, and its table.
    fn named(&self, package: &Path, table: bool) -> Vec<PathBuf> {
        let Ok(bytes) = std::fs::read(self.folder.join(package)) else { return Vec::new() };
        let Ok(found) = Package::parse(PACKAGE, &bytes) else { return Vec::new() };
        let table = table.then_some(found.table);
        found.events.into_iter().chain(table).map(|name| package.with_file_name(name)).collect()
    }
}
