//! Reading the disk and standard input: the only code that does.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the command line reads files for the core")]

mod find;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use resume_check_core::{Analyzer, Document, ErrorKind};
use resume_check_documents::MAX_BYTES;
use sha2::{Digest, Sha256};

use crate::exit::Fault;
use crate::worker::Worker;
pub(crate) use find::{Input, Inputs, find};

/// The bytes of a file, or of standard input where the path is `-`.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    if is_standard_input(path) {
        return within_limit(io::stdin().lock(), 0).map_err(|e| fault(&e));
    }
    if path.is_dir() {
        return Err(Fault { kind: "folder", message: "a folder, where one file is asked for".to_owned() });
    }
    let file = File::open(path).map_err(|e| fault(&e))?;
    let size = file.metadata().map_or(0, |m| m.len());
    if size > MAX_BYTES as u64 {
        return Err(Fault { kind: "too-large", message: format!("the file holds more than {} MiB; give the resume alone", MAX_BYTES >> 20) });
    }
    within_limit(file, size as usize + 1).map_err(|e| fault(&e))
}

/// The document at a path.
pub(crate) fn read(path: &Path) -> Result<Document, Fault> {
    document(&bytes(path)?, &mut Worker::default())
}

/// The document that bytes are. Only what needs care goes to the worker.
pub(crate) fn document(bytes: &[u8], worker: &mut Worker) -> Result<Document, Fault> {
    if resume_check_documents::needs_care(bytes) { worker.read(bytes) } else { Ok(resume_check_documents::read(bytes)?) }
}

/// SHA-256 of bytes, in lower-case hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// A path in letters; what is no UTF-8 in it as `\xe9`.
pub(crate) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for part in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(part.valid());
        part.invalid().iter().for_each(|byte| shown += &format!("\\x{byte:02x}"));
    }
    shown
}

/// Whether the path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// The text of a small file of settings, or of standard input.
pub(crate) fn text(path: &Path) -> Result<String, Fault> {
    let read = if is_standard_input(path) { io::read_to_string(io::stdin().lock()) } else { fs::read_to_string(path) };
    read.map_err(|e| Fault { message: format!("{}: {}", path.display(), fault(&e).message), ..fault(&e) })
}

/// The file of that name in the folder of a path, or in the nearest folder above it that has one; standard input stands in the current folder.
pub(crate) fn above(path: &Path, name: &str) -> Option<PathBuf> {
    folder_of(path)?.ancestors().map(|f| f.join(name)).find(|f| f.is_file())
}

/// The folder that a path stands in. A resume may be a link: where the link stands counts.
fn folder_of(path: &Path) -> Option<PathBuf> {
    let parent = path.parent().filter(|parent| *parent != Path::new(""));
    fs::canonicalize(parent.unwrap_or(Path::new("."))).ok()
}

/// The path from the folder of a file of settings to another file; the file's own path where it does not lie below.
pub(crate) fn below(path: &Path, settings: &Path) -> Option<PathBuf> {
    let (own, root) = (folder_of(path)?.join(path.file_name()?), folder_of(settings)?);
    Some(own.strip_prefix(root).map_or_else(|_| path.to_owned(), Path::to_owned))
}

/// Whether two paths lead to one file that is there.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    let there = |path: &Path| fs::canonicalize(path).ok();
    there(one).is_some_and(|path| Some(path) == there(other))
}

/// Everything, but no more than tells that there is too much.
fn within_limit(reader: impl Read, expected: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(expected);
    reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn fault(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::NotFound => Fault { kind: "not-found", message: "no such file; check the path".to_owned() },
        io::ErrorKind::PermissionDenied => Fault { kind: "unreadable", message: "no permission to read it".to_owned() },
        _ => Fault { kind: "unreadable", message: format!("can't be read: {error}") },
    }
}

/// The analyzer, with the lexicon files of a folder added to the built-in ones.
pub(crate) fn analyzer(lexicons: Option<&Path>) -> Result<Analyzer, Fault> {
    let mut builder = Analyzer::builder();
    let Some(dir) = lexicons else { return Ok(builder.build()?) };
    for (name, text) in lexicon_files(dir)? {
        builder = builder.lexicon(name, text);
    }
    // A fault stands in one of these files: the built-in ones hold together.
    builder.build().map_err(|e| match e.kind() {
        ErrorKind::Lexicon => Fault { kind: "lexicon", message: format!("{}/{e}", dir.display()) },
        _ => e.into(),
    })
}

/// The lexicon files of a folder, by name.
pub(crate) fn lexicon_files(dir: &Path) -> Result<Vec<(String, String)>, Fault> {
    if !dir.is_dir() {
        return Err(Fault::usage(format!("{} is no folder; lexicons are TOML files in a folder", dir.display())));
    }
    let mut files = Vec::new();
    walk(dir, "", &mut files)?;
    if files.is_empty() {
        return Err(Fault::usage(format!("{} holds no lexicon file; one is called, for example, credentials.toml", dir.display())));
    }
    files.sort();
    Ok(files)
}

fn walk(dir: &Path, below: &str, files: &mut Vec<(String, String)>) -> Result<(), Fault> {
    let unreadable = |path: &Path, e: &io::Error| Fault { kind: "unreadable", message: format!("{}: can't be read: {e}", path.display()) };
    for entry in fs::read_dir(dir).map_err(|e| unreadable(dir, &e))? {
        let path = entry.map_err(|e| unreadable(dir, &e))?.path();
        let Some(own) = path.file_name().and_then(|n| n.to_str()) else { continue };
        let name = format!("{below}{own}");
        if path.is_dir() && resume_check_lexicons::FILES.iter().any(|f| f.name.starts_with(&format!("{name}/"))) {
            walk(&path, &format!("{name}/"), files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            known(&name, dir)?;
            let text = fs::read_to_string(&path).map_err(|e| unreadable(&path, &e))?;
            files.push((name, text));
        }
    }
    Ok(())
}

/// A file of another name would be left out in silence.
fn known(name: &str, dir: &Path) -> Result<(), Fault> {
    let names = || resume_check_lexicons::FILES.iter().map(|f| f.name);
    if names().any(|n| n == name) {
        return Ok(());
    }
    let nearest = names().max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name))).unwrap_or_default();
    Err(Fault::usage(format!("{}: no lexicon file is called {name:?}; the nearest is {nearest:?}", dir.display())))
}
