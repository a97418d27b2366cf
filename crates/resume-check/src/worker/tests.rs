//! Processes that fail in each way: the error is named, and the next file is read.
#![expect(clippy::disallowed_methods, reason = "the tests start processes")]

use std::fs::{self, File};
use std::hint::black_box;
use std::io::BufReader;
use std::io::prelude::*;
use std::path::{Path, PathBuf};

use super::*;

/// Long enough for whatever answers, however busy the machine is.
const PATIENT: Limits = Limits { time: Duration::from_secs(600), memory: 512 << 20 };
/// For what never answers.
const SHORT: Limits = Limits { time: Duration::from_millis(20), memory: 512 << 20 };

/// Any file, and how a shell takes it.
const FILE: &[u8] = b"Jo Doe";
const TAKEN: &str = "head -c 14 >&2";

/// A shell's process in place of this program's.
fn shell(script: &str) -> io::Result<Command> {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    Ok(command)
}

/// A file taken and answered with this message, by a shell.
fn printed(message: &[u8]) -> String {
    let octal: String = (message.len() as u64).to_le_bytes().iter().chain(message).map(|b| format!("\\{b:03o}")).collect();
    format!("{TAKEN}; printf '{octal}'")
}

/// A file taken and answered with this text.
fn answer(text: &str) -> String {
    printed(&serde_json::to_vec(&Ok::<_, ReadError>(Document::from_text(text))).unwrap())
}

/// One script after the other, each in a process of its own.
fn scripts(limits: Limits, scripts: &[&str]) -> Worker {
    let left = std::cell::RefCell::new(scripts.iter().rev().map(|s| (*s).to_owned()).collect::<Vec<_>>());
    Worker::of(limits, move || shell(&left.borrow_mut().pop().expect("another process is started")))
}

fn check_failure(limits: Limits, script: &str, kind: &str, message: &str) {
    let mut worker = scripts(limits, &[script]);
    let fault = worker.read(FILE).expect_err(script);
    assert_eq!((fault.kind, fault.message.contains(message)), (kind, true), "{script}: {}", fault.message);
    assert!(fault.message.ends_with("; open it in the program that made it and save it anew, or save its text as plain text (.txt)"));
    // The next file has a process of its own, as patient as it needs to be.
    worker.limits = PATIENT;
    worker.program = Box::new(|| shell(&(answer("Next") + "; exec cat >&2")));
    assert_eq!(worker.read(FILE).map(|d| d.text).ok().as_deref(), Some("Next"), "after {script}");
}

#[test]
fn a_process_that_fails_loses_its_file_only() {
    for (limits, script, kind, message) in [
        (PATIENT, "exit 3", "crashed", "its parser crashed (exit status: 3)"),
        (PATIENT, "kill -9 $$", "crashed", "(signal: 9 (SIGKILL))"),
        (PATIENT, "kill -ABRT $$", "crashed", "(signal: 6 (SIGABRT)"),
        (PATIENT, "kill -SEGV $$", "crashed", "(signal: 11 (SIGSEGV)"),
        // It takes the file, says much and ends amid its answer.
        (PATIENT, &format!("{TAKEN}; yes | head -c 300000 >&2; printf 'a'; exit 101"), "crashed", "(exit status: 101)"),
        (PATIENT, &printed(b"no JSON"), "crashed", "no answer that makes sense"),
        (PATIENT, "yes | head -c 300000 >&2; echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$", "limit", "at most 512 MiB"),
        // It closes its standard output, and its input is closed then.
        (PATIENT, "exec cat >&2", "crashed", "its parser crashed ("),
        // Standard output stays open, as the third stream.
        (SHORT, "exec cat 3>&1 >&2", "limit", "longer than 0.02 s"),
        (SHORT, "exec yes 3>&1 >&2", "limit", "longer than 0.02 s"),
    ] {
        check_failure(limits, script, kind, message);
    }
}

#[test]
fn a_file_that_nobody_takes_is_no_hindrance() {
    let fault = scripts(SHORT, &["kill -STOP $$"]).read(&vec![b'x'; 4 << 20]).expect_err("a process that is stopped");
    assert_eq!(fault.kind, "limit", "{}", fault.message);
}

#[test]
fn a_process_is_kept_for_the_next_file() {
    let mut worker = scripts(PATIENT, &[&format!("{}; {}; exec cat >&2", answer("One"), answer("Two"))]);
    for text in ["One", "Two"] {
        assert_eq!(worker.read(FILE).map(|d| d.text).ok().as_deref(), Some(text));
    }
}

