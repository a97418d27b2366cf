//! A file's bytes in, a report out: the documents crate and the core, for those who embed both.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "an example reads a file and shows what it found")]

use resume_check_core::{Analyzer, Level, Month, Options, Target};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "fixtures/documents/03-outpatient.docx".to_owned());
    let resume = resume_check_documents::read(&std::fs::read(path)?)?;
    let options = Options::new(Month::new(2026, 11).ok_or("no such month")?).with_target(Target::level(Level::Mid));

    let report = Analyzer::builder().build()?.analyze(&resume, &options);

    println!("{}: {} of {} points, reads as {}", resume.format, report.score.points, report.score.max, report.level.estimate);
    for warning in &resume.warnings {
        println!("  {}", warning.message);
    }
    Ok(())
}
