//! Which resumes are asked for: files as they are named, folders searched for documents, each file once, in the order of paths.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::{fault, is_standard_input, text};
use crate::config::NAME;
use crate::exit::Fault;
use crate::interrupt;

/// The endings of files that a folder is searched for. A `.doc` may hold what is read, and says what to do where it does not.
const ENDINGS: &[&str] = &["doc", "docx", "htm", "html", "json", "markdown", "md", "odt", "pdf", "rtf", "text", "txt"];

/// What is to be checked.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// In the order of paths, each once.
    pub(crate) list: Vec<Input>,
    /// Whether one file or standard input was named, and nothing else.
    pub(crate) one: bool,
    /// How many files of folders are no documents by their ending.
    pub(crate) passed_over: usize,
}

/// A path, and why it can't be read where that is known already.
#[derive(Debug)]
pub(crate) struct Input {
    /// The path, or `-` for standard input.
    pub(crate) path: Box<Path>,
    /// Why it can't be read.
    pub(crate) fault: Option<Box<Fault>>,
}

impl Input {
    fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into().into_boxed_path(), fault: None }
    }

    fn failed(path: impl Into<PathBuf>, fault: Fault) -> Self {
        Self { fault: Some(Box::new(fault)), ..Self::new(path) }
    }
}

/// Finds the inputs at paths, and at those that a list names, one a line. The files of `outputs` are none: a folder may hold the reports of its last run.
pub(crate) fn find(paths: &[PathBuf], list: Option<&Path>, outputs: &[&Path]) -> Result<Inputs, Fault> {
    let listed = list.map(listed).transpose()?.unwrap_or_default();
    if list.is_some_and(is_standard_input) && paths.iter().any(|p| is_standard_input(p)) {
        return Err(Fault::usage("standard input is the list of --files-from and can't be a resume too"));
    }
    let given: Vec<&PathBuf> = paths.iter().chain(&listed).collect();
    if let ([path], true) = (given.as_slice(), list.is_none())
        && !path.is_dir()
    {
        return Ok(Inputs { list: vec![Input::new(*path)], one: true, passed_over: 0 });
    }
    let outputs: Vec<PathBuf> = outputs.iter().filter_map(|o| o.canonicalize().ok()).collect();
    let mut inputs = Inputs::default();
    let mut ways = given.len();
    for path in given {
        ways += named(path, &outputs, &mut inputs);
    }
    if ways > 1 {
        once(&mut inputs.list);
    }
    inputs.list.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.list.shrink_to_fit();
    if inputs.list.is_empty() && !interrupt::is_told() {
        return Err(Fault::usage(nothing(paths, inputs.passed_over)));
    }
    Ok(inputs)
}

/// The paths of a list, one a line.
fn listed(list: &Path) -> Result<Vec<PathBuf>, Fault> {
    let text = text(list)?;
    Ok(text.lines().filter(|line| !line.trim().is_empty()).map(PathBuf::from).collect())
}

/// Finds what a path names: a file, or all that a folder holds. Says how many links there are, each of which may lead to a file that is found anyway.
fn named(path: &Path, outputs: &[PathBuf], inputs: &mut Inputs) -> usize {
    let mut links = 0;
    if is_standard_input(path) {
        inputs.list.push(Input::new(path));
    } else if path.is_dir() {
        for entry in WalkBuilder::new(path).follow_links(true).require_git(false).git_global(false).build() {
            if interrupt::is_told() {
                break;
            }
            match entry {
                Ok(entry) => {
                    links += usize::from(entry.path_is_symlink());
                    found(&entry, outputs, inputs);
                }
                Err(error) => inputs.list.push(unwalkable(&error, path)),
            }
        }
    } else {
        inputs.list.push(checked(path));
    }
    links
}

/// A file of a folder, where it is a document by its ending.
fn found(entry: &DirEntry, outputs: &[PathBuf], inputs: &mut Inputs) {
    let path = entry.path();
    let is_output = || path.canonicalize().is_ok_and(|path| outputs.iter().any(|output| path.starts_with(output)));
    if entry.file_type().is_none_or(|kind| kind.is_dir()) || !outputs.is_empty() && is_output() {
        return;
    }
    if path.extension().and_then(|e| e.to_str()).is_some_and(|own| ENDINGS.iter().any(|e| e.eq_ignore_ascii_case(own))) {
        inputs.list.push(checked(path));
    } else if path.file_name().is_none_or(|name| name != NAME) {
        inputs.passed_over += 1;
    }
}

/// An input among several: results could not name a path in other letters, and a pipe might never end.
fn checked(path: &Path) -> Input {
    if path.to_str().is_none() {
        let message = "its name is not UTF-8, so that no report could name it; rename it".to_owned();
        return Input::failed(path, Fault { kind: "name", message });
    }
    match path.metadata() {
        Ok(there) if there.is_file() => Input::new(path),
        Ok(_) => Input::failed(path, Fault { kind: "unreadable", message: "a pipe or a device and no file; save the resume to a file".to_owned() }),
        Err(error) => Input::failed(path, fault(&error)),
    }
}

/// What can't be walked: a folder without permission, a loop of links, a link to nothing.
fn unwalkable(error: &ignore::Error, root: &Path) -> Input {
    let loops = |mut error: &ignore::Error| loop {
        match error {
            ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error = err,
            other => break matches!(other, ignore::Error::Loop { .. }),
        }
    };
    let message = || "a link to a folder that it stands in; remove the link".to_owned();
    let fault = match error.io_error() {
        _ if loops(error) => Fault { kind: "unreadable", message: message() },
        Some(error) => fault(error),
        None => Fault { kind: "unreadable", message: format!("can't be searched: {error}") },
    };
    Input::failed(place(error).unwrap_or(root), fault)
}

/// The path that an error is of.
fn place(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place(err),
        _ => None,
    }
}

/// Leaves each file once: under its own name rather than that of a link.
fn once(list: &mut Vec<Input>) {
    let is_link = |input: &Input| input.path.is_symlink();
    list.sort_by_cached_key(|input| (is_link(input), input.path.clone()));
    let mut seen = HashSet::new();
    list.retain(|input| seen.insert(input.path.canonicalize().unwrap_or_else(|_: io::Error| input.path.to_path_buf())));
}

/// What to say where nothing is found.
fn nothing(paths: &[PathBuf], passed_over: usize) -> String {
    let place = match paths {
        [path] => super::shown(path),
        _ => "what was named".to_owned(),
    };
    let others = if passed_over == 0 { String::new() } else { format!(" ({passed_over} of other kinds)") };
    format!("no resume in {place}{others}; searched for .{}; hidden and ignored files are left out", ENDINGS.join(" ."))
}
