//! The field's facts as data: one TOML file for each kind of thing, nothing else.
//!
//! This package owns the files and knows nothing of how they are read; `README.md` beside them explains every key.

/// One lexicon file: its name as it stands in messages, and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File {
    /// The path below `lexicons/`, such as `credentials.toml` or `rubrics/senior.toml`.
    pub name: &'static str,
    /// The whole text of the file.
    pub text: &'static str,
}

macro_rules! files {
    ($($name:literal),* $(,)?) => { &[$(File { name: $name, text: include_str!($name) }),*] };
}

/// Every built-in lexicon file, in the order of their names.
pub const FILES: &[File] = files![
    "code_sets.toml",
    "contexts.toml",
    "credentials.toml",
    "education.toml",
    "ehr.toml",
    "encoders.toml",
    "headings.toml",
    "job.toml",
    "ladder.toml",
    "metrics.toml",
    "paths.toml",
    "rewrites.toml",
    "rubrics/entry.toml",
    "rubrics/mid.toml",
    "rubrics/senior.toml",
    "rubrics/tracks/administration.toml",
    "rubrics/tracks/analytics.toml",
    "rubrics/tracks/auditing.toml",
    "rubrics/tracks/cdi.toml",
    "rubrics/tracks/compliance.toml",
    "rubrics/tracks/consulting.toml",
    "rubrics/tracks/education.toml",
    "rubrics/tracks/implementation.toml",
    "rubrics/tracks/management.toml",
    "rubrics/tracks/revenue-cycle.toml",
    "rubrics/tracks/risk-adjustment.toml",
    "skills.toml",
    "specialties.toml",
    "titles.toml",
    "tools.toml",
    "wording.toml",
];
