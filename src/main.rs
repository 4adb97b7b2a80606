//! The command-line program: parse, run, exit code.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::process::ExitCode;

use arrivals::cli::{Arguments, console, run};

fn main() -> ExitCode {
    let (arguments, typed) = Arguments::typed();
    let color = arguments.color;
    match run(arguments, &typed) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if console::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            console::report(&error, color);
            ExitCode::from(console::code(&error))
        }
    }
}
