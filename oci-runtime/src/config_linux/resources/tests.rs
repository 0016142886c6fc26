use oci_conformance::{Context, Document, Limits, Report, Version, judge_node};

use super::*;
use crate::specification::{V1_0_0_RC5, V1_2_1};

/// Every property, in the specification's order, and others at every level behind these.
const MAXIMAL: &str = r#"{
    "devices": [
        {"allow": false, "access": "rwm"},
        {"allow": true, "type": "c", "major": 10, "minor": -1, "access": "rw", "com.example": 1},
        {"allow": true, "type": "z"}
    ],
    "memory": {
        "limit": 536870912,
        "reservation": -1,
        "swap": 9223372036854775807,
        "kernel": -1,
        "kernelTCP": -9223372036854775808,
        "swappiness": 18446744073709551615,
        "disableOOMKiller": false,
        "useHierarchy": true,
        "checkBeforeUpdate": true,
        "com.example": null
    },
    "cpu": {
        "shares": 1024,
        "quota": 1000000,
        "burst": 1000000,
        "period": 500000,
        "realtimeRuntime": 950000,
        "realtimePeriod": 18446744073709551615,
        "cpus": "2-3",
        "mems": "",
        "idle": 7,
        "com.example": {}
    },
    "blockIO": {
        "weight": 65535,
        "leafWeight": 0,
        "weightDevice": [
            {"major": 8, "minor": 0, "weight": 500, "leafWeight": 300, "com.example": 1},
            {"major": 8, "minor": 16}
        ],
        "throttleReadBpsDevice": [{"major": 8, "minor": 0, "rate": 600, "com.example": 1}],
        "throttleWriteBpsDevice": [{"major": 8, "minor": 1, "rate": 18446744073709551615}],
        "throttleReadIOPSDevice": [{"major": 8, "minor": 2, "rate": 0}],
        "throttleWriteIOPSDevice": [{"major": 8, "minor": 16, "rate": 300}],
        "com.example": []
    },
    "hugepageLimits": [
        {"pageSize": "2MB", "limit": 209715200},
        {"pageSize": "64KB", "limit": 18446744073709551615, "com.example": 1}
    ],
    "network": {
        "classID": 4294967295,
        "priorities": [{"name": "eth0", "priority": 500, "com.example": 1}],
        "com.example": 1
    },
    "pids": {"limit": -1, "com.example": 1},
    "rdma": {
        "mlx4_0": {"hcaObjects": 1000},
        "mlx5_1": {"hcaHandles": 3, "hcaObjects": 4294967295, "com.example": 1}
    },
    "unified": {"hugetlb.1GB.max": "1073741824", "io.max": "259:0 rbps=2097152\n253:0 rbps=1"},
    "com.example": {"a": [1]}
}"#;

fn compact(text: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    value.to_string()
}

#[test]
fn everything_is_read_and_written_again() {
    let resources: Resources = serde_json::from_str(MAXIMAL).unwrap();
    let written = serde_json::to_string(&resources).unwrap();
    assert_eq!(compact(&written), compact(MAXIMAL));
    let again: Resources = serde_json::from_str(&written).unwrap();
    assert_eq!(again, resources);
    // In the specification's order.
    let squeezed = MAXIMAL.replace("\n    ", "").replace(['\n', ' '], "");
    assert_eq!(written.replace(' ', ""), squeezed);
    assert_eq!(resources.devices[2].kind, Some("z".into()));
    assert_eq!(resources.devices[1].kind, Some(DeviceKind::CHAR));
    assert_eq!(resources.rdma["mlx5_1"].hca_handles, Some(3));
}

#[test]
fn nulls_are_absent() {
    let text = r#"{"devices":null,"memory":null,"cpu":null,"blockIO":null,"hugepageLimits":null,
        "network":null,"pids":null,"rdma":null,"unified":null}"#;
    let resources: Resources = serde_json::from_str(text).unwrap();
    assert_eq!(resources, Resources::default());
    assert_eq!(serde_json::to_string(&resources).unwrap(), "{}");
    let text = r#"{"memory":{"limit":null,"disableOOMKiller":null},"cpu":{"cpus":null},"pids":{"limit":null},
        "devices":[{"allow":true,"type":null,"major":null}]}"#;
    let resources: Resources = serde_json::from_str(text).unwrap();
    let written = serde_json::to_string(&resources).unwrap();
    assert_eq!(
        written,
        r#"{"devices":[{"allow":true}],"memory":{},"cpu":{},"pids":{}}"#
    );
}

