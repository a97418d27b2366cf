//! What programs rely on: the schema holds, the receipt fits the bytes, the same input gives the same bytes, a closed pipe is no error.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run the program")]

mod schema;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use schema::faults;
use serde_json::Value;
use sha2::{Digest, Sha256};

fn run(args: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_resume-check")).args(args).current_dir(folder()).stdin(Stdio::null()).output().unwrap();
    assert!(output.stderr.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn json(args: &[&str]) -> Value {
    serde_json::from_slice(&run(args).stdout).unwrap()
}

/// Resumes that are no part of the gold set: any will do here.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report")
}

const CHECK: [&str; 6] = ["resume.txt", "--format", "json", "--as-of", "2026-11", "--target"];

fn check(target: &str) -> Vec<&str> {
    [&CHECK[..], &[target]].concat()
}

#[test]
fn reports_are_as_the_schema_says() {
    let schema = json(&["schema"]);
    for target in ["entry", "mid", "senior", "coding-auditor", "HIM Director"] {
        let found = faults(&schema, &schema, &json(&check(target)), "");
        assert!(found.is_empty(), "{target}: {}", found.join("\n"));
    }
    // A schema that lets everything pass would say nothing.
    for broken in ["/score/points", "/mentions/0/span/start", "/level/estimate", "/mentions/0/kind", "/mentions/0/strength", "/roles/0/months"] {
        let mut report = json(&check("senior"));
        *report.pointer_mut(broken).unwrap() = Value::from("no such thing");
        assert!(!faults(&schema, &schema, &report, "").is_empty(), "{broken} may be anything");
    }
}

#[test]
fn the_receipt_and_the_document_tell_of_the_input() {
    let report = json(&check("senior"));
    let bytes = fs::read(folder().join("resume.txt")).unwrap();
    let sha256: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(report["receipt"]["input_sha256"], sha256.as_str());
    assert_eq!(report["receipt"]["as_of"], "2026-11");
    assert_eq!(report["document"]["path"], "resume.txt");
    assert_eq!(report["target"]["chosen"], "option");
    assert_eq!(json(&["resume.txt", "--format", "json"])["target"]["chosen"], "default");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(run(&check("mid")).stdout, run(&check("mid")).stdout);
    let text = run(&["text", "resume.txt"]).stdout;
    assert_eq!(text, fs::read(folder().join("resume.txt")).unwrap(), "spans point into this text");
}

#[test]
fn a_closed_pipe_is_no_error() {
    for args in [&["lexicon", "list"][..], &["resume.txt", "--target", "senior"], &["resume.txt", "--format", "json"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_resume-check"))
            .args(args)
            .current_dir(folder())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn completions_and_the_manual_name_every_option() {
    let manual = String::from_utf8(run(&["man"]).stdout).unwrap().replace('\\', "");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = String::from_utf8(run(&["completions", shell]).stdout).unwrap();
        for option in [
            "target",
            "track",
            "format",
            "as-of",
            "output",
            "report",
            "continue",
            "min-score",
            "fail-on",
            "files-from",
            "sort",
            "top",
            "threads",
            "anonymize",
            "lexicon",
            "color",
            "quiet",
            "verbose",
        ] {
            assert!(script.contains(option), "{shell}: {option}");
            assert!(manual.contains(&format!("--{option}")), "manual: {option}");
        }
    }
}
