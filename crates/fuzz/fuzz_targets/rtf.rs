//! Any rich text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resume_check_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    read(if bytes.starts_with(b"{\\rtf") { bytes.to_vec() } else { [b"{\\rtf1 ", bytes].concat() }, "rtf");
});
