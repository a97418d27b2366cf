//! The other side: the process that reads hostile files, within the limits that the system sets.
#![expect(clippy::disallowed_methods, reason = "the command line has an environment and standard streams; the core has none")]

use std::ffi::{OsStr, OsString};
use std::sync::mpsc::{self, Receiver};
use std::{env, io, panic, process, thread};

use resume_check_core::Document;
use resume_check_documents::ReadError;

use super::{put, take};
use crate::exit::Exit;

/// The argument that starts this side; it is shown nowhere.
const ARGUMENT: &str = "worker";
/// The stack that files are read on: deep recursion meets a reader's own limit first.
const STACK: usize = 64 << 20;

/// The arguments of a process that may have so many bytes of memory.
pub(super) fn arguments(memory: u64) -> [OsString; 2] {
    [ARGUMENT.into(), memory.to_string().into()]
}

/// The bytes of memory that this process may have, if it was started for hostile files.
pub(crate) fn asked() -> Option<u64> {
    let mut given = env::args_os().skip(1);
    let (first, memory) = (given.next()?, given.next()?);
    (first == OsStr::new(ARGUMENT) && given.next().is_none()).then(|| memory.to_str()?.parse().ok()).flatten()
}

/// Reads files from standard input and answers on standard output, until the input closes. It fails where the system gives too little to begin with.
pub(crate) fn work(memory: u64) -> Exit {
    match restrict(memory).and_then(|()| answer_each(resume_check_documents::read)) {
        Ok(()) => Exit::Done,
        Err(_) => Exit::Failed,
    }
}

/// How a file is read.
pub(super) type Read = fn(&[u8]) -> Result<Document, ReadError>;

/// Answers each file by what becomes of reading it. Nothing keeps a reader from its file: it is another thread that sees the input close, and then the process ends at once.
pub(super) fn answer_each(read: Read) -> io::Result<()> {
    let (files, given) = mpsc::channel();
    let reader = thread::Builder::new().stack_size(STACK).spawn(move || answer(&given, read))?;
    thread::Builder::new().spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(bytes) = take(&mut input) {
            let _ = files.send(bytes);
        }
        process::exit(0)
    })?;
    reader.join().unwrap_or_else(|panic| panic::resume_unwind(panic))
}

fn answer(files: &Receiver<Vec<u8>>, read: Read) -> io::Result<()> {
    for bytes in files {
        put(&mut io::stdout().lock(), &serde_json::to_vec(&read(&bytes))?)?;
    }
    Ok(())
}

/// Has the system limit this process's memory, and write none of it to the disk when it crashes: a resume is private.
#[cfg(target_os = "linux")]
pub(super) fn restrict(memory: u64) -> io::Result<()> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit};

    let given = getrlimit(Resource::As);
    let least = |limit: Option<u64>| Some(limit.map_or(memory, |l| l.min(memory)));
    setrlimit(Resource::As, Rlimit { current: least(given.current), maximum: least(given.maximum) })?;
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    // The limit does not count where the system hands dumps to a program.
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn restrict(_: u64) -> io::Result<()> {
    Ok(())
}
