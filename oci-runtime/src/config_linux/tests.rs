//! The `linux` section as a whole.

use oci_conformance::{Context, Document, Limits, Severity, judge_node};
use serde_json::{Value, from_str, to_string};

use super::*;

const ALL: &str = r#"{"namespaces":[{"type":"pid"}],"uidMappings":[{"containerID":0,"hostID":1,"size":2}],"gidMappings":[{"containerID":0,"hostID":1,"size":2}],"timeOffsets":{"boottime":{"secs":1}},"devices":[{"type":"p","path":"/x"}],"netDevices":{"eth0":{}},"cgroupsPath":"/x","resources":{},"intelRdt":{},"memoryPolicy":{"mode":"MPOL_DEFAULT","nodes":""},"sysctl":{"a.b":"1"},"seccomp":{"defaultAction":"SCMP_ACT_ALLOW"},"rootfsPropagation":"slave","maskedPaths":["/a"],"readonlyPaths":["/b"],"mountLabel":"x","personality":{"domain":"LINUX"},"com.example.x":[null]}"#;

#[test]
fn a_section_is_written_as_it_is_read() {
    let linux: Linux = from_str(ALL).unwrap();
    let read: Value = from_str(ALL).unwrap();
    let written: Value = from_str(&to_string(&linux).unwrap()).unwrap();
    assert_eq!(written, read);
    assert_eq!(linux.extra.get("com.example.x"), read.get("com.example.x"));
}

#[test]
fn properties_are_written_in_the_order_of_the_specification() {
    let mut linux: Linux = from_str(ALL).unwrap();
    linux.memory_policy = None;
    linux.seccomp = None;
    let written = to_string(&linux).unwrap();
    let names = LINUX.properties().iter().map(Property::name);
    let places: Vec<_> = names
        .filter_map(|name| written.find(&format!("\"{name}\":")))
        .collect();
    assert_eq!(places.len(), 15);
    assert!(places.is_sorted(), "{written}");
}

#[test]
fn null_is_the_same_as_nothing() {
    let read: Value = from_str(ALL).unwrap();
    for name in read.as_object().unwrap().keys() {
        if name.starts_with("com.") {
            continue;
        }
        let linux: Linux = from_str(&format!(r#"{{"{name}":null}}"#)).unwrap();
        assert_eq!(linux, Linux::default(), "{name}");
    }
    assert_eq!(to_string(&Linux::default()).unwrap(), "{}");
}

#[test]
fn wrong_types_are_refused() {
    for (text, problem) in [
        (
            r#"{"namespaces":{}}"#,
            "invalid type: map, expected a sequence at line 1 column 14",
        ),
        (
            r#"{"timeOffsets":{"boottime":1}}"#,
            "invalid type: integer `1`, expected the offset of a clock at line 1 column 28",
        ),
        (
            r#"{"sysctl":{"kernel.sem":1}}"#,
            "invalid type: integer `1`, expected a string at line 1 column 25",
        ),
        (
            r#"{"cgroupsPath":["/x"]}"#,
            "invalid type: sequence, expected a string at line 1 column 15",
        ),
        (
            r#"{"personality":{}}"#,
            "missing field `domain` at line 1 column 17",
        ),
        (
            r#"{"mountLabel":"x","mountLabel":"y"}"#,
            "duplicate field `mountLabel` at line 1 column 30",
        ),
    ] {
        let error = from_str::<Linux>(text).unwrap_err();
        assert_eq!(error.to_string(), problem, "{text}");
    }
}

#[test]
fn a_builder_answers_to_the_clauses() {
    let linux = Linux::builder()
        .namespace(Namespace::new(NamespaceType::PID))
        .uid_mapping(IdMapping::new(0, 1, 2))
        .gid_mapping(IdMapping::new(0, 1, 2))
        .time_offset(
            Clock::BOOTTIME,
            TimeOffset::builder().secs(1).build().unwrap(),
        )
        .device(Device::fifo("/x").build().unwrap())
        .net_device("eth0", NetDevice::default())
        .cgroups_path("/x")
        .sysctl([("a.b", "1")])
        .rootfs_propagation("slave")
        .masked_path("/a")
        .readonly_paths(["/b"])
        .mount_label("x")
        .personality(Personality::new(PersonalityDomain::LINUX))
        .build()
        .unwrap();
    let mut all: Linux = from_str(ALL).unwrap();
    (all.resources, all.intel_rdt) = (None, None);
    (all.memory_policy, all.seccomp) = (None, None);
    all.extra = Extra::default();
    assert_eq!(linux, all);

    let twice = [Namespace::new("pid"), Namespace::new("pid")];
    let error = Linux::builder().namespaces(twice).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "/namespaces/1/type: there is an entry of type `pid` before \
         [runtime.linux.namespaces.no-duplicate-types]",
    );
}

/// What is found in a `linux` section: severity, clause, place.
fn findings(text: &str) -> Vec<(Severity, String, String)> {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = oci_conformance::Report::default();
    let context = Context::default().on(platform::LINUX);
    judge_node(document.root(), &LINUX, &context, "", &mut report);
    let findings = report.findings().iter();
    findings
        .map(|finding| {
            let clause = finding.clause.to_string();
            (finding.severity, clause, finding.place.pointer.clone())
        })
        .collect()
}

#[test]
fn what_the_text_leaves_open_is_a_warning() {
    for (text, clause, pointer) in [
        (
            r#"{"namespaces":[{"type":"net"}]}"#,
            "runtime.linux.namespaces.type.enum",
            "/namespaces/0/type",
        ),
        (
            r#"{"timeOffsets":{"realtime":{}}}"#,
            "runtime.linux.time-offsets.clock-names",
            "/timeOffsets/realtime",
        ),
        (
            r#"{"devices":[{"type":"p","path":"/x","fileMode":1000}]}"#,
            "runtime.linux.devices.file-mode.range",
            "/devices/0/fileMode",
        ),
        (
            r#"{"sysctl":{"vm.swappiness":"1"}}"#,
            "runtime.linux.sysctl.namespaced",
            "/sysctl/vm.swappiness",
        ),
    ] {
        let found = (Severity::Warning, clause.to_owned(), pointer.to_owned());
        assert!(findings(text).contains(&found), "{text}");
    }
}

#[test]
fn closed_lists_are_closed() {
    let found = findings(r#"{"rootfsPropagation":"rslave"}"#);
    let clause = "runtime.linux.rootfs-propagation.enum".to_owned();
    let place = "/rootfsPropagation".to_owned();
    assert_eq!(found, [(Severity::Error, clause, place)]);
}
