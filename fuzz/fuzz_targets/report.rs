//! Reports of any text under any name, in every format: they are written, other programs can read
//! them, and nothing of the text gets out of the place that it is quoted in.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;

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
    if written.is_err() {
        // It was not recognised as a document.
        return;
    }
    let report = String::from_utf8(report).expect("a report is UTF-8");
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    // Colours are taken out later, where they are not wanted.
    assert!(
        format == "human" || !report.contains(is_control),
        "{report}"
    );
    match format {
        "json" => {
            for line in report.lines() {
                serde_json::from_str::<serde_json::Value>(line).expect("a line is an object");
            }
        }
        "sarif" => {
            serde_json::from_str::<serde_json::Value>(&report).expect("the log is an object");
        }
        "junit" => {
            roxmltree::Document::parse(&report).expect("the report is XML");
        }
        "html" => {
            let count = |text| report.to_ascii_lowercase().matches(text).count();
            assert_eq!(count("<script"), 1);
            assert_eq!(count("</script"), 1);
            assert_eq!(count("<style"), 1);
            assert_eq!(count("<!--"), 0);
        }
        _ => {}
    }
});
