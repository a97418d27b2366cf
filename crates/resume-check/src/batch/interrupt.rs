//! Being told to stop: by Ctrl-C, or by a signal to end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on a signal to stop is noted, and the run ends in good order.
pub(crate) fn heed_interrupts() {
    for signal in [SIGINT, SIGTERM] {
        // Where the system grants no handler, the signal ends the process at once.
        let _ = flag::register(signal, INTERRUPTED.clone());
    }
}

/// Whether it was told to stop.
pub(crate) fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}
