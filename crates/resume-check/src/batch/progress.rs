//! How far a run is, for a person who waits: on a terminal, and nowhere else.
#![expect(clippy::disallowed_methods, reason = "the command line has an environment")]

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Nothing is shown of a shorter run.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar with the count, the rate, the time left and the failures.
pub(crate) struct Progress {
    bar: ProgressBar,
    failed: usize,
}

impl Progress {
    /// Of so many inputs.
    pub(crate) fn new(inputs: usize) -> Self {
        // A log of CI keeps every step of a bar, even where it passes for a terminal.
        let is_watched = io::stderr().is_terminal() && std::env::var_os("CI").is_none();
        let target = if is_watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(inputs as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:24.green/dim} {pos} of {len} · {per_sec:.1} · {eta} left{msg}") {
            bar.set_style(style.progress_chars("█░"));
        }
        if is_watched {
            bar.enable_steady_tick(PATIENCE);
        }
        Self { bar, failed: 0 }
    }

    /// One more is done.
    pub(crate) fn done(&mut self, is_failure: bool) {
        if is_failure {
            self.failed += 1;
            self.bar.set_message(format!(" · {} could not be read", self.failed));
        }
        self.bar.inc(1);
    }

    /// Writes something without the bar in its way.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
