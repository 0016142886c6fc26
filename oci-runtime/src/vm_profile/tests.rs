use std::collections::BTreeSet;

use oci_conformance::{Document, Limits, Shape, Value};

use super::*;
use crate::config;

fn gaps(profile: &Profile, text: &str) -> Vec<String> {
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let found = profile.judge(document.root());
    found.into_iter().map(|request| request.pointer).collect()
}

/// The list of namespaces with which a container shares nothing of the host's.
const OWN: &str = r#"[{"type":"network"},{"type":"pid"},{"type":"ipc"},{"type":"uts"}]"#;

/// Whether a property has an entry that says more than where its whole section applies.
fn is_covered(profile: &Profile, pointer: &str) -> bool {
    const SECTIONS: &[&str] = &[
        "/hooks",
        "/linux",
        "/linux/resources",
        "/linux/resources/cpu",
        "/linux/resources/memory",
        "/mounts",
        "/process",
        "/vm",
    ];
    let entry = profile.entry(pointer);
    entry.is_some_and(|entry| entry.pointer == pointer || !SECTIONS.contains(&&*entry.pointer))
}

#[test]
fn every_property_has_an_entry() {
    let profile = Profile::kata_like();
    let mut missing = BTreeSet::new();
    let mut left = vec![(String::new(), Value::Shape(&config::SHAPE))];
    while let Some((pointer, value)) = left.pop() {
        match value {
            Value::List(item) | Value::Map(item) => left.push((format!("{pointer}/*"), *item)),
            Value::Shape(shape) => {
                for property in shape.lineage().flat_map(Shape::properties) {
                    let pointer = format!("{pointer}/{}", property.name());
                    if !is_covered(&profile, &pointer) {
                        missing.insert(pointer.clone());
                    }
                    left.push((pointer, *property.value()));
                }
            }
            _ => {}
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

/// A hypervisor in a container is told of by sections, but of each of them.
#[test]
fn every_section_has_an_entry() {
    for profile in [Profile::kata_like(), Profile::krun_like()] {
        let properties = config::SHAPE.lineage().flat_map(Shape::properties);
        for property in properties {
            let pointer = format!("/{}", property.name());
            let entry = profile.entry(&pointer);
            let own = entry.is_some_and(|entry| entry.pointer == pointer);
            assert!(own, "{}: {pointer}", profile.name());
        }
    }
}

#[test]
fn every_entry_is_reasoned_and_stands_once() {
    for profile in [Profile::kata_like(), Profile::krun_like()] {
        let entries: Vec<_> = profile.entries().collect();
        for (index, entry) in entries.iter().enumerate() {
            let text = entry.to_string();
            assert!(entry.pointer.starts_with('/'), "{text}");
            assert!(entry.citation.starts_with("https://"), "{text}");
            assert!(!entry.citation.contains(' '), "{text}");
            assert!(!entry.reason.is_empty(), "{text}");
            let mut others = entries.iter().skip(index + 1);
            let twice = others.any(|other| other.is_about_the_same_as(entry));
            assert!(!twice, "{text}");
        }
        assert_eq!(profile.to_string().lines().count(), entries.len() + 1);
    }
    let printed = Profile::kata_like().to_string();
    assert!(printed.starts_with("kata-like\n/ociVersion: to the virtual machine: "));
    assert!(printed.contains("\n/linux/namespaces if no `type` is network: needs the host: "));
}

#[test]
fn a_hypervisor_in_a_container_can_do_other_things() {
    let text = r#"{
        "hooks": {"createContainer": [{"path": "/a"}]},
        "linux": {
            "namespaces": [{"type": "pid", "path": "/a"}, {"type": "ipc"}],
            "intelRdt": {"closID": "a"},
            "sysctl": {"vm.swappiness": "1"}
        }}"#;
    let found = gaps(&Profile::krun_like(), text);
    assert_eq!(found, ["/linux/namespaces/0/path", "/linux/sysctl"]);
    let kata_like = gaps(&Profile::kata_like(), text);
    assert_eq!(
        kata_like,
        [
            "/hooks/createContainer",
            "/linux/namespaces",
            "/linux/namespaces",
            "/linux/namespaces/0/path",
            "/linux/intelRdt",
        ]
    );
}

#[test]
fn what_needs_the_host_is_found_in_the_order_of_the_document() {
    let profile = Profile::kata_like();
    let text = format!(
        r#"{{
        "hooks": {{"createContainer": [{{"path": "/a"}}], "prestart": [{{"path": "/b"}}]}},
        "linux": {{
            "seccomp": {{"listenerPath": "/s", "syscalls": []}},
            "namespaces": {OWN},
            "resources": {{"blockIO": {{"weight": 10}}, "network": {{"classID": 1}}}},
            "rootfsPropagation": "shared",
            "intelRdt": {{"closID": "a"}}
        }}}}"#
    );
    assert_eq!(
        gaps(&profile, &text),
        [
            "/hooks/createContainer",
            "/linux/seccomp/listenerPath",
            "/linux/resources/blockIO/weight",
            "/linux/resources/network/classID",
            "/linux/rootfsPropagation",
            "/linux/intelRdt",
        ]
    );
}

