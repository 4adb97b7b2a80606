//! Named moments at which a test stops the program or lets a write fail.
//!
//! Only a build with debug assertions looks at the environment variable: the release program has
//! no failpoint.

use std::io;

/// A moment while a group of files is replaced. The number is the place of the file in the group,
/// from 0.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(debug_assertions), expect(dead_code, reason = "tests alone ask which file it is"))]
pub enum Moment {
    /// Half of the new bytes are written beside the file.
    Stage(usize),
    /// The new bytes are written, and the old file is about to be set aside.
    SetAside(usize),
    /// The file is about to be replaced or removed.
    Replace(usize),
    /// A later file failed, and this one is about to be put back.
    PutBack(usize),
    /// Every file is replaced, and the old ones still lie aside.
    Done,
}

#[cfg(debug_assertions)]
impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stage(place) => write!(f, "stage {place}"),
            Self::SetAside(place) => write!(f, "set-aside {place}"),
            Self::Replace(place) => write!(f, "replace {place}"),
            Self::PutBack(place) => write!(f, "put-back {place}"),
            Self::Done => f.write_str("done"),
        }
    }
}

/// Stops or fails here when `ARRIVALS_FAILPOINT` asks for it: `kill replace 2`, or
/// `fail replace 2, kill put-back 0`.
///
/// # Errors
/// When the variable asks for a failure at this moment.
#[cfg(debug_assertions)]
pub fn reach(moment: Moment) -> io::Result<()> {
    let Ok(asked) = std::env::var("ARRIVALS_FAILPOINT") else { return Ok(()) };
    let moment = moment.to_string();
    match asked.split(", ").filter_map(|ask| ask.split_once(' ')).find(|(_, at)| *at == moment) {
        // No destructor runs, as after SIGKILL.
        Some(("kill", _)) => std::process::abort(),
        Some(("fail", _)) => Err(io::Error::other(format!("failpoint {moment}"))),
        _ => Ok(()),
    }
}

/// Nothing in the release program.
///
/// # Errors
/// Never.
#[cfg(not(debug_assertions))]
pub fn reach(_: Moment) -> io::Result<()> {
    Ok(())
}
