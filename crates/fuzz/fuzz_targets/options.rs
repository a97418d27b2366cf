//! Any option string: it means something or a message says what would.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use resume_check_core::{Analyzer, Month};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::builder().build().expect("the built-in lexicons hold together"));

fuzz_target!(|input: (&str, Option<&str>)| {
    let (name, track) = input;
    if let Err(error) = ANALYZER.target(name, track) {
        assert!(!error.to_string().is_empty());
    }
    if let Err(error) = ANALYZER.explain(name) {
        assert!(!error.to_string().is_empty());
    }
    if let Some(month) = Month::parse(name) {
        assert_eq!(month.to_string(), name);
    }
});
