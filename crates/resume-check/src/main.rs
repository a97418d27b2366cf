//! The command line of resume-check: parse, run, exit.
#![forbid(unsafe_code)]

mod args;
mod batch;
mod clock;
mod commands;
mod config;
mod exit;
mod inputs;
mod interrupt;
mod output;
mod render;
mod worker;

use std::process::ExitCode;

use clap::FromArgMatches;

use args::{Args, Command};
use exit::Exit;
use output::{Output, say, say_usage};

fn main() -> ExitCode {
    if let Some(memory) = worker::asked() {
        return worker::work(memory).into();
    }
    let parsed = args::command(is_short_help()).try_get_matches();
    let args = match parsed.and_then(|matches| Args::from_arg_matches(&matches)) {
        Ok(args) => args,
        Err(error) => {
            say_usage(&error);
            return if error.use_stderr() { Exit::Failed.into() } else { Exit::Done.into() };
        }
    };
    let lexicon = args.common.lexicon.as_deref();
    let output = Output { path: args.check.output.as_deref(), color: args.common.color };
    let result = match &args.command {
        None => commands::check(&args.check, lexicon, output),
        Some(Command::Explain { name }) => commands::explain(name, lexicon, output),
        Some(Command::Plan { path, toward, answer }) => commands::plan(path, toward, answer, lexicon, output),
        Some(Command::Paths { path, answer }) => commands::paths(path, answer, lexicon, output),
        Some(Command::Compare { old, new, toward, answer, fail_on_drop }) => {
            commands::compare([old, new], toward, answer, *fail_on_drop, lexicon, output)
        }
        Some(Command::Text { path }) => commands::text(path, output),
        Some(Command::Rubric { target, track }) => commands::rubric(target.as_deref(), track.as_deref(), lexicon, output),
        Some(Command::Lexicon { action }) => commands::lexicon(action, lexicon, output),
        Some(Command::Schema) => commands::schema(output),
        Some(Command::Completions { shell }) => commands::completions(*shell, output),
        Some(Command::Man) => commands::man(output),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(fault) => {
            say(&fault.message);
            Exit::Failed.into()
        }
    }
}

/// Whether the short help is asked for: by `-h`, or by nothing at all.
#[expect(clippy::disallowed_methods, reason = "the command line has arguments")]
fn is_short_help() -> bool {
    let mut args = std::env::args_os().skip(1).peekable();
    args.peek().is_none() || args.any(|arg| arg == "-h")
}
