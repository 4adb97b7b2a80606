//! Words of a command that a reader pastes into a shell.

/// The word as a POSIX shell takes it: in quotation marks where it needs them.
pub fn shell_word(word: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "-_./:=,".contains(sign);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
