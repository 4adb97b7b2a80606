//! The name that was probably meant.

/// The name nearest to a mistyped one, whatever its case; none when none is near.
pub fn nearest_name<'a, T: AsRef<str>>(typed: &str, names: &'a [T]) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    // A third of the letters may be wrong, and at least two.
    let most = (typed.chars().count() / 3).max(2);
    names
        .iter()
        .map(AsRef::as_ref)
        .map(|name| (strsim::osa_distance(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= most && *distance < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

/// A hint about a name that there is not: the nearest of those there are, before the rest.
pub fn hint_of_nearest<T: AsRef<str>>(typed: &str, names: &[T], rest: String) -> String {
    match nearest_name(typed, names) {
        Some(meant) => format!("did you mean '{meant}'? {rest}"),
        None => rest,
    }
}