#[test]
fn what_has_the_wrong_type_or_lacks_a_part_is_refused() {
    for (text, message) in [
        (
            "[]",
            "invalid type: sequence, expected the `resources` of Linux",
        ),
        (
            r#"{"devices":{}}"#,
            "invalid type: map, expected a sequence",
        ),
        (r#"{"devices":[{}]}"#, "missing field `allow`"),
        (
            r#"{"devices":[{"allow":null}]}"#,
            "invalid type: null, expected a boolean",
        ),
        (
            r#"{"memory":{"limit":1.5}}"#,
            "invalid type: floating point `1.5`, expected an integer in its range",
        ),
        (
            r#"{"cpu":{"shares":-1}}"#,
            "invalid value: integer `-1`, expected an integer in its range",
        ),
        (
            r#"{"blockIO":{"weight":65536}}"#,
            "invalid value: integer `65536`, expected an integer in its range",
        ),
        (
            r#"{"blockIO":{"throttleReadBpsDevice":[{"major":1,"minor":2}]}}"#,
            "missing field `rate`",
        ),
        (
            r#"{"blockIO":{"weightDevice":[{"minor":2}]}}"#,
            "missing field `major`",
        ),
        (
            r#"{"hugepageLimits":[{"limit":1}]}"#,
            "missing field `pageSize`",
        ),
        (
            r#"{"network":{"priorities":[{"name":"eth0"}]}}"#,
            "missing field `priority`",
        ),
        (
            r#"{"unified":{"a":1}}"#,
            "invalid type: integer `1`, expected a string",
        ),
        (
            r#"{"pids":{"limit":1,"limit":2}}"#,
            "duplicate field `limit`",
        ),
    ] {
        let error = serde_json::from_str::<Resources>(text)
            .unwrap_err()
            .to_string();
        let at = error.find(" at line").unwrap();
        assert_eq!(error.get(..at), Some(message), "{text}");
    }
}

fn findings(text: &str, version: Version) -> Vec<String> {
    let mut report = Report::default();
    let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
    let context = Context::default().at(version).on(platform::LINUX);
    judge_node(document.root(), &RESOURCES, &context, "", &mut report);
    let findings = report.findings().iter();
    findings
        .map(|finding| format!("{} {}", finding.place.pointer, finding.clause))
        .collect()
}

#[test]
fn every_breach_is_found_at_its_place() {
    assert_eq!(
        findings(MAXIMAL, Version::UNRELEASED),
        [
            "/devices/2/type runtime.linux.resources.devices.type.enum",
            "/memory/swappiness runtime.linux.resources.memory.swappiness.range",
            "/memory/kernel runtime.linux.resources.memory.kernel.not-recommended",
            "/memory/kernelTCP runtime.linux.resources.memory.kernel-tcp.not-recommended",
            "/cpu/idle runtime.linux.resources.cpu.idle.values",
            "/blockIO/weightDevice/1 runtime.linux.resources.block-io.weight-device.weight-or-leaf-weight",
        ]
    );
}

#[test]
fn older_versions_have_fewer_clauses() {
    let text = r#"{"memory":{"kernel":-1,"swappiness":200},"cpu":{"cpus":"a","quota":1,"burst":2},"pids":{}}"#;
    assert_eq!(findings(text, V1_0_0_RC5), [""; 0]);
    assert_eq!(
        findings(text, V1_2_1),
        [
            "/memory/swappiness runtime.linux.resources.memory.swappiness.range",
            "/memory/kernel runtime.linux.resources.memory.kernel.not-recommended",
            "/cpu/burst runtime.linux.resources.cpu.quota.not-below-burst",
            "/cpu/cpus runtime.linux.resources.cpu.cpus.list-format",
        ]
    );
}

#[test]
fn builders_answer_to_the_clauses() {
    let resources = Resources::builder()
        .device(DeviceCgroup::deny().access("rwm").build().unwrap())
        .cpu(Cpu::builder().quota(5).burst(5_u64).build().unwrap())
        .block_io(
            BlockIo::builder()
                .weighted(WeightDevice::builder(8, 0).weight(500_u16).build().unwrap())
                .throttled_write_iops(ThrottleDevice::new(8, 16, 300))
                .build()
                .unwrap(),
        )
        .hugepage_limit(HugepageLimit::new("2MB", 209_715_200))
        .rdma_device(
            "mlx5_1",
            Rdma::builder().hca_handles(3_u32).build().unwrap(),
        )
        .unified([("memory.high", "500M")])
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&resources).unwrap(),
        r#"{"devices":[{"allow":false,"access":"rwm"}],"cpu":{"quota":5,"burst":5},"blockIO":{"weightDevice":[{"major":8,"minor":0,"weight":500}],"throttleWriteIOPSDevice":[{"major":8,"minor":16,"rate":300}]},"hugepageLimits":[{"pageSize":"2MB","limit":209715200}],"rdma":{"mlx5_1":{"hcaHandles":3}},"unified":{"memory.high":"500M"}}"#
    );
    assert_eq!(
        Cpu::builder()
            .quota(5)
            .burst(6_u64)
            .build()
            .unwrap_err()
            .to_string(),
        "/burst: `burst` is 6, which is more than `quota`, 5 \
         [runtime.linux.resources.cpu.quota.not-below-burst]"
    );
    let limit = Resources::builder().hugepage_limit(HugepageLimit::new("2MiB", 0));
    assert_eq!(
        limit.build().unwrap_err().to_string(),
        "/hugepageLimits/0/pageSize: expected a size such as `64KB`, `2MB` or `1GB`, found \
         `2MiB` [runtime.linux.resources.hugepage-limits.page-size.format]"
    );
    assert_eq!(Pids::of(7), Pids::builder().limit(7).build().unwrap());
    // What is not a MUST is no reason to refuse.
    assert!(Memory::builder().kernel(-1).build().is_ok());
    assert!(Cpu::builder().idle(7).build().is_ok());
}

#[test]
fn sizes_of_pages_are_powers_of_1024() {
    for (size, bytes) in [
        ("64KB", Some(64 << 10)),
        ("2MB", Some(2 << 20)),
        ("1GB", Some(1 << 30)),
        ("99999999999999999999GB", None),
        ("18446744073709551615KB", None),
        ("KB", None),
        ("0KB", None),
        ("2TB", None),
        ("2", None),
    ] {
        assert_eq!(
            HugepageLimit::new(size, 0).page_size_bytes(),
            bytes,
            "{size}"
        );
    }
}
