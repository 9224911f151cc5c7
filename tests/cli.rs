//! The stories of `tests/cli`, told to the native command line; `tests/cli.test.js` tells them to the one in Node. And what
//! no story can tell: terminals, and texts that nobody writes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use costpeek::cli::{Failure, Stream, World, run};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value as Json;

/// What is typed, and what comes of it: texts as lists of lines.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Story {
    #[serde(rename = "story")]
    name: String,
    args: Vec<String>,
    #[serde(default)]
    stdin: Vec<String>,
    status: i32,
    stdout: Vec<String>,
    stderr: Vec<String>,
    #[serde(default)]
    written: BTreeMap<String, Option<Vec<String>>>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")
}

fn lines(text: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(text).unwrap();
    if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() }
}

/// In a folder of its own, which has the files of the stories.
fn told(index: usize, story: &Story) -> Story {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{index}"));
    let _ = fs::remove_dir_all(&place);
    fs::create_dir_all(&place).unwrap();
    for file in fs::read_dir(folder().join("files")).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), place.join(file.file_name())).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_costpeek"));
    let command = command.args(&story.args).current_dir(&place).env_remove("NO_COLOR");
    let streams = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = streams.spawn().unwrap();
    // A program that does not read its input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(story.stdin.join("\n").as_bytes());
    let output = child.wait_with_output().unwrap();
    let written = story.written.keys();
    Story {
        status: output.status.code().unwrap(),
        stdout: lines(&output.stdout),
        stderr: lines(&output.stderr),
        written: written
            .map(|file| (file.clone(), fs::read(place.join(file)).ok().map(|text| lines(&text))))
            .collect(),
        ..story.clone()
    }
}

#[test]
fn stories_come_true() {
    let stories: Vec<Story> =
        serde_json::from_str(&fs::read_to_string(folder().join("stories.json")).unwrap()).unwrap();
    let mut failures = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        let answer = told(index, story);
        if answer != *story {
            failures.push(format!("{}:\n  told     {answer:#?}\n  expected {story:#?}", story.name));
        }
    }
    let count = stories.len();
    assert!(failures.is_empty(), "{} of {count} stories differ:\n{}", failures.len(), failures.join("\n"));
    assert!(count > 50, "only {count} stories were found");
}

/// A machine with one file, of whatever name, and a terminal.
#[derive(Default)]
struct Imagined {
    file: Vec<u8>,
    columns: Option<usize>,
    variable: Option<(&'static str, &'static str)>,
    is_full: bool,
    out: String,
    err: String,
}

impl World for Imagined {
    fn read(&mut self, _: Option<&str>) -> Result<Vec<u8>, Failure> {
        Ok(self.file.clone())
    }
    fn write(&mut self, _: &str, _: &str) -> Result<(), Failure> {
        Err(Failure::NotPermitted)
    }
    fn print(&mut self, stream: Stream, text: &str) -> Result<(), Failure> {
        match stream {
            Stream::Out if self.is_full => return Err(Failure::Full),
            Stream::Out => self.out += text,
            Stream::Err => self.err += text,
        }
        Ok(())
    }
    fn columns(&self, _: Stream) -> Option<usize> {
        self.columns
    }
    fn variable(&self, name: &str) -> Option<String> {
        self.variable.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    }
    fn today(&self) -> String {
        "2026-11-21".to_owned()
    }
}

impl Imagined {
    fn run(&mut self, args: &[&str]) -> u8 {
        run(args.iter().map(OsString::from), self)
    }
}

fn file(name: &str) -> Vec<u8> {
    fs::read(folder().join("files").join(name)).unwrap()
}

#[test]
fn terminals_are_painted_unless_somebody_minds() {
    let cases = [
        ("auto", Some(80), ("TERM", "xterm"), true),
        ("auto", Some(0), ("TERM", "xterm"), true),
        ("auto", None, ("TERM", "xterm"), false),
        ("auto", Some(80), ("NO_COLOR", "1"), false),
        ("auto", Some(80), ("NO_COLOR", ""), true),
        ("auto", Some(80), ("TERM", "dumb"), false),
        ("always", None, ("NO_COLOR", "1"), true),
        ("never", Some(80), ("TERM", "xterm"), false),
    ];
    for (color, columns, variable, painted) in cases {
        let mut machine = Imagined {
            file: file("problems.json"),
            columns,
            variable: Some(variable),
            ..Imagined::default()
        };
        assert_eq!(machine.run(&["check", "x", "--color", color]), 1);
        assert_eq!(machine.out.contains('\u{1b}'), painted, "{color} {columns:?} {variable:?}");
    }
}

