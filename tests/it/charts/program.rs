//! Runs of the program in surroundings that must not matter.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::charts::cases::Case;

/// Where the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surroundings {
    /// English, on one thread.
    Plain,
    /// Korean, on four threads, in another folder, zone, home and width of the terminal.
    Other,
}

/// How the words stand in the SVG.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// As text, so that the file is small.
    Text,
    /// With their glyphs, as people get it.
    Embedded,
}

/// The folder of input files.
pub fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/charts/inputs")
}

/// The SVG of a case, or what went wrong.
pub fn draw(case: &Case, surroundings: Surroundings, words: Words) -> Result<String, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let place = match surroundings {
        Surroundings::Plain => folder.path().to_owned(),
        Surroundings::Other => folder.path().join("다른 폴더/a b"),
    };
    std::fs::create_dir_all(&place).map_err(|error| error.to_string())?;
    for name in case.input.iter().chain(case.arguments) {
        let file = inputs().join(name);
        if name.contains('.') && file.is_file() {
            std::fs::copy(&file, place.join(name)).map_err(|error| error.to_string())?;
        }
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_arrivals"));
    command.arg("chart").arg(case.input.unwrap_or("--sample")).args(case.arguments);
    if words == Words::Text {
        command.args(["--svg-text", "text"]);
    }
    let variables = match surroundings {
        Surroundings::Plain => [
            ("LC_ALL", "C"),
            ("LANG", "C"),
            ("LANGUAGE", "en"),
            ("TZ", "UTC"),
            ("COLUMNS", "200"),
            ("RAYON_NUM_THREADS", "1"),
            ("POLARS_MAX_THREADS", "1"),
        ],
        Surroundings::Other => [
            ("LC_ALL", "ko_KR.UTF-8"),
            ("LANG", "ko_KR.UTF-8"),
            ("LANGUAGE", "ko"),
            ("TZ", "Asia/Seoul"),
            ("COLUMNS", "40"),
            ("RAYON_NUM_THREADS", "4"),
            ("POLARS_MAX_THREADS", "4"),
        ],
    };
    if surroundings == Surroundings::Other {
        command.env("HOME", &place).env("USER", "someone");
    }
    let output = command
        .envs(variables)
        .env_remove("SOURCE_DATE_EPOCH")
        .current_dir(&place)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let errors: Vec<&str> = said
            .lines()
            .filter(|line| line.starts_with("error:") || line.starts_with("hint:"))
            .collect();
        return Err(format!("{}: {}", output.status, errors.join(" ")));
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}
