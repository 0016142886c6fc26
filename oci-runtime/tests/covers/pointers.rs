//! Where gaps point to.

use std::collections::BTreeSet;

use oci_conformance::{Document, Limits};
use oci_runtime::{Config, Features};

/// Asks for everything that features tell of, with the properties in the order in which a
/// configuration is written.
const ASKS: &str = r#"{
    "ociVersion": "1.3.0",
    "mounts": [
        {
            "destination": "/a", "options": ["ro", "idmap"],
            "uidMappings": [{"containerID": 0, "hostID": 0, "size": 1}],
            "gidMappings": [{"containerID": 0, "hostID": 0, "size": 1}]
        },
        {"destination": "/b", "options": ["size=1m", "rslave"]}
    ],
    "process": {
        "cwd": "/", "apparmorProfile": "web",
        "capabilities": {
            "effective": ["CAP_KILL"], "bounding": ["CAP_KILL", "CAP_BPF"],
            "inheritable": ["CAP_KILL"], "permitted": ["CAP_KILL"], "ambient": ["CAP_KILL"]
        },
        "selinuxLabel": "p"
    },
    "linux": {
        "namespaces": [{"type": "pid"}, {"type": "uts"}],
        "netDevices": {"eth0": {}},
        "cgroupsPath": "system.slice:web:1",
        "resources": {
            "network": {"classID": 1}, "rdma": {"mlx5_1": {"hcaHandles": 3}},
            "unified": {"memory.high": "1"}
        },
        "intelRdt": {"schemata": ["L3:0=f"], "enableMonitoring": true},
        "memoryPolicy": {"mode": "MPOL_BIND", "flags": ["MPOL_F_STATIC_NODES"]},
        "seccomp": {
            "defaultAction": "SCMP_ACT_ERRNO",
            "architectures": ["SCMP_ARCH_X86_64"],
            "flags": ["SECCOMP_FILTER_FLAG_LOG"],
            "syscalls": [
                {
                    "names": ["personality"], "action": "SCMP_ACT_ALLOW",
                    "args": [{"index": 0, "value": 0, "op": "SCMP_CMP_EQ"}]
                }
            ]
        },
        "mountLabel": "m"
    },
    "hooks": {
        "prestart": [{"path": "/a"}], "createRuntime": [{"path": "/a"}],
        "createContainer": [{"path": "/a"}], "startContainer": [{"path": "/a"}],
        "poststart": [{"path": "/a"}], "poststop": [{"path": "/a"}]
    },
    "annotations": {"": "1", "a/b~c": "2"}
}"#;

/// Has nothing of it.
const LACKS: &str = r#"{
    "ociVersionMin": "1.0.0", "ociVersionMax": "1.2.0", "hooks": [], "mountOptions": [],
    "linux": {
        "namespaces": [], "capabilities": [],
        "cgroup": {
            "v1": false, "v2": false, "systemd": false, "systemdUser": false, "rdma": false
        },
        "seccomp": {
            "enabled": true, "actions": [], "operators": [], "archs": [], "knownFlags": [],
            "supportedFlags": []
        },
        "apparmor": {"enabled": false}, "selinux": {"enabled": false},
        "memoryPolicy": {"modes": [], "flags": []},
        "intelRdt": {"enabled": true, "schemata": false, "monitoring": false},
        "mountExtensions": {"idmap": {"enabled": false}}, "netDevices": {"enabled": false}
    },
    "potentiallyUnsafeConfigAnnotations": ["", "a/b~c"]
}"#;

#[test]
fn they_lead_to_what_asks_and_to_what_tells_in_the_order_of_the_configuration() {
    let asks = Document::parse(ASKS.as_bytes(), &Limits::DEFAULT).unwrap();
    let lacks = Document::parse(LACKS.as_bytes(), &Limits::DEFAULT).unwrap();
    let config = Config::from_slice(ASKS.as_bytes()).unwrap();
    let gaps = Features::from_slice(LACKS.as_bytes())
        .unwrap()
        .covers(&config);
    let place = |pointer: &str| asks.find(pointer).map(|node| node.span().start);
    let places: Vec<_> = gaps.iter().map(|gap| place(&gap.config)).collect();
    assert!(places.iter().all(Option::is_some), "{gaps:#?}");
    assert!(places.is_sorted(), "{gaps:#?}");
    for gap in &gaps {
        assert!(lacks.find(&gap.features).is_some(), "{gap:?}");
    }

    let told: BTreeSet<&str> = gaps.iter().map(|gap| gap.features.as_str()).collect();
    let untold = [
        // These are only told of beside others.
        "/linux/cgroup/systemdUser",
        "/linux/seccomp/enabled",
        "/linux/seccomp/supportedFlags",
        "/linux/intelRdt/enabled",
        "/ociVersionMin",
    ];
    let properties = lacks.nodes().filter(|node| {
        let inner = node.members().next().is_some();
        node.name().is_some() && !inner && !untold.contains(&node.pointer().as_str())
    });
    for property in properties {
        let pointer = property.pointer();
        assert!(told.contains(pointer.as_str()), "{pointer}");
    }
}

#[test]
fn no_two_are_the_same() {
    let minimal = br#"{"ociVersionMin": "1.0.0", "ociVersionMax": "1.0.0"}"#;
    for features in [minimal.as_slice(), LACKS.as_bytes()] {
        let config = Config::from_slice(ASKS.as_bytes()).unwrap();
        let gaps = Features::from_slice(features).unwrap().covers(&config);
        let places: BTreeSet<_> = gaps
            .iter()
            .map(|gap| (gap.config.as_str(), gap.features.as_str()))
            .collect();
        assert_eq!(places.len(), gaps.len(), "{gaps:#?}");
    }
}
