//! config-linux.md, but for resources and seccomp.

use crate::{
    sound::LINUX,
    table::{
        Change::Text,
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn namespaces() {
    check(
        &LINUX,
        &[
            Row(
                "an object",
                Text(r#""namespaces": ["#, r#""namespaces": {}, "x": ["#),
                Broken(&[("runtime.linux.namespaces.json-type", "/linux/namespaces")]),
            ),
            Row(
                "no type",
                Text(r#"{"type": "pid"}"#, r#"{}"#),
                Broken(&[(
                    "runtime.linux.namespaces.type.required",
                    "/linux/namespaces/0/type",
                )]),
            ),
            Row(
                "an unknown type",
                Text(r#"{"type": "pid"}"#, r#"{"type": "process"}"#),
                Hints(&["runtime.linux.namespaces.type.enum"]),
            ),
            Row(
                "in capital letters",
                Text(r#"{"type": "pid"}"#, r#"{"type": "PID"}"#),
                Hints(&["runtime.linux.namespaces.type.enum"]),
            ),
            Row(
                "one twice",
                Text(r#"{"type": "uts"}"#, r#"{"type": "uts"}, {"type": "uts"}"#),
                Broken(&[(
                    "runtime.linux.namespaces.no-duplicate-types",
                    "/linux/namespaces/4/type",
                )]),
            ),
            Row(
                "a relative path",
                Text(r#""/run/netns/a""#, r#""netns/a""#),
                Broken(&[(
                    "runtime.linux.namespaces.path.absolute",
                    "/linux/namespaces/1/path",
                )]),
            ),
        ],
    );
}

#[test]
fn mappings() {
    check(
        &LINUX,
        &[
            Row(
                "no size",
                Text(r#""hostID": 1000, "size": 10"#, r#""hostID": 1000"#),
                Broken(&[(
                    "runtime.linux.uid-mappings.size.required",
                    "/linux/uidMappings/0/size",
                )]),
            ),
            Row(
                "a negative id",
                Text(r#""hostID": 1000,"#, r#""hostID": -1,"#),
                Broken(&[(
                    "runtime.linux.uid-mappings.host-id.json-type",
                    "/linux/uidMappings/0/hostID",
                )]),
            ),
            Row(
                "an id that is a text",
                Text(r#""containerID": 1,"#, r#""containerID": "1","#),
                Broken(&[(
                    "runtime.linux.gid-mappings.container-id.json-type",
                    "/linux/gidMappings/0/containerID",
                )]),
            ),
            Row(
                "no list",
                Text(
                    r#""gidMappings": [{"containerID": 1, "hostID": 1001, "size": 11}]"#,
                    r#""gidMappings": {}"#,
                ),
                Broken(&[("runtime.linux.gid-mappings.json-type", "/linux/gidMappings")]),
            ),
        ],
    );
}

#[test]
fn clocks() {
    check(
        &LINUX,
        &[
            Row(
                "an unknown clock",
                Text(r#""monotonic""#, r#""realtime""#),
                Hints(&["runtime.linux.time-offsets.clock-names"]),
            ),
            Row(
                "seconds as a text",
                Text(r#""secs": 1"#, r#""secs": "1""#),
                Broken(&[(
                    "runtime.linux.time-offsets.secs.json-type",
                    "/linux/timeOffsets/monotonic/secs",
                )]),
            ),
            Row(
                "negative parts of a second",
                Text(r#""nanosecs": 2"#, r#""nanosecs": -2"#),
                Broken(&[(
                    "runtime.linux.time-offsets.nanosecs.json-type",
                    "/linux/timeOffsets/monotonic/nanosecs",
                )]),
            ),
        ],
    );
}

#[test]
fn devices() {
    check(
        &LINUX,
        &[
            Row(
                "no path",
                Text(r#""path": "/dev/fuse", "#, r#""#),
                Broken(&[(
                    "runtime.linux.devices.path.required",
                    "/linux/devices/0/path",
                )]),
            ),
            Row(
                "a relative path",
                Text(r#""path": "/dev/fuse""#, r#""path": "fuse""#),
                Hints(&["runtime.linux.devices.path.full"]),
            ),
            Row(
                "an unknown type",
                Text(r#""type": "c", "major": 10"#, r#""type": "x", "major": 10"#),
                Broken(&[("runtime.linux.devices.type.enum", "/linux/devices/0/type")]),
            ),
            Row(
                "no major number",
                Text(r#""major": 10, "#, r#""#),
                Broken(&[(
                    "runtime.linux.devices.major.required-unless-p",
                    "/linux/devices/0/major",
                )]),
            ),
            Row(
                "no minor number",
                Text(r#""minor": 229, "#, r#""#),
                Broken(&[(
                    "runtime.linux.devices.minor.required-unless-p",
                    "/linux/devices/0/minor",
                )]),
            ),
            Row(
                "a FIFO without numbers",
                Text(
                    r#""type": "c", "major": 10, "minor": 229"#,
                    r#""type": "p""#,
                ),
                Silence,
            ),
            Row(
                "a mode as a text",
                Text(r#""fileMode": 438"#, r#""fileMode": "0666""#),
                Broken(&[(
                    "runtime.linux.devices.file-mode.json-type",
                    "/linux/devices/0/fileMode",
                )]),
            ),
            Row(
                "a negative owner",
                Text(r#""uid": 3"#, r#""uid": -3"#),
                Broken(&[(
                    "runtime.linux.devices.uid.json-type",
                    "/linux/devices/0/uid",
                )]),
            ),
        ],
    );
}

#[test]
fn network_devices() {
    check(
        &LINUX,
        &[
            Row(
                "a list",
                Text(r#"{"eth0": {"name": "container0"}}"#, r#"["eth0"]"#),
                Broken(&[("runtime.linux.net-devices.json-type", "/linux/netDevices")]),
            ),
            Row(
                "a name for an object",
                Text(r#"{"name": "container0"}"#, r#""container0""#),
                Broken(&[(
                    "runtime.linux.net-devices.json-type",
                    "/linux/netDevices/eth0",
                )]),
            ),
            Row(
                "a name that is a number",
                Text(r#""name": "container0""#, r#""name": 0"#),
                Broken(&[(
                    "runtime.linux.net-devices.name.json-type",
                    "/linux/netDevices/eth0/name",
                )]),
            ),
        ],
    );
}

#[test]
fn paths() {
    check(
        &LINUX,
        &[
            Row(
                "a masked path that is relative",
                Text(r#"["/proc/kcore"]"#, r#"["proc/kcore"]"#),
                Broken(&[(
                    "runtime.linux.masked-paths.absolute",
                    "/linux/maskedPaths/0",
                )]),
            ),
            Row(
                "masked paths as a text",
                Text(r#"["/proc/kcore"]"#, r#""/proc/kcore""#),
                Broken(&[("runtime.linux.masked-paths.json-type", "/linux/maskedPaths")]),
            ),
            Row(
                "a read-only path that is relative",
                Text(r#"["/proc/sys"]"#, r#"["/proc/sys", "./sys"]"#),
                Broken(&[(
                    "runtime.linux.readonly-paths.absolute",
                    "/linux/readonlyPaths/1",
                )]),
            ),
            Row(
                "a group that is a number",
                Text(r#""cgroupsPath": "/group""#, r#""cgroupsPath": 1"#),
                Broken(&[("runtime.linux.cgroups-path.json-type", "/linux/cgroupsPath")]),
            ),
            Row(
                "a relative group",
                Text(r#""cgroupsPath": "/group""#, r#""cgroupsPath": "group""#),
                Silence,
            ),
            Row(
                "a group of systemd",
                Text(
                    r#""cgroupsPath": "/group""#,
                    r#""cgroupsPath": "system.slice:runc:name""#,
                ),
                Silence,
            ),
        ],
    );
}

#[test]
fn the_rest_of_it() {
    check(
        &LINUX,
        &[
            Row(
                "an unknown propagation",
                Text(r#""slave""#, r#""salve""#),
                Broken(&[(
                    "runtime.linux.rootfs-propagation.enum",
                    "/linux/rootfsPropagation",
                )]),
            ),
            Row(
                "a label that is a number",
                Text(r#""mountLabel": "label2""#, r#""mountLabel": 2"#),
                Broken(&[("runtime.linux.mount-label.json-type", "/linux/mountLabel")]),
            ),
            Row(
                "an unknown domain",
                Text(r#""domain": "LINUX32""#, r#""domain": "LINUX64""#),
                Broken(&[(
                    "runtime.linux.personality.domain.enum",
                    "/linux/personality/domain",
                )]),
            ),
            Row(
                "no domain",
                Text(r#""domain": "LINUX32""#, r#""#),
                Broken(&[(
                    "runtime.linux.personality.domain.required",
                    "/linux/personality/domain",
                )]),
            ),
            Row(
                "flags of a personality",
                Text(
                    r#""domain": "LINUX32""#,
                    r#""domain": "LINUX32", "flags": ["ADDR_NO_RANDOMIZE"]"#,
                ),
                Broken(&[(
                    "runtime.linux.personality.flags.none-supported",
                    "/linux/personality/flags/0",
                )]),
            ),
            Row(
                "a parameter that is a number",
                Text(
                    r#""net.ipv4.ip_forward": "1""#,
                    r#""net.ipv4.ip_forward": 1"#,
                ),
                Broken(&[(
                    "runtime.linux.sysctl.json-type",
                    "/linux/sysctl/net.ipv4.ip_forward",
                )]),
            ),
            Row(
                "lines in a schema",
                Text(r#""L3:0=7f0;1=1f""#, r#""L3:0=7f0\nMB:0=20""#),
                Broken(&[(
                    "runtime.linux.intel-rdt.schemata.no-newlines",
                    "/linux/intelRdt/schemata/0",
                )]),
            ),
            Row(
                "a bandwidth without its prefix",
                Text(
                    r#""schemata": ["L3:0=7f0;1=1f"]"#,
                    r#""memBwSchema": "0=20""#,
                ),
                Broken(&[(
                    "runtime.linux.intel-rdt.mem-bw-schema.prefix",
                    "/linux/intelRdt/memBwSchema",
                )]),
            ),
            Row(
                "a class that is a number",
                Text(r#""closID": "guaranteed""#, r#""closID": 1"#),
                Broken(&[(
                    "runtime.linux.intel-rdt.clos-id.json-type",
                    "/linux/intelRdt/closID",
                )]),
            ),
            Row(
                "no mode of memory",
                Text(r#""mode": "MPOL_INTERLEAVE", "#, r#""#),
                Broken(&[(
                    "runtime.linux.memory-policy.mode.required",
                    "/linux/memoryPolicy/mode",
                )]),
            ),
            Row(
                "an unknown mode of memory",
                Text(r#""MPOL_INTERLEAVE""#, r#""MPOL_ANY""#),
                Broken(&[(
                    "runtime.linux.memory-policy.mode.enum",
                    "/linux/memoryPolicy/mode",
                )]),
            ),
            Row(
                "a mode that needs nodes",
                Text(r#""nodes": "2-3", "#, r#""#),
                Broken(&[(
                    "runtime.linux.memory-policy.nodes.required-by-mode",
                    "/linux/memoryPolicy/nodes",
                )]),
            ),
            Row(
                "nodes in words",
                Text(r#""nodes": "2-3""#, r#""nodes": "two""#),
                Broken(&[(
                    "runtime.linux.memory-policy.nodes.list-format",
                    "/linux/memoryPolicy/nodes",
                )]),
            ),
            Row(
                "a mode that forbids nodes",
                Text(r#""MPOL_INTERLEAVE""#, r#""MPOL_LOCAL""#),
                Broken(&[(
                    "runtime.linux.memory-policy.nodes.forbidden-by-mode",
                    "/linux/memoryPolicy/nodes",
                )]),
            ),
            Row(
                "an unknown flag of memory",
                Text(r#""MPOL_F_STATIC_NODES""#, r#""MPOL_F_ANY""#),
                Broken(&[(
                    "runtime.linux.memory-policy.flags.enum",
                    "/linux/memoryPolicy/flags/0",
                )]),
            ),
            Row(
                "flags that exclude each other",
                Text(
                    r#""MPOL_F_STATIC_NODES""#,
                    r#""MPOL_F_STATIC_NODES", "MPOL_F_RELATIVE_NODES""#,
                ),
                Hints(&["runtime.linux.memory-policy.flags.combination"]),
            ),
        ],
    );
}