#[test]
fn a_process_that_ended_meanwhile_is_replaced_without_an_error() {
    let mut worker = scripts(PATIENT, &[&answer("One"), &answer("Two")]);
    assert_eq!(worker.read(FILE).map(|d| d.text).ok().as_deref(), Some("One"));
    worker.running.as_mut().expect("it is kept").child.wait().expect("it ends by itself");
    assert_eq!(worker.read(FILE).map(|d| d.text).ok().as_deref(), Some("Two"));
}

#[test]
fn an_error_of_the_reader_keeps_the_process() {
    let error = resume_check_documents::read(b"").expect_err("no byte");
    let script = printed(&serde_json::to_vec(&Err::<Document, _>(&error)).unwrap());
    let mut worker = scripts(PATIENT, &[&format!("{script}; {}; exec cat >&2", answer("Next"))]);
    let fault = worker.read(FILE).expect_err("the reader's error");
    assert_eq!((fault.kind, fault.message), ("empty", error.to_string()));
    assert_eq!(worker.read(FILE).map(|d| d.text).ok().as_deref(), Some("Next"));
}

#[test]
fn a_program_that_can_not_be_started_is_said() {
    for mut worker in [Worker::of(PATIENT, || Ok(Command::new("/nowhere"))), scripts(PATIENT, &["exit 2"])] {
        let fault = worker.read(FILE).expect_err("no process");
        assert_eq!((fault.kind, fault.message.contains("no process can be started for it")), ("unreadable", true), "{}", fault.message);
    }
}

// The processes below are this test program itself: a child whose reader does what the file says, and a parent that has a file read.

/// Where the child writes while it lives.
const PIPE: &str = "RESUME_CHECK_TEST_PIPE";

/// One test of this program.
fn this_program(test: &str) -> io::Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.args(["--ignored", "--exact", "--nocapture", &format!("worker::tests::{test}")]);
    Ok(command)
}

#[test]
#[ignore = "a process of another test"]
fn parent() {
    let fault = Worker::of(PATIENT, || this_program("child")).read(b"endless").expect_err("the child never answers");
    panic!("the parent lives: {}", fault.message);
}

#[test]
#[ignore = "a process of other tests"]
fn child() {
    work::restrict(PATIENT.memory).unwrap();
    work::answer_each(obey).unwrap();
}

fn obey(file: &[u8]) -> Result<Document, ReadError> {
    match file {
        b"panic" => panic!("{file:?}"),
        b"recurse" => panic!("{}", depth(u64::MAX)),
        b"memory" => panic!("{}", vec![1u8; 1 << 29].len()),
        _ => {
            let mut pipe = File::options().write(true).open(env::var_os(PIPE).unwrap()).unwrap();
            pipe.write_all(b"reading\n").unwrap();
            loop {
                thread::park();
            }
        }
    }
}

/// Recursion that takes a frame for each level.
fn depth(levels: u64) -> u64 {
    if levels == 0 { 0 } else { 1 + black_box(depth(black_box(levels - 1))) }
}

#[test]
fn a_reader_that_fails_loses_its_file_only() {
    let mut worker = Worker::of(PATIENT, || this_program("child"));
    for (file, kind, message) in [
        ("panic", "crashed", "its parser crashed (exit status: 101)"),
        ("recurse", "crashed", "its parser crashed (signal: 6 (SIGABRT)"),
        #[cfg(target_os = "linux")]
        ("memory", "limit", "at most 512 MiB"),
    ] {
        let fault = worker.read(file.as_bytes()).expect_err(file);
        assert_eq!((fault.kind, fault.message.contains(message)), (kind, true), "{file}: {}", fault.message);
    }
}

/// A named pipe, gone when the test is over.
struct Pipe(PathBuf);

impl Pipe {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("resume-check-{name}-{}", std::process::id()));
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        Self(path)
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Waits for the child to be reading, then for its end: nobody else has the pipe open.
fn check_child_ends(pipe: &Path, parent: impl FnOnce()) {
    let mut pipe = BufReader::new(File::open(pipe).unwrap());
    let mut line = String::new();
    pipe.read_line(&mut line).unwrap();
    assert_eq!(line, "reading\n");
    parent();
    assert_eq!(pipe.read_to_string(&mut line).unwrap(), 0);
}

#[test]
fn no_child_outlives_its_parent() {
    let pipe = Pipe::new("killed-parent");
    let mut parent = this_program("parent").unwrap().env(PIPE, &pipe.0).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    check_child_ends(&pipe.0, || parent.kill().unwrap());
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&parent.wait().unwrap()), Some(9), "the parent was waiting when it was killed");
}

#[test]
fn a_child_ends_with_its_input_while_it_reads() {
    let pipe = Pipe::new("closed-input");
    let mut child = this_program("child").unwrap().env(PIPE, &pipe.0).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    put(&mut input, b"endless").unwrap();
    check_child_ends(&pipe.0, || drop(input));
    assert!(child.wait().unwrap().success());
}