#[test]
fn what_is_empty_asks_for_nothing() {
    let profile = Profile::kata_like();
    let text = format!(
        r#"{{"hooks":{{"createContainer":[]}},"linux":{{"namespaces":{OWN},"intelRdt":null,"netDevices":{{}},"rootfsPropagation":"slave","seccomp":{{"listenerPath":""}}}}}}"#
    );
    assert_eq!(gaps(&profile, &text), [""; 0]);
    assert_eq!(gaps(&profile, "{}"), [""; 0]);
    assert_eq!(gaps(&profile, "[1]"), [""; 0]);
}

#[test]
fn namespaces_that_are_not_listed_are_the_hosts() {
    let profile = Profile::kata_like();
    let all = ["/linux/namespaces"; 4];
    assert_eq!(gaps(&profile, r#"{"linux":{}}"#), all);
    assert_eq!(gaps(&profile, r#"{"linux":{"namespaces":null}}"#), all);
    assert_eq!(gaps(&profile, r#"{"linux":{"namespaces":[]}}"#), all);
    let text = r#"{"linux":{"namespaces":[{"type":"network","path":"/a"},{"type":"pid"},{"type":"ipc","path":"/b"}]}}"#;
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let found = profile.judge(document.root());
    let shown: Vec<_> = found
        .iter()
        .map(|request| (&*request.pointer, request.entry.condition))
        .collect();
    assert_eq!(
        shown,
        [
            ("/linux/namespaces", Condition::Lacks("type", "uts")),
            ("/linux/namespaces/2/path", Condition::Always),
        ]
    );
}

#[test]
fn what_is_missing_applies_where_its_entry_says() {
    let profile = Profile::kata_like();
    let document = Document::parse(br#"{"linux":{}}"#, &Limits::DEFAULT).unwrap();
    for (applies, count) in [
        (Applies::NeedsHost, 4),
        (Applies::ToVm, 0),
        (Applies::InGuest, 0),
    ] {
        let requests = profile.requests(document.root(), applies);
        assert_eq!(requests.len(), count, "{applies:?}");
    }
}

#[test]
fn conditions_decide_where_a_value_applies() {
    let profile = Profile::kata_like();
    let text = br#"{"mounts":[{"type":"bind","source":"/a"},{"type":"tmpfs","source":"/b"}],
        "linux":{"namespaces":[{"type":"network","path":"/c"},{"type":"pid","path":"/d"}],
        "rootfsPropagation":"shared","resources":{"cpu":{"idle":1}}},"com.example":1}"#;
    let document = Document::parse(text, &Limits::DEFAULT).unwrap();
    let applies = |pointer: &str| {
        let mut nodes = document.nodes();
        let node = nodes.find(|node| node.pointer() == pointer).unwrap();
        profile.entry_of(node).map(|entry| entry.applies)
    };
    for (pointer, expected) in [
        ("/mounts/0/source", Some(Applies::ToVm)),
        ("/mounts/1/source", Some(Applies::InGuest)),
        ("/mounts/1", Some(Applies::InGuest)),
        ("/linux/namespaces/0/path", Some(Applies::ToVm)),
        ("/linux/namespaces/1/path", Some(Applies::NeedsHost)),
        ("/linux/rootfsPropagation", Some(Applies::NeedsHost)),
        ("/linux/resources/cpu/idle", Some(Applies::InGuest)),
        ("/com.example", None),
        ("", None),
    ] {
        assert_eq!(applies(pointer), expected, "{pointer}");
    }
    let missing = document.root().at("linux").at("intelRdt");
    assert_eq!(
        profile.entry_of(missing).unwrap().pointer,
        "/linux/intelRdt"
    );
}

#[test]
fn entries_can_be_replaced_and_added() {
    let rdt = |applies| Entry::new(applies, "/linux/intelRdt", "a", "https://example.com");
    let profile = Profile::kata_like().named("ours");
    let number = profile.entries().count();
    let profile = profile.with([rdt(Applies::InGuest), rdt(Applies::ToVm)]);
    assert_eq!(
        (profile.name(), profile.entries().count()),
        ("ours", number)
    );
    let found = profile.entry("/linux/intelRdt/schemata").unwrap();
    assert_eq!(found, &rdt(Applies::ToVm));
    let special = Entry::needs_host("/annotations/com.example", "a", "https://example.com");
    let profile = profile.with([special]);
    let text = r#"{"annotations":{"com.example":"a","other":"b"}}"#;
    assert_eq!(gaps(&profile, text), ["/annotations/com.example"]);
    assert_eq!(Profile::new("none").entry("/linux"), None);
    assert_eq!(profile.entry("linux"), None);
}

#[test]
fn advice_names_what_needs_the_host_and_what_applies_to_the_virtual_machine() {
    let text = format!(
        r#"{{"root":{{"path":"a","readonly":true}},"hooks":{{"prestart":[{{"path":"/a"}}],
            "createContainer":[{{"path":"/a"}}]}},"linux":{{"namespaces":{OWN},"cgroupsPath":"/a"}},
            "mounts":[{{"destination":"/a","type":"bind","source":"/b"}}]}}"#
    );
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let mut report = Report::default();
    Profile::kata_like().advise(document.root(), "config.json", &mut report);
    report.sort();
    let found: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| {
            let place = &finding.place;
            assert_eq!(place.file, "config.json");
            (&*place.pointer, finding.clause.to_string())
        })
        .collect();
    let to_vm = "advisory.vm.applies-to-vm".to_owned();
    assert_eq!(
        found,
        [
            ("/root", to_vm.clone()),
            ("/hooks", to_vm.clone()),
            (
                "/hooks/createContainer",
                "advisory.vm.needs-host".to_owned()
            ),
            ("/linux/cgroupsPath", to_vm.clone()),
            ("/mounts/0/source", to_vm),
        ]
    );
    assert!(report.conforms());
    let hook = &report.findings()[2].message;
    assert!(
        hook.starts_with("it needs the host: a program of the host cannot run"),
        "{hook}"
    );
}

#[test]
fn fewer_stars_count_more() {
    let profile = Profile::new("test").with([
        Entry::in_guest("/a/b", "a", "https://example.com"),
        Entry::needs_host("/a/*", "a", "https://example.com"),
    ]);
    assert_eq!(gaps(&profile, r#"{"a":{"b":1,"c":1}}"#), ["/a/c"]);
    assert_eq!(profile.entry("/a/b").unwrap().applies, Applies::InGuest);
    let request = Request {
        pointer: "/a/c".to_owned(),
        span: 0..0,
        entry: profile.entry("/a/c").unwrap(),
    };
    assert_eq!(
        request.to_string(),
        "/a/c: it needs the host: a (https://example.com)"
    );
}
