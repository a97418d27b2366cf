//! How far a run is, for a person who waits: on a terminal, and nowhere else.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the command line has an environment and a clock")]

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// How often a person sees something new.
const BEAT: Duration = Duration::from_millis(100);

/// A bar with the count, the rate, the time left and the failures.
pub(crate) struct Progress {
    bar: ProgressBar,
    failed: usize,
    /// When something was last written beside the bar.
    beat: Instant,
}

impl Progress {
    /// Of so many inputs.
    pub(crate) fn new(inputs: usize) -> Self {
        // A log of CI keeps every step of a bar, even where it passes for a terminal.
        let is_watched = io::stderr().is_terminal() && std::env::var_os("CI").is_none() && inputs > 0;
        let target = if is_watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(inputs as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:20.green/dim} {pos} of {len} · {rate} a second · {eta} left{msg}") {
            let rate = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
                let _ = write!(out, "{:.0}", state.per_sec());
            };
            bar.set_style(style.with_key("rate", rate).progress_chars("█░"));
        }
        if is_watched {
            bar.enable_steady_tick(BEAT);
        }
        Self { bar, failed: 0, beat: Instant::now() }
    }

    /// One more is done.
    pub(crate) fn done(&mut self, is_failure: bool) {
        if is_failure {
            self.failed += 1;
            self.bar.set_message(format!(" · {} failed", self.failed));
        }
        self.bar.inc(1);
    }

    /// Whether it is time to write what a person watches. Each time the bar is taken away and drawn anew, which costs more than a check.
    pub(crate) fn is_due(&mut self) -> bool {
        let is_due = self.beat.elapsed() >= BEAT;
        if is_due {
            self.beat = Instant::now();
        }
        is_due
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
