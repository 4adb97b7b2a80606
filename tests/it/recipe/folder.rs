//! A folder with a recipe, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Counts of five years: down by a tenth to 90 in the last one.
pub const COUNTS: &str = "year,count\n2019,120\n2020,110\n2021,105\n2022,100\n2023,90\n";

/// The same with another last year.
pub const MORE: &str = "year,count\n2019,120\n2020,110\n2021,105\n2022,100\n2023,190\n";

pub struct Folder(TempDir);

impl Folder {
    /// A folder with `counts.csv` and `arrivals.toml`.
    pub fn with(recipe: &str) -> Self {
        let folder = Self(TempDir::new().expect("a folder"));
        folder.write("counts.csv", COUNTS);
        folder.write("arrivals.toml", recipe);
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.at(name), text).expect("written");
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_arrivals"));
        command.args(arguments).current_dir(self.path()).stdin(Stdio::null());
        command
    }

    /// Runs the program here: its exit code, standard output and standard error.
    pub fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let Output { status, stdout, stderr } =
            self.command(arguments).output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let said = text(stderr);
        assert!(!said.contains("panicked"), "{said}");
        (status.code().unwrap_or(-1), text(stdout), said)
    }

    /// Builds, and expects that it ends with 0.
    pub fn build(&self, arguments: &[&str]) -> String {
        let (code, _, said) = self.run(&[&["build"], arguments].concat());
        assert_eq!(code, 0, "{said}");
        said
    }

    /// The names of all files here and below, in order.
    pub fn files(&self) -> Vec<String> {
        fn list(folder: &Path, top: &Path, names: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).expect("listed") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    list(&path, top, names);
                } else {
                    let name = path.strip_prefix(top).expect("inside");
                    names.push(name.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        let mut names = Vec::new();
        list(self.path(), self.path(), &mut names);
        names.sort();
        names
    }
}
