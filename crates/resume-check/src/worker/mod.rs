//! Reading hostile files in another process of this program: whatever a parser does, that file alone is lost.
//!
//! This side gives bytes to the process, waits for the answer no longer than the limit, and says how it failed; [`work()`] is the other side.
//! A message is its length, eight bytes with the least first, and then the bytes; an answer is a `Result<Document, ReadError>` in JSON.
//! On Linux the system limits the process's memory; elsewhere nothing does.
#![expect(clippy::disallowed_types, reason = "the command line starts processes for the core")]

mod work;

use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{env, fmt};

use resume_check_core::Document;
use resume_check_documents::ReadError;

use crate::exit::Fault;
pub(crate) use work::{asked, work};

/// What a process for hostile files is held to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The longest that a file may take.
    pub(crate) time: Duration,
    /// The most bytes of memory that the process may have, its stack of 64 MiB among them.
    pub(crate) memory: u64,
}

impl Default for Limits {
    /// 10 seconds a file, 512 MiB.
    fn default() -> Self {
        Self { time: Duration::from_secs(10), memory: 512 << 20 }
    }
}

/// What a person can do about a file that its parser fails on.
const SAVE_ANEW: &str = "open it in the program that made it and save it anew, or save its text as plain text (.txt)";
/// The status with which [`work()`] ends where it can't begin; a panic has 101.
const NOT_STARTED: i32 = 2;
/// How much of what a process says last is kept: enough for the line of a failed allocation.
const LAST_WORDS: usize = 1024;

/// Reads files in a process of its own, which is started for the first file, kept for the next ones, and replaced after a failure.
pub(crate) struct Worker {
    limits: Limits,
    /// The program and its arguments.
    program: Program,
    running: Option<Running>,
}

/// What to start.
type Program = Box<dyn Fn() -> io::Result<Command>>;

impl Default for Worker {
    fn default() -> Self {
        let limits = Limits::default();
        Self::of(limits, move || {
            let mut command = Command::new(env::current_exe()?);
            command.args(work::arguments(limits.memory));
            Ok(command)
        })
    }
}

impl Worker {
    /// A worker of another program.
    fn of(limits: Limits, program: impl Fn() -> io::Result<Command> + 'static) -> Self {
        Self { limits, program: Box::new(program), running: None }
    }

    /// Reads a document as the documents crate does in this process.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> Result<Document, Fault> {
        // One that ended since its last file ended for no fault of this one.
        let kept = self.running.take().and_then(Running::alive);
        let mut running = match kept {
            Some(running) => running,
            None => (self.program)().and_then(Running::start).map_err(|e| not_started(&e))?,
        };
        // A process that has ended takes no file, and gives no answer.
        let _ = running.files.send(bytes.to_vec());
        match running.answers.recv_timeout(self.limits.time) {
            Ok(answer) => {
                let result: Result<Document, ReadError> = serde_json::from_slice(&answer).map_err(|_| crashed(&"no answer that makes sense"))?;
                self.running = Some(running);
                Ok(result?)
            }
            Err(RecvTimeoutError::Timeout) => Err(self.too_long()),
            Err(RecvTimeoutError::Disconnected) => Err(self.ended(running.end(), &running.last_words())),
        }
    }

    /// A process that has not answered in time.
    fn too_long(&self) -> Fault {
        let message = format!("reading it takes longer than {} s, which no resume needs; {SAVE_ANEW}", self.limits.time.as_secs_f32());
        Fault { kind: "limit", message }
    }

    /// A process that has ended instead of answering.
    fn ended(&self, status: io::Result<ExitStatus>, last_words: &str) -> Fault {
        if last_words.contains("memory allocation of ") {
            let most = self.limits.memory >> 20;
            return Fault {
                kind: "limit",
                message: format!("reading it takes more memory than it may have (at most {most} MiB), which no resume needs; {SAVE_ANEW}"),
            };
        }
        match status {
            Ok(status) if status.code() == Some(NOT_STARTED) => not_started(&"it gets too little memory"),
            Ok(status) => crashed(&status),
            Err(error) => crashed(&error),
        }
    }
}

/// A process that has failed on a file.
fn crashed(how: &dyn fmt::Display) -> Fault {
    Fault { kind: "crashed", message: format!("can't be read: its parser crashed ({how}); {SAVE_ANEW}") }
}

/// A system that gives no process, or too little for one.
fn not_started(why: &dyn fmt::Display) -> Fault {
    Fault { kind: "unreadable", message: format!("can't be read: no process can be started for it ({why}); close other programs and try again") }
}

/// A process at work. It ends with this value.
struct Running {
    child: Child,
    /// To the thread that talks with the process.
    files: Sender<Vec<u8>>,
    /// From it; closed where the process gives no more answers.
    answers: Receiver<Vec<u8>>,
    /// The thread that listens to what the process says besides: nobody else sees it.
    said: Option<JoinHandle<Vec<u8>>>,
}

impl Running {
    fn start(mut command: Command) -> io::Result<Self> {
        // Ctrl-C is for the program, which ends its processes itself.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        // Nobody sees a backtrace, and it would push the last words out.
        command.env("RUST_BACKTRACE", "0");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (files, next_file) = mpsc::channel();
        let (answer, answers) = mpsc::channel();
        let mut running = Self { child, files, answers, said: None };
        let (Some(stdin), Some(stdout), Some(stderr)) = pipes else { return Err(io::ErrorKind::BrokenPipe.into()) };
        thread::Builder::new().spawn(move || talk(stdin, stdout, &next_file, &answer))?;
        running.said = Some(thread::Builder::new().spawn(move || last_of(stderr))?);
        Ok(running)
    }

    /// This process, unless it has ended.
    fn alive(mut self) -> Option<Self> {
        matches!(self.child.try_wait(), Ok(None)).then_some(self)
    }

    /// Ends the process, and tells how it ended: by itself where it had already begun to.
    fn end(&mut self) -> io::Result<ExitStatus> {
        let _ = self.child.kill();
        self.child.wait()
    }

    /// What a process that has ended said last.
    fn last_words(&mut self) -> String {
        let said = self.said.take().and_then(|said| said.join().ok()).unwrap_or_default();
        String::from_utf8_lossy(&said).into_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.end();
    }
}

/// Gives the process each file and passes its answer on, until either ends.
fn talk(mut stdin: ChildStdin, mut stdout: ChildStdout, files: &Receiver<Vec<u8>>, answers: &Sender<Vec<u8>>) {
    for bytes in files {
        let Ok(answer) = put(&mut stdin, &bytes).and_then(|()| take(&mut stdout)) else { return };
        if answers.send(answer).is_err() {
            return;
        }
    }
}

/// The end of what is said.
fn last_of(mut stream: impl Read) -> Vec<u8> {
    let (mut words, mut part) = (Vec::new(), [0; LAST_WORDS]);
    while let Ok(read @ 1..) = stream.read(&mut part) {
        words.extend_from_slice(part.get(..read).unwrap_or_default());
        words.drain(..words.len().saturating_sub(LAST_WORDS));
    }
    words
}

/// Writes a message.
fn put(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads a message. Memory is taken for what comes, not for what is announced.
fn take(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let (length, mut bytes) = (u64::from_le_bytes(length), Vec::new());
    if from.take(length).read_to_end(&mut bytes)? as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(all(test, unix))]
mod tests;
