//! The README is true: its command prints what it shows, and its snippet is the example that compiles.
#![expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "a test runs the program and reads files")]

use std::path::Path;
use std::process::Command;

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("the README")
}

/// The fenced blocks of the README in this language.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let open = format!("```{language}\n");
    readme.split(&open).skip(1).filter_map(|rest| rest.split("\n```").next()).map(str::to_owned).collect()
}

/// What the program prints for a command of the README.
fn printed(command: &str) -> String {
    let arguments: Vec<&str> = command.split_once(" -- ").expect("arguments of the program").1.split_whitespace().collect();
    let run = Command::new(env!("CARGO_BIN_EXE_resume-check")).args(arguments).current_dir(root()).output().expect("the program runs");
    String::from_utf8(run.stdout).expect("UTF-8")
}

#[test]
fn the_first_command_prints_what_the_readme_shows() {
    let readme = readme();
    let command = blocks(&readme, "sh").into_iter().find(|b| b.starts_with("cargo run")).expect("a command that scores a resume");
    let shown = blocks(&readme, "text").into_iter().next().expect("a report");
    assert_eq!(printed(&command).trim_end(), shown, "the README shows another report than the program prints");
}

#[test]
fn a_match_prints_what_the_readme_shows() {
    let readme = readme();
    let command = blocks(&readme, "sh").into_iter().find(|b| b.starts_with("cargo run") && b.contains("--job")).expect("a command with a posting");
    let shown = blocks(&readme, "text").into_iter().find(|b| b.starts_with("The posting:")).expect("a match");
    let printed = printed(&command);
    assert!(printed.contains(&shown), "the README shows another match than the program prints:\n{printed}");
}

#[test]
fn the_snippet_is_the_example() {
    let snippet = blocks(&readme(), "rust").into_iter().next().expect("a snippet");
    let example = std::fs::read_to_string(root().join("crates/resume-check-core/examples/embed.rs")).expect("the example");
    assert!(example.contains(&snippet), "the README's snippet is not examples/embed.rs");
}

#[test]
fn the_table_is_of_today() {
    let readme = readme();
    let sets = std::fs::read_dir(root().join("fixtures/gold")).expect("the gold set").count();
    assert!(readme.contains(&format!("the {sets} annotated resumes")), "the README's table is of another set: it has {sets} resumes");
}
