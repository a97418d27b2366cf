//! What a check is asked: the target, the month that is now, and what goes into the receipt.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::kinds::{Level, Severity, Track};
use crate::month::Month;
use crate::posting::Posting;

/// What to measure against.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Target {
    /// The level.
    pub level: Level,
    /// The track whose overlay applies.
    pub track: Option<Track>,
    /// The title that was asked for, an id of titles.toml.
    pub title_id: Option<String>,
    /// What to call it.
    pub label: String,
}

impl Target {
    /// A level without a track.
    pub fn level(level: Level) -> Self {
        let label = match level {
            Level::Entry => "Entry",
            Level::Mid => "Mid",
            Level::Senior => "Senior",
        };
        Self { level, track: None, title_id: None, label: label.to_owned() }
    }
}

/// What a check is asked.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// What to measure against; none is the level above the estimate.
    pub target: Option<Target>,
    /// Whether the target was configured rather than asked for: the report says so.
    pub configured: bool,
    /// The month that "present" means. The core has no clock: it has no default.
    pub as_of: Month,
    /// SHA-256 of the input's bytes, for the receipt.
    pub input_sha256: Option<String>,
    /// The path to name in the report.
    pub path: Option<String>,
    /// The posting to match the resume with.
    pub(crate) job: Option<Arc<Posting>>,
    /// What was set of a rule, by its code: its severity, or none where it is off.
    pub(crate) rules: BTreeMap<&'static str, Option<Severity>>,
}

impl Options {
    /// Nothing asked but the month that is now.
    pub fn new(as_of: Month) -> Self {
        Self { target: None, configured: false, as_of, input_sha256: None, path: None, job: None, rules: BTreeMap::new() }
    }

    /// Measures against this target.
    pub fn with_target(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// Measures against this target, which a configuration file names.
    pub fn with_configured_target(mut self, target: Target) -> Self {
        self.configured = true;
        self.with_target(target)
    }

    /// Puts the SHA-256 of the input's bytes into the receipt.
    pub fn with_input_sha256(mut self, sha256: impl Into<String>) -> Self {
        self.input_sha256 = Some(sha256.into());
        self
    }

    /// Matches the resume with a posting. The posting is read once and shared by every clone of the options.
    pub fn with_job(mut self, posting: Posting) -> Self {
        self.job = Some(Arc::new(posting));
        self
    }

    /// Names the input in the report.
    pub fn with_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }
}
