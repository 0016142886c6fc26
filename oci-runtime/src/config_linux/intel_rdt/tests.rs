use oci_conformance::{Document, Limits, Report, Version, judge_node};

use super::*;
use crate::specification::V1_2_1;

const MAXIMAL: &str = r#"{"closID":"guaranteed_group","l3CacheSchema":"L3:0=7f0\n","memBwSchema":"MBA","schemata":["L3:0=7f0;1=1f","MB:0=20\n"],"enableMonitoring":false,"enableCMT":"yes","enableMBM":true}"#;

#[test]
fn everything_is_read_and_written_again() {
    let rdt: IntelRdt = serde_json::from_str(MAXIMAL).unwrap();
    assert_eq!(serde_json::to_string(&rdt).unwrap(), MAXIMAL);
    assert_eq!(rdt.extra.get("enableMBM"), Some(&true.into()));
}

#[test]
fn nulls_are_absent_and_wrong_types_are_refused() {
    let text = r#"{"closID":null,"l3CacheSchema":null,"memBwSchema":null,"schemata":null,"enableMonitoring":null}"#;
    assert_eq!(
        serde_json::from_str::<IntelRdt>(text).unwrap(),
        IntelRdt::default()
    );
    for (text, message) in [
        (
            r#"{"closID":1}"#,
            "invalid type: integer `1`, expected a string at line 1 column 11",
        ),
        (
            r#"{"schemata":"MB:0=20"}"#,
            r#"invalid type: string "MB:0=20", expected a sequence at line 1 column 21"#,
        ),
        (
            r#"{"enableMonitoring":1}"#,
            "invalid type: integer `1`, expected a boolean at line 1 column 21",
        ),
    ] {
        let error = serde_json::from_str::<IntelRdt>(text).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

fn findings(version: Version) -> Vec<String> {
    let mut report = Report::default();
    let document = Document::parse(MAXIMAL.as_bytes(), &Limits::DEFAULT).unwrap();
    let context = oci_conformance::Context::default();
    let context = context.at(version).on(platform::LINUX);
    judge_node(document.root(), &INTEL_RDT, &context, "", &mut report);
    let findings = report.findings().iter();
    findings
        .map(|finding| format!("{} {}", finding.place.pointer, finding.clause))
        .collect()
}

#[test]
fn every_breach_is_found_at_its_place() {
    assert_eq!(
        findings(Version::UNRELEASED),
        [
            "/l3CacheSchema runtime.linux.intel-rdt.l3-cache-schema.no-newlines",
            "/l3CacheSchema runtime.linux.intel-rdt.l3-cache-schema.not-with-schemata",
            "/memBwSchema runtime.linux.intel-rdt.mem-bw-schema.prefix",
            "/memBwSchema runtime.linux.intel-rdt.mem-bw-schema.not-with-schemata",
            "/schemata/1 runtime.linux.intel-rdt.schemata.no-newlines",
        ]
    );
    assert_eq!(
        findings(V1_2_1),
        [
            "/l3CacheSchema runtime.linux.intel-rdt.l3-cache-schema.no-newlines",
            "/memBwSchema runtime.linux.intel-rdt.mem-bw-schema.prefix",
            "/enableCMT runtime.linux.intel-rdt.enable-cmt.json-type",
        ]
    );
}

#[test]
fn builders_answer_to_the_clauses() {
    let rdt = IntelRdt::builder()
        .clos_id("/")
        .mem_bw_schema("MB:0=20;1=70")
        .enable_monitoring(true)
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&rdt).unwrap(),
        r#"{"closID":"/","memBwSchema":"MB:0=20;1=70","enableMonitoring":true}"#
    );
    let lines = IntelRdt::builder().schema("L3:0=f\nMB:0=20").build();
    assert_eq!(
        lines.unwrap_err().to_string(),
        "/schemata/0: there is a newline in what should be one line \
         [runtime.linux.intel-rdt.schemata.no-newlines]"
    );
    // What is not a MUST is no reason to refuse.
    assert!(
        IntelRdt::builder()
            .l3_cache_schema("L3CODE:0=f")
            .build()
            .is_ok()
    );
}
