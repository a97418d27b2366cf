//! Any Markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resume_check_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    read([b"# Jo Doe\n\n# Work\n\n", bytes].concat(), "markdown");
});
