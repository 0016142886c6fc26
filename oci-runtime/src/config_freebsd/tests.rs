use oci_conformance::{ClauseRef, Context, Document, Limits, Report, judge_node};
use serde_json::Value as Json;

use super::*;

/// Every property, in the specification's order, and others at every level behind these.
const MAXIMAL: &str = r#"{
    "devices": [{"path": "pf", "mode": 448, "com.example": 1}, {"path": "zvol/a"}],
    "jail": {
        "parent": "pod",
        "host": "new",
        "ip4": "new",
        "ip4Addr": ["10.11.12.13"],
        "ip6": "disable",
        "ip6Addr": ["fd10::11:12:13"],
        "vnet": "inherit",
        "interface": "lo1",
        "vnetInterfaces": ["epair0b"],
        "sysvmsg": "new",
        "sysvsem": "inherit",
        "sysvshm": "disable",
        "enforceStatfs": 1,
        "allow": {
            "setHostname": true,
            "rawSockets": true,
            "chflags": true,
            "mount": ["tmpfs"],
            "quotas": false,
            "socketAf": false,
            "mlock": false,
            "reservedPorts": true,
            "suser": false,
            "com.example": 1
        },
        "com.example": 1
    },
    "com.example": {"nested": [null]}
}"#;

fn judged(text: &str) -> Report {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = Report::default();
    let context = Context::default().on(FREEBSD.platforms());
    judge_node(document.root(), &FREEBSD, &context, "", &mut report);
    report.sort();
    report
}

fn findings(text: &str) -> Vec<String> {
    let report = judged(text);
    let findings = report.findings().iter();
    findings.map(ToString::to_string).collect()
}

#[test]
fn every_property_is_kept() {
    let freebsd: Freebsd = serde_json::from_str(MAXIMAL).unwrap();
    let written: Json = serde_json::to_value(&freebsd).unwrap();
    assert_eq!(written, serde_json::from_str::<Json>(MAXIMAL).unwrap());
    assert!(judged(MAXIMAL).conforms());
}

#[test]
fn null_is_absent() {
    let text = r#"{"devices":null,"jail":{"host":null,"ip4Addr":null,"enforceStatfs":null,"allow":{"suser":null,"mount":null}}}"#;
    let freebsd: Freebsd = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::to_string(&freebsd).unwrap(),
        r#"{"jail":{"allow":{}}}"#
    );
    let jail = freebsd.jail.unwrap();
    assert_eq!(jail.effective_sysvmsg(), Sharing::NEW);
    assert_eq!(jail.effective_sysvsem(), Sharing::NEW);
    assert_eq!(jail.effective_sysvshm(), Sharing::NEW);
    assert_eq!(jail.effective_enforce_statfs(), 2);
}

#[test]
fn what_has_the_wrong_type_or_is_missing_is_refused() {
    for (text, error) in [
        (
            r#"{"devices":[{"mode":448}]}"#,
            "missing field `path` at line 1 column 24",
        ),
        (
            r#"{"devices":[{"path":"pf","mode":"0700"}]}"#,
            r#"invalid type: string "0700", expected an integer in its range at line 1 column 38"#,
        ),
        (
            r#"{"jail":{"ip4Addr":"10.0.0.1"}}"#,
            r#"invalid type: string "10.0.0.1", expected a sequence at line 1 column 29"#,
        ),
        (
            r#"{"jail":{"allow":{"mount":true}}}"#,
            "invalid type: boolean `true`, expected a sequence at line 1 column 30",
        ),
    ] {
        let found = serde_json::from_str::<Freebsd>(text).unwrap_err();
        assert_eq!(found.to_string(), error, "{text}");
        assert!(!judged(text).conforms(), "{text}");
    }
}

