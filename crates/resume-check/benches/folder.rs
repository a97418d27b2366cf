//! How fast a folder is checked, and in how much memory: the program itself, on texts of 4 KB.
//!
//! `cargo bench --package resume-check` prints a table. Each time is the median of several runs, and files are read once before: the limits stand beside the figures.
#![expect(clippy::print_stdout, clippy::disallowed_types, clippy::disallowed_methods, reason = "a measurement needs a clock, files and the program")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs, process, thread};

/// How many times each measurement is taken.
const ROUNDS: usize = 5;
/// How many resumes the speed is measured on.
const RESUMES: usize = 10_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = env::temp_dir().join(format!("resume-check-bench-{}", process::id()));
    let result = measure(&folder);
    fs::remove_dir_all(&folder)?;
    result
}

fn measure(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let texts = texts()?;
    let sets = [1_000, RESUMES, 20_000].map(|count| (count, folder.join(count.to_string())));
    for (count, place) in &sets {
        for number in 0..*count {
            let place = place.join(format!("{:02}", number % 50));
            fs::create_dir_all(&place)?;
            // No two are the same.
            fs::write(place.join(format!("resume-{number:05}.txt")), format!("{}\n{number:06}\n", texts[number % texts.len()]))?;
        }
    }
    let place = |count: usize| sets.iter().find(|(c, _)| *c == count).map(|(_, place)| place.as_path()).ok_or("no such set");
    let cores = thread::available_parallelism()?.get();
    println!("{cores} cores; medians of {ROUNDS} runs\n| what | figure | limit |\n|---|---|---|");
    for format in ["csv", "ndjson"] {
        let rate = |threads: usize| Ok::<f64, Box<dyn std::error::Error>>(RESUMES as f64 / median(place(RESUMES)?, format, threads)?);
        let (one, all) = (rate(1)?, rate(cores)?);
        println!("| resumes a second, one core, {format} | {one:.0} | |");
        println!("| resumes a second, all cores, {format} | {all:.0} | 8,000 on 2 cores |");
        println!("| all cores against one, {format} | {:.2} | 1.70 on 2 cores |", all / one);
    }
    for options in [&["--format", "ndjson"][..], &["--format", "csv"], &["--format", "csv", "--sort", "score"]] {
        for (count, place) in sets.iter().filter(|(count, _)| *count != RESUMES) {
            let limit = 60.0 + *count as f64 * 300.0 / (1 << 20) as f64;
            println!("| peak memory of {count}, {} | {:.1} MiB | {limit:.1} MiB |", options.join(" "), peak(place, options)?);
        }
    }
    Ok(())
}

/// Resumes as texts of four kilobytes.
fn texts() -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/resumes");
    let mut texts = Vec::new();
    for entry in fs::read_dir(fixtures)? {
        let text = fs::read_to_string(entry?.path())?;
        let mut whole: String = text.chars().cycle().take(4096).collect();
        while whole.len() > 4096 {
            whole.pop();
        }
        texts.push(whole);
    }
    Ok(texts)
}

fn command(folder: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_resume-check"));
    command.arg(folder).args(["--target", "mid", "--as-of", "2026-11"]).args(options).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The median of the runs, in seconds; the first warms the cache and is not counted.
fn median(folder: &Path, format: &str, threads: usize) -> Result<f64, Box<dyn std::error::Error>> {
    let mut seconds = Vec::new();
    for _ in 0..=ROUNDS {
        let start = Instant::now();
        let status = command(folder, &["--format", format, "--threads", &threads.to_string()]).status()?;
        seconds.push(start.elapsed().as_secs_f64());
        if !status.success() {
            return Err("a run failed".into());
        }
    }
    let mut counted = seconds.split_off(1);
    counted.sort_by(f64::total_cmp);
    Ok(counted[ROUNDS / 2])
}

/// The most memory that a run had, in MiB, as the system tells it while it runs.
fn peak(folder: &Path, options: &[&str]) -> Result<f64, Box<dyn std::error::Error>> {
    let mut child = command(folder, options).spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = 0.0;
    while child.try_wait()?.is_none() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:")).and_then(|value| value.split_whitespace().next()?.parse::<f64>().ok());
        most = peak.map_or(most, |kib| kib / 1024.0).max(most);
    }
    Ok(most)
}
