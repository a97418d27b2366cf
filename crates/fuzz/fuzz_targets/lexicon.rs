//! Any lexicon file: it is read or its fault is told, and what is read analyses a resume.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resume_check_core::{Analyzer, Document, Month, Options};

const FILES: [&str; 6] = ["credentials.toml", "code_sets.toml", "titles.toml", "metrics.toml", "contexts.toml", "headings.toml"];

fuzz_target!(|input: (u8, &str)| {
    let (which, text) = input;
    let name = FILES[usize::from(which) % FILES.len()];
    match Analyzer::builder().lexicon(name, text).build() {
        Ok(analyzer) => {
            let document = Document::from_text("Jo Doe, CPC\n\nEXPERIENCE\nMedical Coder, Clinic, 2020 - Present\n- Coded 40 charts a day at 97% accuracy\n");
            let report = analyzer.analyze(&document, &Options::new(Month::new(2026, 11).expect("a month")));
            resume_check_fuzz::hold(&document.text, &report);
        }
        Err(error) => assert!(error.to_string().contains(name), "a fault names its file: {error}"),
    }
});
