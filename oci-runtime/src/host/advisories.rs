//! What no sentence asks of a machine, but without which a container does not start on it.

use oci_conformance::{Clause, Node, shortened};

use super::{
    Host,
    checks::{Check, Findings, facts},
};
use crate::{config::process::Capability, platform};

/// The advisories about machines, with their checks.
pub(super) static ALL: &[(&Clause, Check)] = &[
    (&CAPABILITIES, capabilities),
    (&RLIMITS, rlimits),
    (&NAMESPACE_PATHS, namespace_paths),
    (&ID_MAPPINGS, id_mappings),
    (&NET_DEVICES, net_devices),
    (&RESCTRL, resctrl),
];

/// Advises against capabilities that the running kernel does not have.
pub static CAPABILITIES: Clause = Clause::advisory(
    "advisory.host.capabilities",
    "config.md#linux-process",
    "The kernel of the machine has the capabilities of the process.",
    None,
)
.on(platform::LINUX)
.note("A kernel has all capabilities up to a last one, which it tells.")
.judged(oci_conformance::Subject::Host, &[]);

fn capabilities(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    let sets = config.at("process").at("capabilities").members();
    for capability in sets.flat_map(Node::items) {
        let Some(name) = capability.str() else {
            continue;
        };
        // The known ones are in the order of their numbers.
        let mut known = Capability::KNOWN.iter();
        let Some(number) = known.position(|&known| known == name) else {
            continue;
        };
        let Some(last) = host.last_capability else {
            return findings.unknown();
        };
        findings.case();
        if u32::try_from(number).is_ok_and(|number| number > last) {
            findings.breach(capability, format!("the kernel does not have `{name}` yet"));
        }
    }
}

/// Advises against resource limits beyond what the running kernel takes.
pub static RLIMITS: Clause = Clause::advisory(
    "advisory.host.rlimits",
    "config.md#posix-process",
    "The kernel of the machine takes the resource limits of the process.",
    None,
)
.on(platform::LINUX)
.note("Linux refuses to let a process have more file descriptors than `fs.nr_open`.")
.judged(oci_conformance::Subject::Host, &[]);

fn rlimits(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    for rlimit in config.at("process").at("rlimits").items() {
        if !rlimit.at("type").is_str("RLIMIT_NOFILE") {
            continue;
        }
        let Some(most) = host.nr_open else {
            return findings.unknown();
        };
        let hard = rlimit.at("hard");
        findings.case();
        if hard.int().is_some_and(|hard| hard > i128::from(most)) {
            let message = format!("the kernel lets no process have more than {most} files open");
            findings.breach(hard, message);
        }
    }
}

/// Advises against paths of namespaces that are not there, or are of another type.
pub static NAMESPACE_PATHS: Clause = Clause::advisory(
    "advisory.host.namespace-paths",
    "config-linux.md#namespaces",
    "The machine has a namespace of the type at each path.",
    None,
)
.on(platform::LINUX)
.judged(oci_conformance::Subject::Host, &[]);

fn namespace_paths(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    for namespace in config.at("linux").at("namespaces").items() {
        let (path, kind) = (namespace.at("path"), namespace.at("type"));
        let (Some(text), Some(kind)) = (path.str(), kind.str()) else {
            continue;
        };
        if text.is_empty() {
            continue;
        }
        let Ok(facts) = facts(path, host) else {
            return findings.unknown();
        };
        findings.case();
        let text = shortened(&text);
        match facts {
            None => findings.breach(path, format!("the host has no `{text}`")),
            Some(facts) => match facts.namespace {
                Some(own) if own == kind => {}
                Some(own) => {
                    let kind = shortened(&kind);
                    let message = format!("`{text}` is a namespace of type `{own}`, not `{kind}`");
                    findings.breach(path, message);
                }
                None => findings.breach(path, format!("`{text}` is no namespace")),
            },
        }
    }
}

/// Advises against more mappings of ids than the running kernel takes.
pub static ID_MAPPINGS: Clause = Clause::advisory(
    "advisory.host.id-mappings",
    "config-linux.md#user-namespace-mappings",
    "The kernel of the machine takes as many mappings of ids.",
    None,
)
.on(platform::LINUX)
.note("Linux took 5 up to version 4.14, and takes 340 from 4.15 on.")
.judged(oci_conformance::Subject::Host, &[]);

fn id_mappings(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    for name in ["uidMappings", "gidMappings"] {
        let mappings = config.at("linux").at(name);
        if mappings.is_empty() {
            continue;
        }
        let Some(most) = host.id_map_lines else {
            return findings.unknown();
        };
        findings.case();
        let count = mappings.items().count();
        if u32::try_from(count).is_ok_and(|count| count > most) {
            let message =
                format!("{count} mappings are more than the {most} that the kernel takes");
            findings.breach(mappings, message);
        }
    }
}

/// Advises against network devices that the machine does not have.
pub static NET_DEVICES: Clause = Clause::advisory(
    "advisory.host.net-devices",
    "config-linux.md#network-devices",
    "The machine has the network devices that the container gets.",
    None,
)
.on(platform::LINUX)
.judged(oci_conformance::Subject::Host, &[]);

fn net_devices(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    for device in config.at("linux").at("netDevices").members() {
        if let Some(name) = device.name() {
            let there = host.interfaces.as_ref();
            findings.one_of(device, there, &name, "network device");
        }
    }
}

