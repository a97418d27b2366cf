//! What runs in CI: the action's own script, the hook's files, and the folder that this project gates itself with.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run the program")]

mod folder;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use folder::Folder;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The lines of the last script of the action.
fn script() -> String {
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    let (_, script) = action.rsplit_once("run: |\n").expect("a script");
    script.lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Runs the action's script as a runner does.
fn act(folder: &Folder, inputs: &[(&str, &str)]) -> Output {
    let temp = folder.0.join("temp");
    fs::create_dir_all(temp.join("resume-check/bin")).unwrap();
    let _ = symlink(env!("CARGO_BIN_EXE_resume-check"), temp.join("resume-check/bin/resume-check"));
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", &script()]).current_dir(root());
    for (name, value) in
        [("CHECK_PATH", "fixtures/folder"), ("CHECK_AS_OF", "2026-11"), ("CHECK_TARGET", ""), ("CHECK_MIN_SCORE", ""), ("CHECK_FAIL_ON", "")]
    {
        command.env(name, value);
    }
    command.envs(inputs.iter().copied()).env("CI", "true").env("RUNNER_TEMP", &temp);
    for file in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"] {
        command.env(file, folder.0.join(file));
    }
    command.output().unwrap()
}

#[test]
fn the_action_reports_and_fails_where_a_gate_fails() {
    for (inputs, status, level) in [
        (&[][..], 0, "::notice"),
        (&[("CHECK_MIN_SCORE", "90")], 1, "::error"),
        (&[("CHECK_FAIL_ON", "RC006")], 1, "::error"),
        (&[("CHECK_TARGET", "senior"), ("CHECK_MIN_SCORE", "1")], 0, "::notice"),
        (&[("CHECK_PATH", "$(exit 7); nowhere")], 2, ""),
    ] {
        let folder = Folder::new("action");
        let output = act(&folder, inputs);
        assert_eq!(output.status.code(), Some(status), "{inputs:?}: {}", String::from_utf8_lossy(&output.stderr));
        let log = String::from_utf8(output.stdout).unwrap();
        assert!(log.lines().any(|line| line.starts_with(level)) || level.is_empty(), "{inputs:?}: {log}");
        let outputs = folder.read("GITHUB_OUTPUT");
        for (name, path) in outputs.lines().map(|line| line.split_once('=').unwrap()) {
            assert!(Path::new(path).is_file(), "{inputs:?}: {name}");
        }
        assert!(folder.read("GITHUB_STEP_SUMMARY").starts_with("### Resumes"), "{inputs:?}");
    }
}

#[test]
fn the_hook_takes_the_files_that_a_folder_is_searched_for() {
    let folder = Folder::new("hook");
    let said = String::from_utf8(folder.run(&[".", "--target", "mid"]).stderr).unwrap();
    let endings = said.split("searched for ").nth(1).and_then(|s| s.split(';').next()).unwrap().replace(" .", "|");
    let hooks = fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap();
    assert!(hooks.contains(&format!("({})$", endings.trim_start_matches('.'))), "{endings}");
}

#[test]
fn the_folder_of_this_project_holds_every_format_and_passes() {
    let folder = Folder::new("own");
    let own = root().join("fixtures/folder");
    let printed = folder.print(&[own.to_str().unwrap(), "--as-of", "2026-11", "--format", "csv"], 0);
    let formats: Vec<&str> = printed.lines().skip(1).filter_map(|line| line.rsplit(',').nth(1)).collect();
    for format in ["text", "markdown", "html", "docx", "odt", "rtf", "pdf", "json-resume"] {
        assert!(formats.contains(&format), "{format} is not among {formats:?}");
    }
}
