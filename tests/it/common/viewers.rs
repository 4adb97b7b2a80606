//! Other people's programs that show what ours wrote: a browser, poppler.
//!
//! Without them a test says that it skips; `ARRIVALS_REQUIRE_BROWSER=1` makes that an error.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Headless Chromium, by whatever name it is installed.
pub struct Browser {
    program: String,
}

impl Browser {
    /// The browser that `ARRIVALS_BROWSER` names, or the first that runs.
    pub fn find() -> Option<Browser> {
        let named = std::env::var("ARRIVALS_BROWSER").ok();
        let known = ["chromium", "chromium-browser", "google-chrome", "chrome"].map(str::to_owned);
        let found = named.into_iter().chain(known).find(|name| runs(name, "--version"));
        found.map(|program| Browser { program }).or_else(|| missing("headless Chromium"))
    }

    /// A page of that many CSS pixels as PNG, `scale` pixels for each.
    pub fn photograph(&self, page: &Path, (width, height): (u32, u32), scale: u32, png: &Path) {
        let screenshot = format!("--screenshot={}", png.display());
        let window = format!("--window-size={width},{height}");
        self.open(page, &[screenshot, window, format!("--force-device-scale-factor={scale}")]);
        assert!(png.is_file(), "the browser made no picture of {}", page.display());
    }

    /// The document as it stands when its scripts have run, written out again.
    pub fn document(&self, page: &Path) -> String {
        self.open(page, &["--dump-dom".to_owned()])
    }

    fn open(&self, page: &Path, flags: &[String]) -> String {
        let profile = tempfile::TempDir::new().expect("a folder");
        let mut command = Command::new(&self.program);
        // Hinting and colour profiles differ between machines; a profile can be open only once.
        command
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
            .args(["--force-color-profile=srgb", "--font-render-hinting=none"])
            .arg("--disable-lcd-text")
            .arg("--virtual-time-budget=2000")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(flags)
            .arg(format!("file://{}", page.display()));
        finished(command)
    }
}

/// The first page of a PDF, that many CSS pixels of 1/96 inch, as PNG, `scale` pixels for each.
/// Poppler rounds the page up, so the size is asked for.
pub fn photograph_pdf(pdf: &Path, (width, height): (u32, u32), scale: u32, png: &Path) {
    let mut command = Command::new("pdftoppm");
    command.args(["-png", "-singlefile", "-x", "0", "-y", "0"]);
    for (flag, value) in [("-r", 96), ("-W", width), ("-H", height)] {
        command.arg(flag).arg((value * scale).to_string());
    }
    command.arg(pdf).arg(png.with_extension(""));
    finished(command);
}

/// The words of a PDF, in reading order.
pub fn text_of_pdf(pdf: &Path) -> String {
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8"]).arg(pdf).arg("-");
    finished(command)
}

/// Whether poppler's programs are there.
pub fn poppler() -> Option<()> {
    let both = runs("pdftoppm", "-v") && runs("pdftotext", "-v");
    both.then_some(()).or_else(|| missing("pdftoppm and pdftotext (poppler)"))
}

fn missing<T>(what: &str) -> Option<T> {
    let required = std::env::var("ARRIVALS_REQUIRE_BROWSER").is_ok_and(|value| value == "1");
    assert!(!required, "no {what}, and ARRIVALS_REQUIRE_BROWSER=1");
    crate::common::say(format_args!("skipped: no {what}"));
    None
}

fn runs(program: &str, flag: &str) -> bool {
    let (out, error) = (Stdio::null(), Stdio::null());
    Command::new(program).arg(flag).stdout(out).stderr(error).status().is_ok_and(|it| it.success())
}

/// What a program printed. A browser may hang: it is given up after a time that no busy machine needs.
fn finished(mut command: Command) -> String {
    let printed = tempfile::NamedTempFile::new().expect("a file");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(printed.reopen().expect("opened"))
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    for _ in 0..30_000 {
        if let Some(status) = child.try_wait().expect("waited") {
            assert!(status.success(), "{command:?}: {status}");
            return std::fs::read_to_string(printed.path()).expect("UTF-8");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("ended");
    panic!("{command:?} did not end in ten minutes");
}
