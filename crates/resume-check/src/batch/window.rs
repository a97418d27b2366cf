//! Handing out inputs to threads, in their order, no further ahead of what is written than memory allows.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many results may wait for an earlier one.
const AHEAD: usize = 1024;
/// How many bytes they may hold together.
const HELD: usize = 8 << 20;

/// The inputs that are still to be checked, by their index.
#[derive(Debug)]
pub(crate) struct Window {
    inputs: usize,
    state: Mutex<State>,
    room: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The next input to hand out.
    next: usize,
    /// How many are written.
    written: usize,
    /// The bytes of results that wait.
    held: usize,
}

impl Window {
    /// So many inputs.
    pub(crate) fn new(inputs: usize) -> Self {
        Self { inputs, state: Mutex::default(), room: Condvar::new() }
    }

    /// The next input; none where all are handed out. It waits while too much is to be written.
    pub(crate) fn take(&self) -> Option<usize> {
        let is_full = |state: &mut State| {
            // The one that all others wait for is never held back.
            let ahead = state.next - state.written;
            state.next < self.inputs && ahead > 0 && (ahead >= AHEAD || state.held > HELD)
        };
        let mut state = self.room.wait_while(self.state(), is_full).unwrap_or_else(PoisonError::into_inner);
        (state.next < self.inputs).then(|| {
            state.next += 1;
            state.next - 1
        })
    }

    /// A result of so many bytes waits.
    pub(crate) fn hold(&self, bytes: usize) {
        self.state().held += bytes;
    }

    /// It is written.
    pub(crate) fn release(&self, bytes: usize) {
        let mut state = self.state();
        state.held = state.held.saturating_sub(bytes);
        state.written += 1;
        drop(state);
        self.room.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
