//! Reports of any document and any layer under any name, in every format: they are written, other
//! programs can read them, and nothing of the content gets out of the place that it is quoted in.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use oci_fuzz::{html, junit, results, tap};
use serde_json::Value;

const KINDS: [&str; 3] = ["image", "runtime", "layer"];
const FORMATS: [&str; 7] = ["human", "json", "tap", "junit", "sarif", "html", "results"];

// What chooses the format and the kind, a name, and the content, with a byte between these two that
// no UTF-8 has.
fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else {
        return;
    };
    let mut parts = rest.splitn(2, |&byte| byte == 0xff);
    let (Some(name), Some(content)) = (parts.next(), parts.next()) else {
        return;
    };
    let name = String::from_utf8_lossy(name);
    let kind = KINDS[usize::from(choice) % KINDS.len()];
    let format = FORMATS[usize::from(choice) / KINDS.len() % FORMATS.len()];
    let mut report = Vec::new();
    oci_tool::report(content, Path::new(&*name), kind, format, &mut report)
        .expect("a report is written");
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
            // There is none of what could not be judged.
            assert!(report.lines().count() <= 1);
            for line in report.lines() {
                serde_json::from_str::<Value>(line).expect("the line is an object");
            }
        }
        "tap" => tap::check(&report),
        "junit" => junit::check(&report),
        "sarif" => {
            serde_json::from_str::<Value>(&report).expect("the log is an object");
        }
        "html" => html::check(&report),
        "results" => results::check(&report, &name),
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
