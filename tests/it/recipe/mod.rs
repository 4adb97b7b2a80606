//! `arrivals build` and `arrivals init`, run as a user does.

mod claims;
mod errors;
mod folder;
mod freshness;
mod init;
mod kept;
mod make;
mod paths;
mod schema;
mod text;
#[cfg(unix)]
mod whole;
