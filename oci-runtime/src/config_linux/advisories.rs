//! What no sentence about Linux forbids, but the kernel refuses, or runtimes do.

use std::collections::BTreeSet;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Verdict, shortened,
};

use super::namespaces::{self, KnownNamespaceType};
use crate::{
    platform,
    specification::{V1_0_0_RC5, V1_1_0, V1_3_0},
};

/// The advisories about the `linux` section.
pub static ADVISORIES: &[&Clause] = &[
    &MAPPINGS_WITHOUT_NAMESPACE,
    &MAPPING_RANGES,
    &TIME_OFFSETS_WITHOUT_NAMESPACE,
    &NANOSECS,
    &NET_DEVICES_WITHOUT_NAMESPACE,
    &NET_DEVICE_NAMES,
];

/// Mappings of ids are those of a user namespace.
pub static MAPPINGS_WITHOUT_NAMESPACE: Clause = Clause::advisory(
    "advisory.runtime.mappings-without-namespace",
    "config-linux.md#user-namespace-mappings",
    "`uidMappings` and `gidMappings` come with a namespace of type `user`.",
    None,
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("Without one, some runtimes ignore the mappings: the container then runs with ids of the host.")
.check(
    |linux, _, verdict| {
        for name in ["uidMappings", "gidMappings"] {
            let mappings = linux.at(name);
            if mappings.items().next().is_none() {
                continue;
            }
            verdict.count_case();
            if !namespaces::has(linux, KnownNamespaceType::User) {
                verdict.breach(mappings, "there is no user namespace to map ids for");
            }
        }
    },
    &[
        Pass(
            r#"{"namespaces":[{"type":"user"}],"uidMappings":[{"containerID":0,"hostID":1,"size":1}]}"#,
        ),
        Fail(
            r#"{"gidMappings":[{"containerID":0,"hostID":1,"size":1}]}"#,
            "/gidMappings",
        ),
    ],
);

/// The kernel takes the mappings of ids.
pub static MAPPING_RANGES: Clause = Clause::advisory(
    "advisory.runtime.mapping-ranges",
    "config-linux.md#user-namespace-mappings",
    "Mappings have at least one id, end before 4294967295, and do not overlap.",
    None,
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note("The kernel refuses others.")
.check(
    |linux, _, verdict| {
        for name in ["uidMappings", "gidMappings"] {
            mapping_ranges(linux.at(name), verdict);
        }
    },
    &[
        Pass(
            r#"{"uidMappings":[{"containerID":0,"hostID":1000,"size":10},{"containerID":10,"hostID":0,"size":10}]}"#,
        ),
        Fail(
            r#"{"uidMappings":[{"containerID":0,"hostID":1000,"size":0}]}"#,
            "/uidMappings/0",
        ),
        Fail(
            r#"{"gidMappings":[{"containerID":1,"hostID":0,"size":4294967295}]}"#,
            "/gidMappings/0",
        ),
        Fail(
            r#"{"gidMappings":[{"containerID":10,"hostID":0,"size":10},{"containerID":0,"hostID":100,"size":11}]}"#,
            "/gidMappings/0",
        ),
        Fail(
            r#"{"gidMappings":[{"containerID":0,"hostID":0,"size":10},{"containerID":10,"hostID":9,"size":1}]}"#,
            "/gidMappings/1",
        ),
    ],
);

fn mapping_ranges(mappings: Node<'_>, verdict: &mut Verdict<'_>) {
    for mapping in mappings.items() {
        let Some(size) = mapping.at("size").int() else {
            continue;
        };
        verdict.count_case();
        if size == 0 {
            verdict.breach(mapping, "no id is mapped");
        }
    }
    for side in ["containerID", "hostID"] {
        let ranges = mappings.items().filter_map(|mapping| {
            let first = mapping.at(side).int()?;
            let size = mapping.at("size").int()?;
            let known = u32::try_from(first).is_ok() && u32::try_from(size).is_ok();
            (known && size > 0).then_some((first, first + size, mapping))
        });
        let mut ranges: Vec<_> = ranges.collect();
        ranges.sort_by_key(|&(first, ..)| first);
        let mut mapped = 0;
        for (first, end, mapping) in ranges {
            verdict.count_case();
            if first < mapped {
                verdict.breach(
                    mapping,
                    format!("its range of `{side}` overlaps with another"),
                );
            } else if end > u32::MAX.into() {
                verdict.breach(
                    mapping,
                    format!("its range of `{side}` ends behind the last id"),
                );
            }
            mapped = end.max(mapped);
        }
    }
}

/// Offsets of clocks are those of a time namespace.
pub static TIME_OFFSETS_WITHOUT_NAMESPACE: Clause = Clause::advisory(
    "advisory.runtime.time-offsets-without-namespace",
    "config-linux.md#offset-for-time-namespace",
    "`timeOffsets` comes with a new namespace of type `time`.",
    None,
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The kernel takes offsets only before the first process enters the namespace.")
.check(
    |linux, _, verdict| {
        let offsets = linux.at("timeOffsets");
        if offsets.members().next().is_none() {
            return;
        }
        verdict.count_case();
        if !namespaces::has_new(linux, KnownNamespaceType::Time) {
            verdict.breach(offsets, "there is no new time namespace to set clocks of");
        }
    },
    &[
        Pass(r#"{"namespaces":[{"type":"time"}],"timeOffsets":{"boottime":{"secs":1}}}"#),
        Fail(
            r#"{"namespaces":[{"type":"time","path":"/x"}],"timeOffsets":{"boottime":{"secs":1}}}"#,
            "/timeOffsets",
        ),
    ],
);

/// Nanoseconds are less than a second.
pub static NANOSECS: Clause = Clause::advisory(
    "advisory.runtime.nanosecs",
    "config-linux.md#offset-for-time-namespace",
    "`nanosecs` is less than a second.",
    None,
)
.since(V1_1_0)
.on(platform::LINUX)
.note("The kernel refuses more.")
.check(
    |linux, _, verdict| {
        for offset in linux.at("timeOffsets").members() {
            let nanosecs = offset.at("nanosecs");
            let Some(number) = nanosecs.int() else {
                continue;
            };
            verdict.count_case();
            if number >= 1_000_000_000 {
                verdict.breach(
                    nanosecs,
                    format!("{number} nanoseconds are a second or more"),
                );
            }
        }
    },
    &[
        Pass(r#"{"timeOffsets":{"boottime":{"nanosecs":999999999}}}"#),
        Fail(
            r#"{"timeOffsets":{"boottime":{"nanosecs":1000000000}}}"#,
            "/timeOffsets/boottime/nanosecs",
        ),
    ],
);

/// Network devices are moved into a network namespace.
pub static NET_DEVICES_WITHOUT_NAMESPACE: Clause = Clause::advisory(
    "advisory.runtime.net-devices-without-namespace",
    "config-linux.md#network-devices",
    "`netDevices` comes with a namespace of type `network`.",
    None,
)
.since(V1_3_0)
.on(platform::LINUX)
.note("Without one there is no place that a device could be moved to.")
.check(
    |linux, _, verdict| {
        let devices = linux.at("netDevices");
        if devices.members().next().is_none() {
            return;
        }
        verdict.count_case();
        if !namespaces::has(linux, KnownNamespaceType::Network) {
            verdict.breach(devices, "there is no network namespace to move devices to");
        }
    },
    &[
        Pass(r#"{"namespaces":[{"type":"network"}],"netDevices":{"eth0":{}}}"#),
        Fail(
            r#"{"namespaces":[{"type":"uts"}],"netDevices":{"eth0":{}}}"#,
            "/netDevices",
        ),
    ],
);

/// Network devices have names that the kernel takes.
pub static NET_DEVICE_NAMES: Clause = Clause::advisory(
    "advisory.runtime.net-device-names",
    "config-linux.md#network-devices",
    "Network devices have names that the kernel takes, and no two have the same in the container.",
    None,
)
.since(V1_3_0)
.on(platform::LINUX)
.note(
    "A name has 1 to 15 bytes, no whitespace, `/` or `:`, and is not `.` or `..`. An empty new name \
     is taken for none, as readers in Go do.",
)
.check(
    net_device_names,
    &[
        Pass(r#"{"netDevices":{"eth0":{"name":"container_eth0"},"eth1":{"name":"eth0"}}}"#),
        Pass(r#"{"netDevices":{"a":{"name":"eth%d"},"b":{"name":"eth%d"}}}"#),
        Fail(r#"{"netDevices":{"":{}}}"#, "/netDevices/"),
        Fail(
            r#"{"netDevices":{"eth0":{"name":"the_first_ethernet"}}}"#,
            "/netDevices/eth0/name",
        ),
        Fail(
            r#"{"netDevices":{"eth0":{"name":"a/b"}}}"#,
            "/netDevices/eth0/name",
        ),
        Fail(
            r#"{"netDevices":{"eth0":{},"eth1":{"name":"eth0"}}}"#,
            "/netDevices/eth1",
        ),
    ],
);

fn net_device_names(linux: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mut taken = BTreeSet::new();
    for device in linux.at("netDevices").members() {
        let name = device.name().unwrap_or_default();
        verdict.count_case();
        if !is_device_name(&name) {
            let name = shortened(&name);
            verdict.breach_name(device, format!("`{name}` is no name of a network device"));
        }
        let new = device.at("name");
        let renamed = new.str().filter(|new| !new.is_empty());
        if let Some(text) = &renamed {
            verdict.count_case();
            if !is_device_name(text) {
                let text = shortened(text);
                verdict.breach(new, format!("`{text}` is no name of a network device"));
            }
        }
        let inside = renamed.unwrap_or(name);
        if inside.contains("%d") {
            continue;
        }
        verdict.count_case();
        if taken.contains(&inside) {
            let inside = shortened(&inside);
            verdict.breach(
                device,
                format!("another device gets the name `{inside}`, too"),
            );
        } else {
            taken.insert(inside);
        }
    }
}

/// Whether the kernel takes a name, as its `dev_valid_name` does.
fn is_device_name(name: &str) -> bool {
    let foreign = |byte: u8| matches!(byte, b'/' | b':' | b' ' | b'\t'..=b'\r' | 0xa0);
    (1..=15).contains(&name.len()) && !matches!(name, "." | "..") && !name.bytes().any(foreign)
}

#[cfg(test)]
mod tests {
    use oci_conformance::judge;

    use super::*;

    #[test]
    fn ranges_of_ids_end_where_they_end() {
        const OVERLAP: &str = "its range of `containerID` overlaps with another";
        const TOO_FAR: &str = "its range of `containerID` ends behind the last id";
        const NONE: &str = "no id is mapped";
        for (ranges, messages) in [
            (&[(0, 10), (10, 10)][..], &[][..]),
            (&[(0, 10), (9, 10)], &[OVERLAP]),
            (&[(0, 10), (2, 3), (5, 10)], &[OVERLAP, OVERLAP]),
            (&[(0, 10), (5, 0)], &[NONE]),
            (&[(0, 4_294_967_295)], &[]),
            (&[(1, 4_294_967_295)], &[TOO_FAR]),
            (&[(2, 4_294_967_295)], &[TOO_FAR]),
            // These are for the clause about their range.
            (&[(-1, 10)], &[]),
            (&[(5, -1), (0, 10)], &[]),
        ] {
            let mapping = |(number, (first, size)): (usize, &(i64, i64))| {
                let host = number * 100;
                format!(r#"{{"containerID":{first},"hostID":{host},"size":{size}}}"#)
            };
            let mappings: Vec<_> = ranges.iter().enumerate().map(mapping).collect();
            let text = format!(r#"{{"linux":{{"uidMappings":[{}]}}}}"#, mappings.join(","));
            let kind = &crate::config::DOCUMENT;
            let report = judge(text.as_bytes(), kind, &Context::default(), "");
            let findings = report.findings().iter();
            let found = findings.filter(|finding| finding.clause == (&MAPPING_RANGES).into());
            let found: Vec<_> = found.map(|finding| &*finding.message).collect();
            assert_eq!(found, messages, "{text}");
        }
    }
}
