//! Any JSON Resume: a whole one, or what its basics hold.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resume_check_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    read(if bytes.starts_with(b"{") { bytes.to_vec() } else { [b"{\"basics\": ", bytes].concat() }, "json-resume");
});
