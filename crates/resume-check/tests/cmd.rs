//! What the program answers, run as a person runs it. A case is a file of `tests/cmd`: the files it finds in its folder, and the runs, one after the other.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests run the program")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, process};

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    files: BTreeMap<String, Content>,
    run: Vec<Run>,
}

/// What a file holds: text, bytes in hexadecimal digits, or a text many times.
#[derive(Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Hex { hex: String },
    Many { text: String, times: usize },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    args: Vec<String>,
    stdin: Option<String>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    /// Whether the folder's files are listed after the run, with the first line of each.
    #[serde(default)]
    folder: bool,
}

impl Content {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.as_bytes().to_vec(),
            Self::Hex { hex } => {
                let digits: Vec<char> = hex.split_whitespace().flat_map(str::chars).collect();
                digits.chunks(2).map(|pair| u8::from_str_radix(&String::from_iter(pair), 16).unwrap()).collect()
            }
            Self::Many { text, times } => text.repeat(*times).into_bytes(),
        }
    }
}

/// A folder of its own, gone when the case is over.
struct Folder(PathBuf);

impl Folder {
    fn new(case: &Path) -> Self {
        let name = case.file_stem().unwrap().to_string_lossy();
        let path = env::temp_dir().join(format!("resume-check-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn commands() {
    insta::with_settings!({snapshot_path => "cmd", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::glob!("cmd/*.toml", |path| {
            let case: Case = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let folder = Folder::new(path);
            for (name, content) in &case.files {
                let file = folder.0.join(name);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, content.bytes()).unwrap();
            }
            let answers: Vec<String> = case.run.iter().map(|run| answer(run, &folder.0)).collect();
            insta::assert_snapshot!(answers.join("\n"));
        });
    });
}

fn answer(run: &Run, folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_resume-check"));
    command.args(&run.args).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let mut child = command.envs(&run.env).spawn().unwrap();
    // A program that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(run.stdin.as_deref().unwrap_or_default().as_bytes());
    let output = child.wait_with_output().unwrap();
    let mut out = format!("$ resume-check {}\n", run.args.join(" ").escape_debug().to_string().replace("\\\"", "\""));
    writeln!(out, "exit {}", output.status.code().unwrap()).unwrap();
    for (name, bytes) in [("out", output.stdout), ("err", output.stderr)] {
        for line in String::from_utf8(bytes).unwrap().lines() {
            writeln!(out, "{name} | {}", without_score(line).escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'")).unwrap();
        }
    }
    if run.folder {
        let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        for name in names {
            let text = fs::read_to_string(folder.join(&name)).unwrap_or_default();
            writeln!(out, "file {name}: {}", without_score(text.lines().next().unwrap_or_default())).unwrap();
        }
    }
    out
}

/// The line without what scores and lexicons decide: points, the verdict, how many entries there are.
fn without_score(line: &str) -> String {
    let styled = if line.contains('\u{1b}') { ", in colour" } else { "" };
    let number_before = |at: usize| line[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    if let Some(at) = line.find(" / 100") {
        let head = line[..number_before(at)].trim_end_matches("\u{1b}[1m").trim_end();
        let columns = anstream::adapter::strip_str(line).to_string().chars().count();
        return format!("{head} … ({columns} columns{styled})");
    }
    match line.find(" points, under").or_else(|| line.find(" entries")) {
        Some(at) => format!("{}N{}", &line[..number_before(at)], &line[at..]),
        None => line.to_owned(),
    }
}
