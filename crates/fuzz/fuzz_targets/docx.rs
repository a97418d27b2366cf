//! Any Word document: an archive, or the XML of its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resume_check_fuzz::read;

fuzz_target!(|bytes: &[u8]| {
    let parts = |xml| resume_check_fuzz::archive(&[("word/document.xml", xml)]);
    read(if bytes.starts_with(b"PK") { bytes.to_vec() } else { parts(bytes) }, "docx");
});