/// Advises against Intel RDT where the machine does not offer it.
pub static RESCTRL: Clause = Clause::advisory(
    "advisory.host.resctrl",
    "config-linux.md#intelrdt",
    "The kernel of the machine offers `resctrl` if the container uses Intel RDT.",
    None,
)
.on(platform::LINUX)
.judged(oci_conformance::Subject::Host, &[]);

fn resctrl(config: Node<'_>, host: &Host, findings: &mut Findings<'_, '_>) {
    let Some(rdt) = config.at("linux").at("intelRdt").present() else {
        return;
    };
    match host.resctrl {
        None => findings.unknown(),
        Some(there) => {
            findings.case();
            if !there {
                findings.breach(rdt, "the kernel offers no `resctrl`".to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, path::PathBuf};

    use oci_conformance::{Context, Document, Limits, Report};

    use super::{
        super::{PathFacts, PathKind, Paths, judge_host},
        *,
    };

    fn host() -> Host {
        let namespace = |kind: &str| PathFacts {
            namespace: Some(kind.to_owned()),
            ..PathFacts::new(PathKind::File)
        };
        let paths = [
            ("/run/netns/a", namespace("network")),
            ("/etc/passwd", PathFacts::new(PathKind::File)),
        ];
        let paths = paths.map(|(path, facts)| (PathBuf::from(path), facts));
        Host {
            last_capability: Some(37),
            nr_open: Some(1000),
            id_map_lines: Some(2),
            interfaces: Some(["eth0".to_owned()].into()),
            resctrl: Some(false),
            paths: Paths::Given(BTreeMap::from(paths)),
            ..Host::default()
        }
    }

    fn found(config: &str, host: &Host) -> Vec<String> {
        let document = Document::parse(config.as_bytes(), &Limits::DEFAULT).unwrap();
        let context = Context::default().on(platform::LINUX);
        let mut report = Report::default();
        judge_host(document.root(), "", &context, host, &mut report);
        report.sort();
        let findings = report.findings().iter();
        let advisories = findings.filter(|f| f.clause.to_string().starts_with("advisory.host."));
        advisories
            .map(|f| format!("{}: {} [{}]", f.place.pointer, f.message, f.clause))
            .collect()
    }

    #[test]
    fn what_the_machine_lacks_is_told() {
        let mappings = "[{},{},{}]";
        for (config, expected) in [
            (
                r#"{"process":{"capabilities":{"bounding":["CAP_KILL","CAP_BPF","CAP_X"]}}}"#
                    .to_owned(),
                "/process/capabilities/bounding/1: the kernel does not have `CAP_BPF` yet \
                 [advisory.host.capabilities]",
            ),
            (
                r#"{"process":{"rlimits":[{"type":"RLIMIT_CORE","hard":2000},{"type":"RLIMIT_NOFILE","hard":1001}]}}"#
                    .to_owned(),
                "/process/rlimits/1/hard: the kernel lets no process have more than 1000 files \
                 open [advisory.host.rlimits]",
            ),
            (
                r#"{"linux":{"namespaces":[{"type":"network","path":"/run/netns/b"}]}}"#.to_owned(),
                "/linux/namespaces/0/path: the host has no `/run/netns/b` \
                 [advisory.host.namespace-paths]",
            ),
            (
                r#"{"linux":{"namespaces":[{"type":"pid","path":"/run/netns/a"}]}}"#.to_owned(),
                "/linux/namespaces/0/path: `/run/netns/a` is a namespace of type `network`, not \
                 `pid` [advisory.host.namespace-paths]",
            ),
            (
                r#"{"linux":{"namespaces":[{"type":"pid","path":"/etc/passwd"}]}}"#.to_owned(),
                "/linux/namespaces/0/path: `/etc/passwd` is no namespace \
                 [advisory.host.namespace-paths]",
            ),
            (
                format!(r#"{{"linux":{{"uidMappings":{mappings}}}}}"#),
                "/linux/uidMappings: 3 mappings are more than the 2 that the kernel takes \
                 [advisory.host.id-mappings]",
            ),
            (
                r#"{"linux":{"netDevices":{"eth0":{},"eth1":{}}}}"#.to_owned(),
                "/linux/netDevices/eth1: the host has no network device `eth1` \
                 [advisory.host.net-devices]",
            ),
            (
                r#"{"linux":{"intelRdt":{}}}"#.to_owned(),
                "/linux/intelRdt: the kernel offers no `resctrl` [advisory.host.resctrl]",
            ),
        ] {
            assert_eq!(found(&config, &host()), [expected], "{config}");
            // Of a host of which nothing else is known, it is known which files it has.
            let files = usize::from(config.contains("path"));
            assert_eq!(found(&config, &Host::default()).len(), files, "{config}");
        }
    }

    #[test]
    fn what_the_machine_has_is_fine() {
        let config = r#"{"process":{"capabilities":{"bounding":["CAP_AUDIT_READ"]},"rlimits":[{"type":"RLIMIT_NOFILE","hard":1000}]},"linux":{"namespaces":[{"type":"network","path":"/run/netns/a"},{"type":"pid"},{"type":"ipc","path":""}],"uidMappings":[{},{}],"netDevices":{"eth0":{}}}}"#;
        assert_eq!(found(config, &host()), [""; 0]);
    }
}
