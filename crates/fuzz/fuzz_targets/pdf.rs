//! Any PDF: a whole one, or what a page draws.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resume_check_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    read(if bytes.starts_with(b"%PDF-") { bytes.to_vec() } else { resume_check_fuzz::page(bytes) }, "pdf");
});
