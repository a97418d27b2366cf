//! What a cold start of the program costs: the CPU time of one check of one resume, against a process that does nothing.
//!
//! `cargo bench --package resume-check --bench start` prints a table. Linux alone tells the CPU time of processes that ended.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a measurement starts processes and says what it found"
)]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many processes are started for each figure: the system counts in hundredths of a second.
const STARTS: u32 = 300;
/// Hundredths of a second, in which `/proc` counts.
const MILLISECONDS_PER_TICK: f64 = 10.0;

fn main() -> Result<(), Box<dyn Error>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/resumes");
    let resume = fs::read_dir(fixtures)?.filter_map(Result::ok).map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "txt"));
    let resume = resume.ok_or("no resume among the fixtures")?;
    let bare = milliseconds(|| Command::new("true"))?;
    let check = milliseconds(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_resume-check"));
        command.arg(&resume).args(["--target", "senior", "--as-of", "2026-11"]);
        command
    })?;
    println!("{STARTS} starts each; CPU time of user and system");
    println!("| what | CPU | limit |\n|---|---|---|");
    println!("| a process that does nothing | {bare:.1} ms | |");
    println!("| one check of one text resume | {check:.1} ms | 10 ms |");
    Ok(())
}

/// The CPU time of one such process.
fn milliseconds(command: impl Fn() -> Command) -> Result<f64, Box<dyn Error>> {
    let before = ticks_of_children()?;
    for _ in 0..STARTS {
        command().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    }
    Ok((ticks_of_children()? - before) * MILLISECONDS_PER_TICK / f64::from(STARTS))
}

/// The CPU time of all children that ended: the 16th and 17th field of `/proc/self/stat`, the second of which is a name in brackets.
fn ticks_of_children() -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').ok_or("no name in /proc/self/stat")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let [user, system] = [13, 14].map(|at| fields.get(at).and_then(|f| f.parse::<f64>().ok()));
    Ok(user.ok_or("no CPU time of the user")? + system.ok_or("no CPU time of the system")?)
}
