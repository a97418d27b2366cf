//! The fixtures, cut off and changed: whatever is left of a file, it is read within the limits or its error is told.
#![cfg(all(feature = "office", feature = "pdf", feature = "web"))]
#![expect(clippy::disallowed_methods, reason = "the tests read files")]

use std::fs;
use std::path::{Path, PathBuf};

use resume_check_documents::{Limits, read_within};

/// At how many places a file is cut off, and how often one of its bytes is changed.
const CUTS: usize = 64;
const CHANGES: usize = 200;
/// Each file gets one in so many of both, and the next file the next ones: all of them, at 1, take minutes.
const SPREAD: usize = 16;

/// The documents of the fixtures, the hostile ones among them. What is hostile by its size is left out.
fn documents() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/documents");
    let mut paths: Vec<PathBuf> =
        [folder.join("hostile"), folder].iter().flat_map(|f| fs::read_dir(f).expect("a folder")).map(|e| e.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| !matches!(e.to_string_lossy().as_ref(), "tsv" | "txt")));
    paths.sort();
    let big = |path: &Path| path.file_stem().is_some_and(|name| ["bomb", "many-"].iter().any(|begin| name.to_string_lossy().starts_with(begin)));
    paths.retain(|path| !big(path));
    let files = paths.into_iter().map(|path| (path.clone(), fs::read(path).expect("a file")));
    files.filter(|(_, bytes)| !bytes.is_empty()).collect()
}

/// Reads the bytes, and looks at what came of it.
fn check(path: &Path, bytes: &[u8]) {
    let limits = Limits::default();
    let Ok(document) = read_within(bytes, &limits) else { return };
    let starts = &document.layout.page_starts;
    assert!(document.text.len() <= limits.text && !document.text.trim().is_empty(), "{}: {} bytes of text", path.display(), document.text.len());
    assert!(starts.is_sorted() && starts.iter().all(|start| document.text.is_char_boundary(*start)), "{}: pages at {starts:?}", path.display());
    assert!(starts.len() <= limits.pages, "{}: {} pages", path.display(), starts.len());
}

#[test]
fn cut_off_anywhere() {
    for (number, (path, bytes)) in documents().iter().enumerate() {
        for cut in (number % SPREAD..CUTS).step_by(SPREAD) {
            check(path, &bytes[..bytes.len() * cut / CUTS]);
        }
    }
}

#[test]
fn a_byte_changed_anywhere() {
    for (number, (path, bytes)) in documents().iter().enumerate() {
        let mut state = number as u32;
        for _ in (number % SPREAD..CHANGES).step_by(SPREAD) {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = ((u64::from(state) * bytes.len() as u64) >> 32) as usize;
            let mut changed = bytes.clone();
            changed[at] ^= 1 << (state & 7) | 1;
            check(path, &changed);
        }
    }
}
