//! The smallest use of the library: a text in, a score and the best next step out.
#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use resume_check_core::{Analyzer, Document, Level, Month, Options, Target};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let analyzer = Analyzer::builder().build()?;
    let resume = Document::from_text(
        "Jo Doe, CPC\n\nEXPERIENCE\nMedical Coder, Example Clinic, 2021 - Present\n- Coded 60 ED charts a day in Epic at 97% accuracy\n",
    );
    let options = Options::new(Month::new(2026, 11).ok_or("no such month")?).with_target(Target::level(Level::Mid));

    let report = analyzer.analyze(&resume, &options);

    println!("{} of {} points, reads as {}", report.score.points, report.score.max, report.level.estimate);
    if let Some(action) = report.actions.first() {
        println!("+{} {}", action.gain, action.text);
    }
    Ok(())
}
