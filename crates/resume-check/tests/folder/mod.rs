//! A folder of inputs that is gone when its test is over, and the program run in it.
#![allow(dead_code, reason = "not every test needs all of it")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs, process};

/// A resume that earns points, has findings, and is written for nobody.
pub(crate) const RESUME: &str = "\
Jo Doe, CPC

EXPERIENCE
Medical Coder, Example Clinic, 01/2021 - present
- Coded 60 ED charts a day in Epic at 97% accuracy
- Helped to reduce denials in cardiology

CERTIFICATIONS
CPC, AAPC
CPMA: exam booked for 2027
";

/// A folder of its own.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// An empty one, named after the test.
    pub(crate) fn new(test: &str) -> Self {
        let path = env::temp_dir().join(format!("resume-check-{test}-{}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a file, with the folders that it lies in.
    pub(crate) fn write(&self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// The program, to be run in the folder.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_resume-check"));
        command.args(args).current_dir(&self.0).stdin(Stdio::null());
        for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RESUME_CHECK_KEY"] {
            command.env_remove(name);
        }
        command
    }

    /// What the program answers.
    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// What it prints, where it ends with this status.
    pub(crate) fn print(&self, args: &[&str], status: i32) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(status), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
