//! Files are written whole, and a group of them all or not at all.

use arrivals::output::{OutputError, file, files};

#[test]
fn nothing_is_replaced_when_one_of_the_files_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = folder.path().join("old.txt");
    std::fs::write(&old, "old").expect("written");
    let bad = folder.path().join("no such folder").join("new.txt");
    let result = files(&[(old.clone(), b"new".to_vec()), (bad, b"new".to_vec())]);
    assert!(result.is_err());
    assert_eq!(std::fs::read_to_string(&old).expect("read"), "old");
    assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_replaced_file_has_the_mode_of_the_old_one() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let private = folder.path().join("private.md");
    std::fs::write(&private, "old").expect("written");
    let mode = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(&private, mode).expect("permissions");
    file(&private, b"new").expect("written");
    let mode = std::fs::metadata(&private).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(std::fs::read(&private).expect("read"), b"new");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_even_to_nothing() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    symlink("there.md", at("second.md")).expect("a link");
    symlink("second.md", at("first.md")).expect("a link");
    file(&at("first.md"), b"new").expect("written");
    assert!(at("first.md").is_symlink() && at("second.md").is_symlink());
    assert_eq!(std::fs::read(at("there.md")).expect("read"), b"new");
    symlink("circle.md", at("circle.md")).expect("a link");
    assert!(file(&at("circle.md"), b"new").is_err());
}

/// `é` as one sign and as two, and letters of either case, are one name on macOS.
#[test]
fn two_names_of_one_file_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for (one, other) in [("p.svg", "p.svg"), ("p.svg", "P.svg"), ("\u{e9}.svg", "e\u{301}.svg")] {
        let named = |name: &str| (folder.path().join(name), b"new".to_vec());
        let result = files(&[named(one), named(other)]);
        assert!(matches!(result, Err(OutputError::Twice(..))), "{one} {other}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 0);
}
