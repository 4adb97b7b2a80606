//! Where a grid comes from: the name of its file and the fingerprint of its bytes.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::sanitize::sanitize;
use arrivals_data::Origin;
use sha2::{Digest, Sha256};

/// The origin of a file of that name and those bytes.
pub fn origin(name: &str, bytes: &[u8]) -> Origin {
    Origin { name: name.to_owned(), sheet: None, sha256: hexadecimal(&Sha256::digest(bytes)) }
}

/// The fingerprint of bytes that come piece by piece.
#[derive(Debug, Clone, Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Its digits.
    pub fn finish(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

impl io::Write for Fingerprint {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The name without folders, so that outputs do not depend on where a file stands.
pub fn file_name(path: &Path) -> String {
    sanitize(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy()).into_owned()
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
