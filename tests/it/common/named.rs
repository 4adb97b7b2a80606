//! Cases as tests of their own, so that one can be run alone.

/// A test for each name of a list, and the list. Names may have hyphens; a test's has underscores.
macro_rules! named {
    ($check:path: $($name:literal),+ $(,)?) => {
        /// All names.
        pub const NAMES: &[&str] = &[$($name),+];
        pastey::paste! {
            $(
                #[test]
                #[allow(non_snake_case)] // A test has the name of its file.
                fn [<$name>]() {
                    $check($name)
                }
            )+
        }
    };
}
pub(crate) use named;

/// Fails when a list that is written by hand lacks something that is there, or has what is not.
pub fn assert_complete(list: &[&str], there: &[String], place: &str) {
    let missing: Vec<&String> =
        there.iter().filter(|name| !list.contains(&name.as_str())).collect();
    let unknown: Vec<&&str> =
        list.iter().filter(|name| there.iter().all(|one| one != *name)).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "{place}: add {missing:?}, remove {unknown:?}"
    );
}
