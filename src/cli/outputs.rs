//! What a command has made, before anything is written.

use std::path::{Path, PathBuf};

use crate::{Error, output};

/// What a command has made: files, and what is printed.
#[derive(Debug, Default)]
pub struct Outputs {
    /// Each file and its bytes.
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// What goes to standard output.
    pub printed: Option<Vec<u8>>,
}

impl Outputs {
    /// One answer: a file, or what is printed where there is none.
    pub fn one(file: Option<&Path>, bytes: Vec<u8>) -> Self {
        match file {
            Some(path) => Self { files: vec![(path.to_owned(), bytes)], printed: None },
            None => Self { files: Vec::new(), printed: Some(bytes) },
        }
    }

    /// Writes all of it; files whole or not at all.
    ///
    /// # Errors
    /// When two files have one name, or one cannot be written.
    pub fn write(&self) -> Result<(), Error> {
        self.write_and_remove(&[])
    }

    /// Writes all of it and removes files that it replaces; all of these files, or none.
    ///
    /// # Errors
    /// When two files have one name, or one cannot be written or removed.
    pub fn write_and_remove(&self, left: &[PathBuf]) -> Result<(), Error> {
        let made = self.files.iter().map(|(path, bytes)| (path.clone(), Some(bytes.clone())));
        let gone = left.iter().map(|path| (path.clone(), None));
        output::replace(&made.chain(gone).collect::<Vec<_>>())?;
        if let Some(bytes) = &self.printed {
            output::stdout(bytes)?;
        }
        Ok(())
    }
}
