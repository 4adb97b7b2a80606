//! The themes that come with the program.

use super::Theme;
use super::error::ThemeError;
use super::file::read;
use arrivals_data::nearest_name;

/// The built-in themes, the one that is used unasked first.
pub const NAMES: [&str; 4] = ["default", "newspaper", "print", "projector"];

/// The built-in theme of a name.
///
/// # Errors
/// When there is none of that name.
pub fn named(name: &str) -> Result<Theme, ThemeError> {
    match name {
        "default" => Ok(Theme::default()),
        "newspaper" => read(include_str!("../../../assets/themes/newspaper.toml")),
        "print" => read(include_str!("../../../assets/themes/print.toml")),
        "projector" => read(include_str!("../../../assets/themes/projector.toml")),
        _ => {
            let hint = match nearest_name(name, &NAMES) {
                Some(meant) => format!("did you mean {meant}?"),
                None => {
                    let names = NAMES.join(", ");
                    format!("the built-in themes are {names}; a file's name ends in .toml")
                }
            };
            let what = format!("there is no built-in theme \"{name}\"");
            Err(ThemeError::new(None, None, what, hint))
        }
    }
}
