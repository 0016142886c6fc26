use oci_conformance::{Context, Document, Limits, Report, judge_node};
use serde_json::Value as Json;

use super::*;

/// Every property, in the specification's order, and others at every level behind these.
const MAXIMAL: &str = r#"{
    "milestone": "svc:/milestone/container:default",
    "limitpriv": "default",
    "maxShmMemory": "512m",
    "cappedCPU": {"ncpus": "8", "com.example": 1},
    "cappedMemory": {"physical": "512m", "swap": "512m", "com.example": 1},
    "anet": [
        {
            "linkname": "net0",
            "lowerLink": "net2",
            "allowedAddress": "172.17.0.2/16",
            "configureAllowedAddress": "true",
            "defrouter": "172.17.0.1/16",
            "macAddress": "02:42:f8:52:c7:16",
            "linkProtection": "mac-nospoof, ip-nospoof",
            "com.example": 1
        },
        {}
    ],
    "com.example": {"nested": [null]}
}"#;

fn judged(text: &str) -> Report {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = Report::default();
    let context = Context::default().on(SOLARIS.platforms());
    judge_node(document.root(), &SOLARIS, &context, "", &mut report);
    report
}

#[test]
fn every_property_is_kept() {
    let solaris: Solaris = serde_json::from_str(MAXIMAL).unwrap();
    let written: Json = serde_json::to_value(&solaris).unwrap();
    assert_eq!(written, serde_json::from_str::<Json>(MAXIMAL).unwrap());
    assert!(judged(MAXIMAL).findings().is_empty());
}

#[test]
fn null_is_absent() {
    let text = r#"{"milestone":null,"cappedCPU":{"ncpus":null},"cappedMemory":null,"anet":null}"#;
    let solaris: Solaris = serde_json::from_str(text).unwrap();
    let written = serde_json::to_string(&solaris).unwrap();
    assert_eq!(written, r#"{"cappedCPU":{}}"#);
}

#[test]
fn what_has_the_wrong_type_is_refused() {
    for (text, error) in [
        (
            r#"{"maxShmMemory":512}"#,
            "invalid type: integer `512`, expected a string at line 1 column 19",
        ),
        (
            r#"{"cappedCPU":"8"}"#,
            r#"invalid type: string "8", expected the cap of processors at line 1 column 16"#,
        ),
        (
            r#"{"anet":[{"configureAllowedAddress":true}]}"#,
            "invalid type: boolean `true`, expected a string at line 1 column 40",
        ),
    ] {
        let found = serde_json::from_str::<Solaris>(text).unwrap_err();
        assert_eq!(found.to_string(), error, "{text}");
        assert!(!judged(text).conforms(), "{text}");
    }
}

#[test]
fn unusual_texts_are_notes() {
    let text = r#"{"milestone":"network","limitpriv":",","maxShmMemory":"512MB","cappedCPU":{"ncpus":"all"}}"#;
    let report = judged(text);
    assert_eq!(report.findings().len(), 4);
    let severities = report.findings().iter().map(|finding| finding.severity);
    assert!(severities.eq([oci_conformance::Severity::Note; 4]));
}

#[test]
fn builders_write_what_they_were_given() {
    let memory = CappedMemory::builder().physical("1G").swap("2G").build();
    let cpu = CappedCpu::builder().ncpus(".75").build();
    let link = Anet::builder()
        .linkname("net0")
        .allowed_address("10.0.0.1")
        .configure_allowed_address("true")
        .mac_address("random");
    let solaris = Solaris::builder()
        .limitpriv("default")
        .capped_cpu(cpu.unwrap())
        .capped_memory(memory.unwrap())
        .link(link.build().unwrap())
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&solaris).unwrap(),
        r#"{"limitpriv":"default","cappedCPU":{"ncpus":".75"},"cappedMemory":{"physical":"1G","swap":"2G"},"anet":[{"linkname":"net0","allowedAddress":"10.0.0.1","configureAllowedAddress":"true","macAddress":"random"}]}"#
    );
}

#[test]
fn mac_addresses_have_six_octets() {
    for (address, problem) in [
        ("02:42:f8:52:c7:16", None),
        ("2:8:20:0:1:FF", None),
        ("random", None),
        ("03:42:f8:52:c7:16", Some("is a multicast address")),
        ("02:42:f8:52:c7", Some("is no MAC address")),
        ("02:42:f8:52:c7:016", Some("is no MAC address")),
        ("+2:42:f8:52:c7:16", Some("is no MAC address")),
        ("02:42:f8:52:c7:", Some("is no MAC address")),
        ("02:42:f8:52:c7:16:17", Some("is no MAC address")),
    ] {
        let report = judged(&format!(r#"{{"anet":[{{"macAddress":"{address}"}}]}}"#));
        let messages: Vec<_> = report.findings().iter().map(|f| &*f.message).collect();
        let expected = problem.map(|problem| format!("`{address}` {problem}"));
        assert_eq!(messages, Vec::from_iter(&expected), "{address}");
    }
}
