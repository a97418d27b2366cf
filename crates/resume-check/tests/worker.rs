//! Hostile files through the program itself, and the process that reads them.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run the program")]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use resume_check_core::Document;
use resume_check_documents::{ReadError, needs_care, read};

fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_resume-check"));
    command.args(args);
    command
}

fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/documents")
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()).collect();
    files.sort();
    files
}

/// A process for hostile files, spoken to as the program does.
struct Worker(Child);

impl Worker {
    fn start(memory: u64) -> Self {
        let mut command = program(&["worker", &memory.to_string()]);
        Self(command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
    }

    fn give(&mut self, bytes: &[u8]) {
        let stdin = self.0.stdin.as_mut().unwrap();
        // One that can't take it says why when it ends.
        let _ = stdin.write_all(&(bytes.len() as u64).to_le_bytes()).and_then(|()| stdin.write_all(bytes));
    }

    fn read(&mut self, bytes: &[u8]) -> Result<Document, ReadError> {
        self.give(bytes);
        let stdout = self.0.stdout.as_mut().unwrap();
        let mut length = [0; 8];
        stdout.read_exact(&mut length).expect("an answer");
        let mut answer = vec![0; u64::from_le_bytes(length) as usize];
        stdout.read_exact(&mut answer).expect("an answer");
        serde_json::from_slice(&answer).unwrap()
    }
}

#[test]
fn every_file_is_read_as_in_one_process() {
    let mut worker = Worker::start(512 << 20);
    let all: Vec<PathBuf> = [documents(), documents().join("hostile")].iter().flat_map(|f| files(f)).collect();
    assert!(all.len() > 150, "{} documents", all.len());
    for file in all {
        let bytes = fs::read(&file).unwrap();
        assert_eq!(worker.read(&bytes), read(&bytes), "{}", file.display());
    }
    drop(worker.0.stdin.take());
    assert!(worker.0.wait().unwrap().success(), "it ends when its input does");
}

#[test]
fn plain_texts_need_no_process() {
    for (bytes, cares) in [
        (&b"Jo Doe, CPC\nturnaround < 24 hours\n"[..], false),
        (b"# Jo Doe\n\n## Skills\n\n- <b>CPT</b>\n", false),
        (br#"{"basics": {"name": "Jo <Doe>"}}"#, false),
        (b"", false),
        (b"\x89PNG\r\n\x1a\n", false),
        (b"%PDF-1.7", true),
        (b"{\\rtf1 Jo}", true),
        (b"\xef\xbb\xbf <!-- saved --><html>Jo", true),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0J\0o\0", true),
    ] {
        assert_eq!(needs_care(bytes), cares, "{}", String::from_utf8_lossy(bytes));
    }
    for file in files(&documents()) {
        let cares = ["pdf", "docx", "odt", "rtf", "html"].iter().any(|e| file.extension().is_some_and(|own| own == *e));
        assert_eq!(needs_care(&fs::read(&file).unwrap()), cares, "{}", file.display());
    }
}

/// The kind of the error that stands in a report's place, and its message; `ok` where there is a report.
fn outcome(output: &Output) -> (String, String) {
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a JSON object");
    let of = |key: &str| report["error"][key].as_str().map(str::to_owned);
    match output.status.code() {
        Some(0) if report.get("error").is_none() => ("ok".to_owned(), String::new()),
        Some(2) => (of("kind").expect("a kind"), of("message").expect("a message")),
        _ => panic!("{output:?}"),
    }
}

#[test]
fn hostile_files_end_in_a_report_or_a_named_error() {
    let folder = documents().join("hostile");
    let index = fs::read_to_string(folder.join("index.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in index.lines().skip(1) {
        let [file, expected, why] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let path = folder.join(file);
        let output = program(&["--target", "mid", "--as-of", "2026-11", "--format", "json"]).arg(&path).output().unwrap();
        let (kind, message) = outcome(&output);
        let said = String::from_utf8(output.stderr).unwrap();
        match kind.as_str() {
            "ok" => assert_eq!(said, "", "{file}"),
            _ => assert_eq!(said, format!("resume-check: {}: {message}\n", path.display()), "{file}"),
        }
        // A kind that is as good is named in the reasons.
        let is_fine = kind == expected || why.contains(&format!("`{kind}`")) || message.contains("built without the feature");
        if !is_fine {
            wrong.push(format!("{file}: {kind} ({message}), not {expected}: {why}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[cfg(target_os = "linux")]
fn memory_is_limited_by_the_system() {
    let mut page = b"<html>".to_vec();
    page.resize(30 << 20, b'x');
    let mut worker = Worker::start(128 << 20);
    worker.give(&page);
    assert_eq!(worker.0.stdout.as_mut().unwrap().read(&mut [0]).unwrap(), 0, "no answer");
    let output = worker.0.wait_with_output().unwrap();
    assert!(!output.status.success(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("memory allocation of "), "{said}");
}

#[test]
#[cfg(target_os = "linux")]
fn no_memory_is_written_to_the_disk() {
    let mut worker = Worker::start(512 << 20);
    // It has its limits once it answers.
    worker.read(b"Jo Doe").expect("a text");
    let limits = fs::read_to_string(format!("/proc/{}/limits", worker.0.id())).unwrap();
    let of = |name: &str| limits.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default().split_whitespace().take(2).collect::<Vec<_>>();
    assert_eq!(of("Max core file size"), ["0", "0"], "{limits}");
    assert_eq!(of("Max address space"), ["536870912", "536870912"], "{limits}");
    drop(worker.0.stdin.take());
    worker.0.wait().unwrap();
}

#[test]
fn the_process_is_no_command() {
    let help = program(&["--help"]).output().unwrap();
    assert!(!String::from_utf8(help.stdout).unwrap().contains("worker"));
    let output = program(&["worker"]).stdin(Stdio::null()).current_dir(documents()).output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().contains("worker: no such file")), (Some(2), true));
}