#[test]
fn closed_lists_are_closed() {
    assert_eq!(
        findings(r#"{"jail":{"host":"disable","ip4":"","vnet":"disable","enforceStatfs":3}}"#),
        [
            "/jail/host: expected one of `new`, `inherit`, found `disable` \
             [runtime.freebsd.jail.host.enum]",
            "/jail/ip4: expected one of `disable`, `new`, `inherit`, found `` \
             [runtime.freebsd.jail.ip4.enum]",
            "/jail/vnet: expected one of `new`, `inherit`, found `disable` \
             [runtime.freebsd.jail.vnet.enum]",
            "/jail/enforceStatfs: expected an integer from 0 to 2, found 3 \
             [runtime.freebsd.jail.enforce-statfs.range]",
        ]
    );
}

#[test]
fn modes_that_look_octal_are_told() {
    assert_eq!(
        findings(r#"{"devices":[{"path":"pf","mode":644}]}"#),
        [
            "/devices/0/mode: 644 is 01204 in octal digits: if 0644 is meant, it is 420 \
             [runtime.freebsd.devices.mode.decimal]",
            "/devices/0/mode: expected no more than 511, found 644 \
             [runtime.freebsd.devices.mode.range]",
        ]
    );
}

#[test]
fn common_properties_of_posix_platforms_do_no_harm() {
    let clause: &'static Clause = &POSIX_COMMON_FIELDS;
    for example in ClauseRef::from(clause).examples() {
        let Pass(text) = example else { unreachable!() };
        let report = oci_conformance::judge(
            text.as_bytes(),
            &crate::config::DOCUMENT,
            &Context::default(),
            "",
        );
        assert!(report.conforms(), "{:?}", report.findings());
    }
}

#[test]
fn builders_answer_to_the_clauses() {
    let jail = Jail::builder().vnet(Sharing::DISABLE).enforce_statfs(7);
    assert_eq!(
        jail.build().unwrap_err().to_string(),
        "/vnet: expected one of `new`, `inherit`, found `disable` \
         [runtime.freebsd.jail.vnet.enum]; \
         /enforceStatfs: expected an integer from 0 to 2, found 7 \
         [runtime.freebsd.jail.enforce-statfs.range]"
    );
    let freebsd = Freebsd::builder().device(Device::new("/dev/pf"));
    assert_eq!(
        freebsd.build().unwrap_err().to_string(),
        "/devices/0/path: expected a path below `/dev`, but `/dev/pf` is absolute \
         [runtime.freebsd.devices.path.relative]"
    );
    let allow = Allow::builder().suser(false).mountable("tmpfs").build();
    let jail = Jail::builder()
        .parent("pod")
        .ip4(Sharing::INHERIT)
        .ip4_address("10.0.0.1")
        .sysvshm(Sharing::DISABLE)
        .enforce_statfs(0)
        .allow(allow.unwrap())
        .build()
        .unwrap();
    let device = Device::new("pf").mode(0o600);
    let freebsd = Freebsd::builder().device(device).jail(jail).build();
    assert_eq!(
        serde_json::to_string(&freebsd.unwrap()).unwrap(),
        r#"{"devices":[{"path":"pf","mode":384}],"jail":{"parent":"pod","ip4":"inherit","ip4Addr":["10.0.0.1"],"sysvshm":"disable","enforceStatfs":0,"allow":{"mount":["tmpfs"],"suser":false}}}"#
    );
}

#[test]
fn addresses_may_have_an_interface_and_a_length() {
    for (address, right) in [
        ("10.0.0.1", true),
        ("lo1|10.0.0.1/8", true),
        ("10.0.0.1/255", true),
        ("10.0.0.1/", false),
        ("10.0.0.1/x", false),
        ("10.0.0.1/256", false),
        ("10.0.0.1|lo1", false),
    ] {
        let found = findings(&format!(r#"{{"jail":{{"ip4Addr":["{address}"]}}}}"#));
        let said = found
            .iter()
            .any(|f| f.contains("is no numeric IPv4 address"));
        assert_eq!(!said, right, "{address}: {found:?}");
    }
}

#[test]
fn either_family_makes_a_network_a_shared_one() {
    let id = "runtime.freebsd.jail.network.shared.ip-inherit";
    for (jail, cases) in [
        (r#"{"ip4":"inherit"}"#, 1),
        (r#"{"ip6":"inherit"}"#, 1),
        (r#"{"ip4":"inherit","ip6":"inherit"}"#, 1),
        (r#"{"vnet":"inherit"}"#, 1),
        (r#"{"ip4":"new","ip6":"disable"}"#, 0),
    ] {
        let report = judged(&format!(r#"{{"jail":{jail}}}"#));
        let mut tallies = report.tallies();
        let tally = tallies.find(|tally| tally.clause.to_string() == id);
        assert_eq!(tally.map_or(0, |tally| tally.cases), cases, "{jail}");
    }
}
