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

/// Each command of the program in the README behind which stands what it prints.
fn shown(readme: &str) -> Vec<(String, String)> {
    let commands = readme.split("```sh\ncargo run").skip(1).filter_map(|rest| {
        let (command, after) = rest.split_once("\n```")?;
        let printed = after.split_once("```text\n").filter(|(between, _)| !between.contains("```"))?.1;
        Some((command.split_once(" -- ")?.1.to_owned(), printed.split("\n```").next()?.to_owned()))
    });
    commands.collect()
}

#[test]
fn commands_print_what_the_readme_shows() {
    let shown = shown(&readme());
    assert!(shown.len() >= 4, "the README shows a report, a plan, the paths and a comparison");
    for (arguments, shown) in shown {
        let run = Command::new(env!("CARGO_BIN_EXE_resume-check"))
            .args(arguments.split_whitespace())
            .current_dir(root())
            .output()
            .expect("the program runs");
        let printed = String::from_utf8(run.stdout).expect("UTF-8");
        // What ends with dots is the beginning.
        match shown.strip_suffix("\n…") {
            Some(beginning) => {
                assert!(printed.starts_with(&format!("{beginning}\n")), "{arguments}: the README shows something else than is printed")
            }
            None => assert_eq!(printed.trim_end(), shown, "{arguments}: the README shows something else than is printed"),
        }
    }
}

/// Each command that is shown, with what it is said to print.
fn commands(readme: &str) -> Vec<(String, String)> {
    let shown = readme.split("```sh\n").skip(1).filter_map(|rest| {
        let (command, rest) = rest.split_once("\n```")?;
        let (_, output) = rest.split_once("```")?.1.split_once('\n')?;
        Some((command.strip_prefix("resume-check ")?.to_owned(), output.split("\n```").next()?.to_owned()))
    });
    shown.collect()
}

#[test]
fn commands_print_what_is_shown_with_them() {
    let shown = commands(&readme());
    assert!(shown.len() >= 4, "{shown:?}");
    for (command, output) in shown {
        let (arguments, status) = command.split_once("# exits with ").unwrap_or((&command, "0"));
        let run = Command::new(env!("CARGO_BIN_EXE_resume-check")).args(arguments.split_whitespace()).current_dir(root()).output().expect("it runs");
        let printed = String::from_utf8(run.stdout).expect("UTF-8");
        assert!(printed.contains(&output), "{command} prints\n{printed}");
        assert_eq!(run.status.code().map(|code| code.to_string()).as_deref(), Some(status.trim()), "{command}");
    }
}

#[test]
fn the_snippets_are_the_examples() {
    let snippets = blocks(&readme(), "rust");
    let examples = ["resume-check-core/examples/embed.rs", "resume-check-documents/examples/embed_file.rs"];
    assert_eq!(snippets.len(), examples.len(), "each snippet has its example");
    for (snippet, example) in snippets.iter().zip(examples) {
        let text = std::fs::read_to_string(root().join("crates").join(example)).expect("the example");
        assert!(text.contains(snippet), "the README's snippet is not {example}");
    }
}

#[test]
fn the_table_is_of_today() {
    let readme = readme();
    let sets = std::fs::read_dir(root().join("fixtures/gold")).expect("the gold set").count();
    assert!(readme.contains(&format!("the {sets} annotated resumes")), "the README's table is of another set: it has {sets} resumes");
}
