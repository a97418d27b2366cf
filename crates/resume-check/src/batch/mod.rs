//! Checking inputs side by side, and writing each result when its turn comes.
//!
//! Threads take inputs in their order and set their results for every wanted sheet; one thread puts the results in order and writes them.
//! What waits is bounded, so that memory does not grow with the number of inputs.

mod anonymize;
mod check;
mod gates;
mod progress;
mod ranking;
mod settings;
mod sinks;
mod standing;
mod totals;
mod window;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::exit::Fault;
use crate::interrupt;
use crate::worker::Worker;
pub(crate) use anonymize::Anonymizer;
pub(crate) use check::{Done, Job};
pub(crate) use gates::{Gates, Verdict};
pub(crate) use progress::Progress;
pub(crate) use settings::{Settings, settle};
pub(crate) use sinks::{Order, Sinks, resumed, sink};
pub(crate) use totals::{Gap, PARTS, Tally, Totals};
use window::Window;

/// How often a wait looks whether it was told to stop.
const TICK: Duration = Duration::from_millis(100);

/// Checks all inputs of a job on so many threads, and gives each result to `write` in its turn, and nothing now and then while it waits for one.
/// It ends early where it is told to stop, or where nobody reads on.
pub(crate) fn run(job: &Arc<Job>, threads: usize, mut write: impl FnMut(Option<Done>) -> Result<Next, Fault>) -> Result<(), Fault> {
    let inputs = job.inputs.len();
    let window = Arc::new(Window::new(inputs));
    let (sender, results) = mpsc::channel();
    for number in 0..threads.clamp(1, inputs.max(1)) {
        let (job, window, sender) = (job.clone(), window.clone(), sender.clone());
        let started = thread::Builder::new().spawn(move || {
            let mut worker = Worker::default();
            while let Some(index) = window.take() {
                let done = job.check(index, &mut worker);
                window.hold(done.bytes());
                if sender.send(done).is_err() {
                    return;
                }
            }
        });
        match started {
            Ok(_) => {}
            // Fewer threads do as well.
            Err(_) if number > 0 => break,
            Err(error) => return Err(Fault { kind: "unreadable", message: format!("no thread can be started ({error}); close other programs") }),
        }
    }
    drop(sender);
    let (mut waiting, mut written) = (BTreeMap::new(), 0);
    while written < inputs && !interrupt::is_told() {
        match results.recv_timeout(TICK) {
            Ok(done) => waiting.insert(done.index, done),
            Err(RecvTimeoutError::Timeout) => {
                write(None)?;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        while let Some(done) = waiting.remove(&written) {
            let bytes = done.bytes();
            if write(Some(done))? == Next::Stop {
                return Ok(());
            }
            window.release(bytes);
            written += 1;
        }
    }
    Ok(())
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// With the next result.
    On,
    /// Nobody reads what comes.
    Stop,
}
