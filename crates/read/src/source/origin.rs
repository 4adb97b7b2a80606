//! Where a grid comes from: the name of its file and the fingerprint of its bytes.

use std::fmt::Write as _;

use arrivals_data::Origin;
use sha2::{Digest, Sha256};

/// The origin of a file of that name and those bytes.
pub fn origin(name: &str, bytes: &[u8]) -> Origin {
    let sha256 = Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    Origin { name: name.to_owned(), sheet: None, sha256 }
}
