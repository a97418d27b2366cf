//! Reads the built-in lexicons with the library's own code and stores what they say, so that a start parses nothing: reading them takes some 15 ms, loading them about 3.
//! A fault in the data fails the build, with its file, its line and the line itself.
#![allow(clippy::disallowed_methods, reason = "a build script reads where to write, and writes it")]
#![allow(dead_code, unused_imports, unreachable_pub, missing_docs, reason = "the modules are the library's: only their reading is used here")]
#![expect(clippy::disallowed_methods, reason = "a build script speaks to cargo and writes what it made")]

#[path = "src/error.rs"]
mod error;
#[path = "src/kinds.rs"]
mod kinds;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/nearest.rs"]
mod nearest;
#[path = "src/span.rs"]
mod span;
#[path = "src/text/mod.rs"]
mod text;

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=src");
    let lexicon = lexicon::Lexicon::read(&lexicon::built_in()).map_err(|e| e.to_string())?;
    let bytes = postcard::to_allocvec(&lexicon).map_err(|e| e.to_string())?;
    let folder = std::env::var("OUT_DIR").map_err(|e| e.to_string())?;
    std::fs::write(std::path::Path::new(&folder).join("lexicon.bin"), bytes).map_err(|e| e.to_string())
}
