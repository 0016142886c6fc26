//! What only Linux has, but for seccomp.

use super::table::{hold, lines};

/// Holds something that the features tell by one property `enabled`.
#[track_caller]
fn hold_switch(asked: &'static str, section: &str, what: &str, pointers: &[&str]) {
    let config = super::table::config(asked);
    let told = format!("/linux/{section}/enabled");
    for (offered, gap) in [
        (r#"{"enabled":true}"#, None),
        (
            r#"{"enabled":false}"#,
            Some(format!("Unsupported | the runtime does not support {what}")),
        ),
        (r#"{"enabled":null}"#, Some(unknown(what))),
        ("{}", Some(unknown(what))),
        ("null", Some(unknown(what))),
    ] {
        let linux = format!(r#""linux":{{"{section}":{offered}}}"#);
        let found = lines(&super::table::features(&linux), &config);
        let expected: Vec<String> = gap
            .iter()
            .flat_map(|gap| pointers.iter().map(move |pointer| (gap, pointer)))
            .map(|(gap, pointer)| format!("{pointer} | {told} | {gap}"))
            .collect();
        assert_eq!(found, expected, "{asked} of {linux}");
    }
    for offered in [r#""linux":{}"#, r#""linux":null"#, ""] {
        let found = lines(&super::table::features(offered), &config);
        let expected: Vec<String> = pointers
            .iter()
            .map(|pointer| format!("{pointer} | {told} | {}", unknown(what)))
            .collect();
        assert_eq!(found, expected, "{asked} of {offered}");
    }
}

fn unknown(what: &str) -> String {
    format!("Unknown | the features do not tell whether the runtime supports {what}")
}

#[test]
fn apparmor() {
    hold_switch(
        r#""process":{"cwd":"/","apparmorProfile":"web"}"#,
        "apparmor",
        "AppArmor",
        &["/process/apparmorProfile"],
    );
    hold(&[(r#""process":{"cwd":"/","apparmorProfile":""}"#, "", &[])]);
}

#[test]
fn selinux() {
    hold_switch(
        r#""linux":{"mountLabel":"m"},"process":{"cwd":"/","selinuxLabel":"p"}"#,
        "selinux",
        "SELinux",
        &["/process/selinuxLabel", "/linux/mountLabel"],
    );
    hold(&[(
        r#""linux":{"mountLabel":""},"process":{"cwd":"/","selinuxLabel":""}"#,
        "",
        &[],
    )]);
}

#[test]
fn network_devices() {
    hold_switch(
        r#""linux":{"netDevices":{"eth0":{},"a/b":{"name":"eth1"}}}"#,
        "netDevices",
        "network devices",
        &["/linux/netDevices"],
    );
    hold(&[(r#""linux":{"netDevices":{}}"#, "", &[])]);
}

#[test]
fn intel_rdt() {
    hold_switch(
        r#""linux":{"intelRdt":{}}"#,
        "intelRdt",
        "Intel RDT",
        &["/linux/intelRdt"],
    );
    let asked = r#""linux":{"intelRdt":{"schemata":["L3:0=f"],"enableMonitoring":true}}"#;
    hold(&[
        (
            asked,
            r#""linux":{"intelRdt":{"enabled":true,"schemata":true,"monitoring":true}}"#,
            &[],
        ),
        (
            asked,
            r#""linux":{"intelRdt":{"enabled":true,"schemata":false,"monitoring":false}}"#,
            &[
                (
                    "/linux/intelRdt/schemata",
                    "/linux/intelRdt/schemata",
                    "Unsupported",
                    "the runtime does not support `schemata` of Intel RDT",
                ),
                (
                    "/linux/intelRdt/enableMonitoring",
                    "/linux/intelRdt/monitoring",
                    "Unsupported",
                    "the runtime does not support monitoring by Intel RDT",
                ),
            ],
        ),
        (
            asked,
            r#""linux":{"intelRdt":{"enabled":true,"schemata":null}}"#,
            &[
                (
                    "/linux/intelRdt/schemata",
                    "/linux/intelRdt/schemata",
                    "Unknown",
                    "the features do not tell whether the runtime supports `schemata` of Intel RDT",
                ),
                (
                    "/linux/intelRdt/enableMonitoring",
                    "/linux/intelRdt/monitoring",
                    "Unknown",
                    "the features do not tell whether the runtime supports monitoring by Intel RDT",
                ),
            ],
        ),
        // One gap says it all.
        (
            asked,
            r#""linux":{"intelRdt":{"enabled":false,"schemata":false}}"#,
            &[(
                "/linux/intelRdt",
                "/linux/intelRdt/enabled",
                "Unsupported",
                "the runtime does not support Intel RDT",
            )],
        ),
        (
            asked,
            r#""linux":{"intelRdt":null}"#,
            &[(
                "/linux/intelRdt",
                "/linux/intelRdt/enabled",
                "Unknown",
                "the features do not tell whether the runtime supports Intel RDT",
            )],
        ),
        (
            r#""linux":{"intelRdt":{"schemata":[],"enableMonitoring":false}}"#,
            r#""linux":{"intelRdt":{"enabled":true}}"#,
            &[],
        ),
    ]);
}

const NAMESPACES: &str = r#""linux":{"namespaces":[{"type":"pid"},{"type":"time"}]}"#;

#[test]
fn namespaces() {
    let unknown: &'static [_] = &[
        (
            "/linux/namespaces/0/type",
            "/linux/namespaces",
            "Unknown",
            "the features do not tell whether the runtime supports the namespace `pid`",
        ),
        (
            "/linux/namespaces/1/type",
            "/linux/namespaces",
            "Unknown",
            "the features do not tell whether the runtime supports the namespace `time`",
        ),
    ];
    hold(&[
        (NAMESPACES, r#""linux":{"namespaces":["time","pid"]}"#, &[]),
        (
            NAMESPACES,
            r#""linux":{"namespaces":["pid"]}"#,
            &[(
                "/linux/namespaces/1/type",
                "/linux/namespaces",
                "Unsupported",
                "the runtime does not support the namespace `time`",
            )],
        ),
        (NAMESPACES, r#""linux":{"namespaces":null}"#, unknown),
        (NAMESPACES, r#""linux":{}"#, unknown),
        (NAMESPACES, r#""linux":null"#, unknown),
        (
            r#""linux":{"namespaces":[{"type":"\u0000"}]}"#,
            r#""linux":{"namespaces":[]}"#,
            &[(
                "/linux/namespaces/0/type",
                "/linux/namespaces",
                "Unsupported",
                "the runtime does not support the namespace `\\u{0}`",
            )],
        ),
    ]);
}

const CAPABILITIES: &str = r#""process":{"cwd":"/","capabilities":{
    "effective":["CAP_KILL","CAP_BPF"],"bounding":["CAP_BPF"],"inheritable":["CAP_BPF"],
    "permitted":["CAP_BPF"],"ambient":["CAP_BPF"]
}}"#;

#[test]
fn capabilities_of_all_sets() {
    const LISTED: &str = "/linux/capabilities";
    const UNSUPPORTED: &str = "the runtime does not support the capability `CAP_BPF`";
    const UNKNOWN: &str =
        "the features do not tell whether the runtime supports the capability `CAP_KILL`";
    hold(&[
        (
            CAPABILITIES,
            r#""linux":{"capabilities":["CAP_BPF","CAP_KILL"]}"#,
            &[],
        ),
        (
            CAPABILITIES,
            r#""linux":{"capabilities":["CAP_KILL"]}"#,
            &[
                (
                    "/process/capabilities/effective/1",
                    LISTED,
                    "Unsupported",
                    UNSUPPORTED,
                ),
                (
                    "/process/capabilities/bounding/0",
                    LISTED,
                    "Unsupported",
                    UNSUPPORTED,
                ),
                (
                    "/process/capabilities/inheritable/0",
                    LISTED,
                    "Unsupported",
                    UNSUPPORTED,
                ),
                (
                    "/process/capabilities/permitted/0",
                    LISTED,
                    "Unsupported",
                    UNSUPPORTED,
                ),
                (
                    "/process/capabilities/ambient/0",
                    LISTED,
                    "Unsupported",
                    UNSUPPORTED,
                ),
            ],
        ),
        (
            r#""process":{"cwd":"/","capabilities":{"ambient":["CAP_KILL"]}}"#,
            r#""linux":{"capabilities":null}"#,
            &[(
                "/process/capabilities/ambient/0",
                LISTED,
                "Unknown",
                UNKNOWN,
            )],
        ),
        (
            r#""process":{"cwd":"/","capabilities":{"ambient":["CAP_KILL"]}}"#,
            r#""linux":{}"#,
            &[(
                "/process/capabilities/ambient/0",
                LISTED,
                "Unknown",
                UNKNOWN,
            )],
        ),
        (r#""process":{"cwd":"/","capabilities":{}}"#, "", &[]),
    ]);
}

const NO_GROUPS: &str = "the runtime does not support control groups";
const UNKNOWN_GROUPS: &str = "the features do not tell whether the runtime supports control groups";

#[test]
fn any_version_of_control_groups() {
    let asked = r#""linux":{"cgroupsPath":"/web","resources":{"pids":{"limit":1}}}"#;
    let unknown: &'static [_] = &[
        (
            "/linux/cgroupsPath",
            "/linux/cgroup",
            "Unknown",
            UNKNOWN_GROUPS,
        ),
        (
            "/linux/resources",
            "/linux/cgroup",
            "Unknown",
            UNKNOWN_GROUPS,
        ),
    ];
    hold(&[
        (asked, r#""linux":{"cgroup":{"v1":true,"v2":false}}"#, &[]),
        (asked, r#""linux":{"cgroup":{"v2":true}}"#, &[]),
        (
            asked,
            r#""linux":{"cgroup":{"v1":false,"v2":false}}"#,
            &[
                (
                    "/linux/cgroupsPath",
                    "/linux/cgroup",
                    "Unsupported",
                    NO_GROUPS,
                ),
                (
                    "/linux/resources",
                    "/linux/cgroup",
                    "Unsupported",
                    NO_GROUPS,
                ),
            ],
        ),
        (
            asked,
            r#""linux":{"cgroup":{"v1":false,"v2":null}}"#,
            unknown,
        ),
        (asked, r#""linux":{"cgroup":{}}"#, unknown),
        (asked, r#""linux":{"cgroup":null}"#, unknown),
        (asked, r#""linux":{}"#, unknown),
        (asked, "", unknown),
        (r#""linux":{"cgroupsPath":"","resources":{}}"#, "", &[]),
    ]);
}

#[test]
fn managers_of_control_groups() {
    const TOLD: &str = "/linux/cgroup/systemd";
    let unsupported: &'static [_] = &[(
        "/linux/cgroupsPath",
        TOLD,
        "Unsupported",
        "the runtime does not support systemd's managers of control groups",
    )];
    let unknown: &'static [_] = &[(
        "/linux/cgroupsPath",
        TOLD,
        "Unknown",
        "the features do not tell whether the runtime supports systemd's managers of control groups",
    )];
    let neither = r#""linux":{"cgroup":{"v1":true,"systemd":false,"systemdUser":false}}"#;
    let system = r#""linux":{"cgroupsPath":"system.slice:docker:1"}"#;
    hold(&[
        (
            system,
            r#""linux":{"cgroup":{"systemd":true,"systemdUser":false}}"#,
            &[],
        ),
        (
            system,
            r#""linux":{"cgroup":{"systemd":false,"systemdUser":true}}"#,
            &[],
        ),
        (system, neither, unsupported),
        (
            r#""linux":{"cgroupsPath":":docker:1"}"#,
            neither,
            unsupported,
        ),
        (
            r#""linux":{"cgroupsPath":"user.slice::1"}"#,
            neither,
            unsupported,
        ),
        (
            system,
            r#""linux":{"cgroup":{"systemd":false,"systemdUser":null}}"#,
            unknown,
        ),
        (system, r#""linux":{"cgroup":{}}"#, unknown),
        (system, r#""linux":{"cgroup":null}"#, unknown),
        (system, r#""linux":null"#, unknown),
        // These are paths like others.
        (r#""linux":{"cgroupsPath":"a:b:c"}"#, neither, &[]),
        (r#""linux":{"cgroupsPath":".slice:b:c"}"#, neither, &[]),
        (
            r#""linux":{"cgroupsPath":"system.slice:docker"}"#,
            neither,
            &[],
        ),
        (
            r#""linux":{"cgroupsPath":"system.slice:docker:1:2"}"#,
            neither,
            &[],
        ),
        (
            r#""linux":{"cgroupsPath":"/system.slice:docker:1"}"#,
            neither,
            &[],
        ),
        (
            r#""linux":{"cgroupsPath":"system.slice:docker/1:2"}"#,
            neither,
            &[],
        ),
    ]);
}

#[test]
fn resources_that_not_all_control_groups_have() {
    let asked = r#""linux":{"resources":{
        "network":{"classID":1},"rdma":{"mlx5_1":{"hcaHandles":3}},"unified":{"memory.high":"1"}
    }}"#;
    hold(&[
        (
            asked,
            r#""linux":{"cgroup":{"v1":true,"v2":true,"rdma":true}}"#,
            &[],
        ),
        (
            asked,
            r#""linux":{"cgroup":{"v1":true,"v2":false,"rdma":false}}"#,
            &[
                (
                    "/linux/resources/rdma",
                    "/linux/cgroup/rdma",
                    "Unsupported",
                    "the runtime does not support the controller of RDMA",
                ),
                (
                    "/linux/resources/unified",
                    "/linux/cgroup/v2",
                    "Unsupported",
                    "the runtime does not support control groups of version 2, which alone have \
                     `unified`",
                ),
            ],
        ),
        (
            asked,
            r#""linux":{"cgroup":{"v1":false,"v2":true,"rdma":null}}"#,
            &[
                (
                    "/linux/resources/network",
                    "/linux/cgroup/v1",
                    "Unsupported",
                    "the runtime does not support control groups of version 1, which alone have \
                     priorities of network traffic",
                ),
                (
                    "/linux/resources/rdma",
                    "/linux/cgroup/rdma",
                    "Unknown",
                    "the features do not tell whether the runtime supports the controller of RDMA",
                ),
            ],
        ),
        (
            asked,
            r#""linux":{"cgroup":null}"#,
            &[
                (
                    "/linux/resources",
                    "/linux/cgroup",
                    "Unknown",
                    UNKNOWN_GROUPS,
                ),
                (
                    "/linux/resources/network",
                    "/linux/cgroup/v1",
                    "Unknown",
                    "the features do not tell whether the runtime supports control groups of \
                     version 1, which alone have priorities of network traffic",
                ),
                (
                    "/linux/resources/rdma",
                    "/linux/cgroup/rdma",
                    "Unknown",
                    "the features do not tell whether the runtime supports the controller of RDMA",
                ),
                (
                    "/linux/resources/unified",
                    "/linux/cgroup/v2",
                    "Unknown",
                    "the features do not tell whether the runtime supports control groups of \
                     version 2, which alone have `unified`",
                ),
            ],
        ),
        (
            r#""linux":{"resources":{"network":{},"rdma":{},"unified":{}}}"#,
            r#""linux":{"cgroup":{"v1":false,"v2":true,"rdma":false}}"#,
            &[],
        ),
    ]);
}

#[test]
fn memory_policies() {
    const MODES: &str = "/linux/memoryPolicy/modes";
    const FLAGS: &str = "/linux/memoryPolicy/flags";
    let asked = r#""linux":{"memoryPolicy":{"mode":"MPOL_BIND","nodes":"0","flags":["MPOL_F_STATIC_NODES"]}}"#;
    let unknown: &'static [_] = &[
        (
            "/linux/memoryPolicy/mode",
            MODES,
            "Unknown",
            "the features do not tell whether the runtime supports the mode of memory policies \
             `MPOL_BIND`",
        ),
        (
            "/linux/memoryPolicy/flags/0",
            FLAGS,
            "Unknown",
            "the features do not tell whether the runtime supports the flag of memory policies \
             `MPOL_F_STATIC_NODES`",
        ),
    ];
    hold(&[
        (
            asked,
            r#""linux":{"memoryPolicy":{"modes":["MPOL_BIND"],"flags":["MPOL_F_STATIC_NODES"]}}"#,
            &[],
        ),
        (
            asked,
            r#""linux":{"memoryPolicy":{"modes":["MPOL_LOCAL"],"flags":[]}}"#,
            &[
                (
                    "/linux/memoryPolicy/mode",
                    MODES,
                    "Unsupported",
                    "the runtime does not support the mode of memory policies `MPOL_BIND`",
                ),
                (
                    "/linux/memoryPolicy/flags/0",
                    FLAGS,
                    "Unsupported",
                    "the runtime does not support the flag of memory policies `MPOL_F_STATIC_NODES`",
                ),
            ],
        ),
        (asked, r#""linux":{"memoryPolicy":{"modes":null}}"#, unknown),
        (asked, r#""linux":{"memoryPolicy":null}"#, unknown),
        (asked, r#""linux":{}"#, unknown),
    ]);
}
