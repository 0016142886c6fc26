//! config-linux.md: control groups.

use crate::{
    sound::LINUX,
    table::{
        Change::Text,
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn memory() {
    check(
        &LINUX,
        &[
            Row(
                "a list",
                Text(r#""memory": {"limit""#, r#""memory": [], "x": {"limit""#),
                Broken(&[(
                    "runtime.linux.resources.memory.json-type",
                    "/linux/resources/memory",
                )]),
            ),
            Row(
                "a limit as a text",
                Text(r#""limit": 1000"#, r#""limit": "1000""#),
                Broken(&[(
                    "runtime.linux.resources.memory.limit.json-type",
                    "/linux/resources/memory/limit",
                )]),
            ),
            Row(
                "a limit of 65 bits",
                Text(r#""limit": 1000"#, r#""limit": 9223372036854775808"#),
                Broken(&[(
                    "runtime.linux.resources.memory.limit.json-type",
                    "/linux/resources/memory/limit",
                )]),
            ),
            Row(
                "no limit",
                Text(r#""limit": 1000"#, r#""limit": -1"#),
                Silence,
            ),
            Row(
                "a negative swappiness",
                Text(r#""swappiness": 50"#, r#""swappiness": -1"#),
                Broken(&[(
                    "runtime.linux.resources.memory.swappiness.range",
                    "/linux/resources/memory/swappiness",
                )]),
            ),
            Row(
                "a number for a truth value",
                Text(r#""disableOOMKiller": false"#, r#""disableOOMKiller": 0"#),
                Broken(&[(
                    "runtime.linux.resources.memory.disable-oom-killer.json-type",
                    "/linux/resources/memory/disableOOMKiller",
                )]),
            ),
        ],
    );
}

#[test]
fn processors() {
    check(
        &LINUX,
        &[
            Row(
                "negative shares",
                Text(r#""shares": 1024"#, r#""shares": -1"#),
                Broken(&[(
                    "runtime.linux.resources.cpu.shares.json-type",
                    "/linux/resources/cpu/shares",
                )]),
            ),
            Row(
                "a broken quota",
                Text(r#""quota": 5000"#, r#""quota": 0.5"#),
                Broken(&[(
                    "runtime.linux.resources.cpu.quota.json-type",
                    "/linux/resources/cpu/quota",
                )]),
            ),
            Row(
                "processors in words",
                Text(r#""cpus": "0-3,5""#, r#""cpus": "all""#),
                Broken(&[(
                    "runtime.linux.resources.cpu.cpus.list-format",
                    "/linux/resources/cpu/cpus",
                )]),
            ),
            Row(
                "nodes that are a number",
                Text(r#""mems": "0""#, r#""mems": 0"#),
                Broken(&[(
                    "runtime.linux.resources.cpu.mems.json-type",
                    "/linux/resources/cpu/mems",
                )]),
            ),
            Row(
                "more idle than idle",
                Text(r#""idle": 0"#, r#""idle": 2"#),
                Hints(&["runtime.linux.resources.cpu.idle.values"]),
            ),
            Row(
                "a burst above the quota",
                Text(r#""quota": 5000,"#, r#""quota": 5000, "burst": 6000,"#),
                Broken(&[(
                    "runtime.linux.resources.cpu.quota.not-below-burst",
                    "/linux/resources/cpu/burst",
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
                "nothing that says whether",
                Text(r#""allow": false, "#, r#""#),
                Broken(&[(
                    "runtime.linux.resources.devices.allow.required",
                    "/linux/resources/devices/0/allow",
                )]),
            ),
            Row(
                "an unknown type",
                Text(
                    r#""allow": true, "type": "c""#,
                    r#""allow": true, "type": "u""#,
                ),
                Broken(&[(
                    "runtime.linux.resources.devices.type.enum",
                    "/linux/resources/devices/1/type",
                )]),
            ),
            Row(
                "an unknown access",
                Text(r#""access": "rwm""#, r#""access": "rwx""#),
                Broken(&[(
                    "runtime.linux.resources.devices.access.letters",
                    "/linux/resources/devices/0/access",
                )]),
            ),
            Row(
                "a number that is a text",
                Text(r#""major": 11"#, r#""major": "*""#),
                Broken(&[(
                    "runtime.linux.resources.devices.major.json-type",
                    "/linux/resources/devices/1/major",
                )]),
            ),
        ],
    );
}

#[test]
fn block_devices() {
    check(
        &LINUX,
        &[
            Row(
                "no weight",
                Text(r#""minor": 0, "weight": 500"#, r#""minor": 0"#),
                Broken(&[(
                    "runtime.linux.resources.block-io.weight-device.weight-or-leaf-weight",
                    "/linux/resources/blockIO/weightDevice/0",
                )]),
            ),
            Row(
                "a weight as a text",
                Text(r#""weight": 20"#, r#""weight": "20""#),
                Broken(&[(
                    "runtime.linux.resources.block-io.weight.json-type",
                    "/linux/resources/blockIO/weight",
                )]),
            ),
            Row(
                "no number of a device",
                Text(
                    r#""major": 8, "minor": 1, "rate": 600"#,
                    r#""minor": 1, "rate": 600"#,
                ),
                Broken(&[(
                    "runtime.linux.resources.block-io.throttle-read-bps-device.major.required",
                    "/linux/resources/blockIO/throttleReadBpsDevice/0/major",
                )]),
            ),
            Row(
                "no rate",
                Text(r#""minor": 1, "rate": 600"#, r#""minor": 1"#),
                Broken(&[(
                    "runtime.linux.resources.block-io.throttle-read-bps-device.rate.required",
                    "/linux/resources/blockIO/throttleReadBpsDevice/0/rate",
                )]),
            ),
        ],
    );
}

#[test]
fn the_other_controllers() {
    check(
        &LINUX,
        &[
            Row(
                "processes without a limit",
                Text(r#""pids": {"limit": 32771}"#, r#""pids": {"limit": "max"}"#),
                Broken(&[(
                    "runtime.linux.resources.pids.limit.json-type",
                    "/linux/resources/pids/limit",
                )]),
            ),
            Row(
                "pages without a size",
                Text(r#""pageSize": "2MB", "#, r#""#),
                Broken(&[(
                    "runtime.linux.resources.hugepage-limits.page-size.required",
                    "/linux/resources/hugepageLimits/0/pageSize",
                )]),
            ),
            Row(
                "pages of a size without a unit",
                Text(r#""pageSize": "2MB""#, r#""pageSize": "2048""#),
                Broken(&[(
                    "runtime.linux.resources.hugepage-limits.page-size.format",
                    "/linux/resources/hugepageLimits/0/pageSize",
                )]),
            ),
            Row(
                "pages without a limit",
                Text(r#""pageSize": "2MB", "limit": 9"#, r#""pageSize": "2MB""#),
                Broken(&[(
                    "runtime.linux.resources.hugepage-limits.limit.required",
                    "/linux/resources/hugepageLimits/0/limit",
                )]),
            ),
            Row(
                "a class of 33 bits",
                Text(r#""classID": 1048577"#, r#""classID": 4294967296"#),
                Broken(&[(
                    "runtime.linux.resources.network.class-id.json-type",
                    "/linux/resources/network/classID",
                )]),
            ),
            Row(
                "an interface without a name",
                Text(r#""name": "eth1", "#, r#""#),
                Broken(&[(
                    "runtime.linux.resources.network.priorities.name.required",
                    "/linux/resources/network/priorities/0/name",
                )]),
            ),
            Row(
                "an interface without a priority",
                Text(r#", "priority": 7"#, r#""#),
                Broken(&[(
                    "runtime.linux.resources.network.priorities.priority.required",
                    "/linux/resources/network/priorities/0/priority",
                )]),
            ),
            Row(
                "an adapter without limits",
                Text(r#"{"hcaHandles": 3, "hcaObjects": 10000}"#, r#"{}"#),
                Broken(&[(
                    "runtime.linux.resources.rdma.hca-handles-or-hca-objects",
                    "/linux/resources/rdma/mlx5_1",
                )]),
            ),
            Row(
                "a negative limit of an adapter",
                Text(r#""hcaHandles": 3"#, r#""hcaHandles": -3"#),
                Broken(&[(
                    "runtime.linux.resources.rdma.hca-handles.json-type",
                    "/linux/resources/rdma/mlx5_1/hcaHandles",
                )]),
            ),
            Row(
                "a file with a number",
                Text(r#""hugetlb.1GB.max": "1""#, r#""hugetlb.1GB.max": 1"#),
                Broken(&[(
                    "runtime.linux.resources.unified.json-type",
                    "/linux/resources/unified/hugetlb.1GB.max",
                )]),
            ),
        ],
    );
}
