//! Any bytes: read, analysed at each level, and the report holds.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use resume_check_core::{Analyzer, Level, Month, Options, Target};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::builder().build().expect("the built-in lexicons hold together"));

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = resume_check_documents::read(bytes) else { return };
    let as_of = Month::new(2026, 11).expect("a month");
    let level = Level::ALL[bytes.len() % Level::ALL.len()];
    let report = ANALYZER.analyze(&document, &Options::new(as_of).with_target(Target::level(level)));
    resume_check_fuzz::hold(&document.text, &report);
});
