//! Being told to stop: by Ctrl-C, or by a signal to end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::exit::INTERRUPTED;

static TOLD: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// From now on a signal to stop is noted, and the run ends in good order; a second one ends it at once.
pub(crate) fn heed() {
    for signal in [SIGINT, SIGTERM] {
        // Where the system grants no handler, the first signal ends the process.
        let _ = flag::register_conditional_shutdown(signal, INTERRUPTED.into(), TOLD.clone());
        let _ = flag::register(signal, TOLD.clone());
    }
}

/// Whether it was told to stop.
pub(crate) fn is_told() -> bool {
    TOLD.load(Ordering::Relaxed)
}
