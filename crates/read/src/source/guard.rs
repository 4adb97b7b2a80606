//! Readers of others, which are made for files that are whole: what one does with a damaged file,
//! a panic included, is an error here.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a reader; a panic in it prints nothing and is no result.
pub fn catch_panic<T>(read: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    // One hook for all threads: to set and restore one around each call would lose it when two
    // threads do so at once.
    HOOK.call_once(|| {
        let hook = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_GUARDED.get() {
                hook(panic);
            }
        }));
    });
    let before = IS_GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(before);
    result.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_no_result() {
        let bytes = [1_u8, 2];
        let read = |place: usize| catch_panic(|| bytes[place]);
        assert_eq!((read(1), read(2)), (Some(2), None));
        assert!(!IS_GUARDED.get());
    }
}
