//! Reports of any text under any name, in every format: they are written, other programs can read
//! them, and nothing of the text gets out of the place that it is quoted in.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use oci_fuzz::{html, junit, tap};
use serde_json::Value;

const FORMATS: [&str; 6] = ["human", "json", "tap", "junit", "sarif", "html"];

// What chooses the format and the specification, a name, and the text, with a byte between these two
// that no UTF-8 has.
fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else {
        return;
    };
    let mut parts = rest.splitn(2, |&byte| byte == 0xff);
    let (Some(name), Some(text)) = (parts.next(), parts.next()) else {
        return;
    };
    let name = String::from_utf8_lossy(name);
    let format = FORMATS[usize::from(choice >> 1) % FORMATS.len()];
    let mut report = Vec::new();
    let written = oci_tool::report(
        text,
        Path::new(&*name),
        choice & 1 == 1,
        format,
        &mut report,
    );
    if !written.expect("a report is written") {
        // It was not recognised as a document.
        return;
    }
    let report = String::from_utf8(report).expect("a report is UTF-8");
    let report = match format {
        "human" => without_colours(&report),
        _ => report,
    };
    let harm = report.find(|c| oci_conformance::is_unprintable(c) && c != '\n');
    assert_eq!(harm, None, "{report:?}");
    match format {
        "human" => {}
        "json" => {
            assert_eq!(report.lines().count(), 1);
            serde_json::from_str::<Value>(&report).expect("the line is an object");
        }
        "tap" => tap::check(&report),
        "junit" => junit::check(&report),
        "sarif" => {
            serde_json::from_str::<Value>(&report).expect("the log is an object");
        }
        "html" => html::check(&report),
        other => panic!("{other} is held to nothing"),
    }
});

/// The report as it is where colours are not wanted.
fn without_colours(report: &str) -> String {
    let mut pieces = report.split("\x1b[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let text = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        plain.push_str(text.strip_prefix('m').expect("a colour ends"));
    }
    plain
}