#[test]
fn a_line_of_the_catalog_is_never_wider_than_the_terminal() {
    for columns in [1, 39, 40, 41, 60, 80, 120, 300] {
        let mut machine =
            Imagined { file: file("one-line.json"), columns: Some(columns), ..Imagined::default() };
        machine.run(&["check", "x", "--color", "never"]);
        let shown = machine.out.lines().filter(|line| line.starts_with("1 |"));
        let widest = shown.map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns.max(40) + 10, "{widest} of {columns}");
        assert_eq!(machine.out.matches(" --> x:1:").count(), 11);
    }
}

#[test]
fn a_refused_folder_is_told() {
    let mut machine = Imagined { file: file("studio.json"), ..Imagined::default() };
    assert_eq!(machine.run(&["compile", "x", "--out", "y"]), 2);
    assert_eq!(machine.err, "error[NOT_WRITTEN]: `y` is not written: permission is denied\n");
}

#[test]
fn an_answer_that_is_lost_is_no_success() {
    for args in [&["check", "x"] as &[_], &["compile", "x"], &["estimate", "x", "sketch"], &["--version"]] {
        let mut machine = Imagined { file: file("studio.json"), is_full: true, ..Imagined::default() };
        assert_eq!(machine.run(args), 2, "{args:?}");
        assert_eq!(machine.err, "error: the answer is not printed: the disk is full\n");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_unicode_is_refused() {
    use std::os::unix::ffi::OsStringExt;
    let mut machine = Imagined::default();
    assert_eq!(run(["check".into(), OsString::from_vec(vec![0x80])], &mut machine), 2);
    assert!(machine.err.contains("UTF-8"), "{}", machine.err);
}

/// A file of a catalog with some of it replaced by what breaks readers.
fn broken() -> impl Strategy<Value = Vec<u8>> {
    let files = prop::sample::select(vec!["studio.json", "problems.json", "one-line.json", "crlf.json"]);
    let pieces: Vec<&[u8]> = vec![
        b"",
        b"\n",
        b"\r",
        b"\r\n",
        b"\t",
        b"\"",
        b"{",
        b"}",
        b"[",
        b",",
        b"\\",
        b"\0",
        b"\xff",
        b"1",
        b"\x1b[31m",
        "é".as_bytes(),
        "\u{301}".as_bytes(),
        "\u{1f468}\u{200d}\u{1f469}".as_bytes(),
        "\u{202e}".as_bytes(),
        "\u{feff}".as_bytes(),
        "画".as_bytes(),
    ];
    let change = (any::<prop::sample::Index>(), 0_usize..6, prop::sample::select(pieces), 1_usize..40);
    (files, prop::collection::vec(change, 0..6)).prop_map(|(name, changes)| {
        let mut bytes = file(name);
        for (at, removed, piece, times) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece.repeat(times));
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_a_file_holds_is_told_of(bytes in broken(), columns in prop::option::of(0_usize..200)) {
        let mut machine = Imagined { file: bytes, columns, ..Imagined::default() };
        let status = machine.run(&["check", "x"]);
        prop_assert!(status <= 1);
        let shown = std::mem::take(&mut machine.out);
        prop_assert_eq!(machine.run(&["check", "x", "--format", "json", "--color", "never"]), status);
        let report: Json = serde_json::from_str(&machine.out).unwrap();
        for finding in report[0]["findings"].as_array().unwrap() {
            if let (Some(line), Some(column)) = (finding["line"].as_u64(), finding["column"].as_u64()) {
                prop_assert!(shown.contains(&format!("x:{line}:{column}")), "{} in {}", finding, shown);
            }
        }
    }
}
