//! The sound documents.

use oci_conformance::{Context, DocumentType, judge};
use oci_runtime::{config, config_linux, features, state};

use crate::table::{Expected, differs, told};

/// A sound document.
pub(crate) struct Sound {
    pub(crate) text: &'static str,
    pub(crate) kind: &'static DocumentType,
}

pub(crate) static LINUX: Sound = Sound {
    kind: &config::DOCUMENT,
    text: r#"{
  "ociVersion": "1.3.0",
  "root": {"path": "rootfs", "readonly": true},
  "mounts": [
    {"destination": "/proc", "type": "proc", "source": "proc"},
    {"destination": "/data", "type": "bind", "source": "/srv/data", "options": ["rbind", "ro", "idmap"],
      "uidMappings": [{"containerID": 0, "hostID": 2000, "size": 5}],
      "gidMappings": [{"containerID": 0, "hostID": 3000, "size": 6}]}
  ],
  "process": {
    "terminal": true,
    "consoleSize": {"height": 25, "width": 80},
    "user": {"uid": 1, "gid": 2, "umask": 18, "additionalGids": [5, 6]},
    "args": ["sh"],
    "env": ["PATH=/bin", "TERM=xterm"],
    "cwd": "/home",
    "capabilities": {"bounding": ["CAP_KILL", "CAP_CHOWN"], "effective": ["CAP_KILL"], "permitted": ["CAP_KILL"]},
    "rlimits": [{"type": "RLIMIT_NOFILE", "hard": 1024, "soft": 512}],
    "noNewPrivileges": true,
    "apparmorProfile": "profile",
    "oomScoreAdj": 100,
    "scheduler": {"policy": "SCHED_OTHER", "nice": 3},
    "selinuxLabel": "label",
    "ioPriority": {"class": "IOPRIO_CLASS_IDLE", "priority": 0},
    "execCPUAffinity": {"initial": "0-1", "final": "2,3"}
  },
  "hostname": "host",
  "domainname": "domain",
  "hooks": {
    "createRuntime": [{"path": "/bin/first", "args": ["first", "a"], "env": ["A=b"], "timeout": 5}],
    "poststop": [{"path": "/bin/last"}]
  },
  "annotations": {"com.example.key": "value"},
  "linux": {
    "namespaces": [{"type": "pid"}, {"type": "network", "path": "/run/netns/a"}, {"type": "mount"}, {"type": "uts"}, {"type": "user"}, {"type": "time"}],
    "uidMappings": [{"containerID": 0, "hostID": 1000, "size": 10}],
    "gidMappings": [{"containerID": 1, "hostID": 1001, "size": 11}],
    "timeOffsets": {"monotonic": {"secs": 1, "nanosecs": 2}},
    "devices": [{"path": "/dev/fuse", "type": "c", "major": 10, "minor": 229, "fileMode": 438, "uid": 3, "gid": 4}],
    "netDevices": {"eth0": {"name": "container0"}},
    "cgroupsPath": "/group",
    "resources": {
      "unified": {"hugetlb.1GB.max": "1"},
      "devices": [{"allow": false, "access": "rwm"}, {"allow": true, "type": "c", "major": 11, "minor": 12, "access": "rw"}],
      "memory": {"limit": 1000, "reservation": 900, "swap": 2000, "swappiness": 50, "disableOOMKiller": false},
      "cpu": {"shares": 1024, "quota": 5000, "period": 10000, "cpus": "0-3,5", "mems": "0", "idle": 0},
      "pids": {"limit": 32771},
      "blockIO": {"weight": 20, "weightDevice": [{"major": 8, "minor": 0, "weight": 500}], "throttleReadBpsDevice": [{"major": 8, "minor": 1, "rate": 600}]},
      "hugepageLimits": [{"pageSize": "2MB", "limit": 9}],
      "network": {"classID": 1048577, "priorities": [{"name": "eth1", "priority": 7}]},
      "rdma": {"mlx5_1": {"hcaHandles": 3, "hcaObjects": 10000}}
    },
    "intelRdt": {"closID": "guaranteed", "schemata": ["L3:0=7f0;1=1f"]},
    "memoryPolicy": {"mode": "MPOL_INTERLEAVE", "nodes": "2-3", "flags": ["MPOL_F_STATIC_NODES"]},
    "sysctl": {"net.ipv4.ip_forward": "1"},
    "seccomp": {
      "defaultAction": "SCMP_ACT_ALLOW",
      "architectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"],
      "flags": ["SECCOMP_FILTER_FLAG_LOG"],
      "listenerPath": "/run/seccomp.sock",
      "listenerMetadata": "opaque",
      "syscalls": [{"names": ["getcwd", "chmod"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13, "args": [{"index": 1, "value": 21, "valueTwo": 22, "op": "SCMP_CMP_MASKED_EQ"}]}, {"names": ["ptrace"], "action": "SCMP_ACT_NOTIFY"}]
    },
    "rootfsPropagation": "slave",
    "maskedPaths": ["/proc/kcore"],
    "readonlyPaths": ["/proc/sys"],
    "mountLabel": "label2",
    "personality": {"domain": "LINUX32"}
  }
}
"#,
};

pub(crate) static WINDOWS: Sound = Sound {
    kind: &config::DOCUMENT,
    text: r#"{
  "ociVersion": "1.3.0",
  "root": {"path": "\\\\?\\Volume{ec84d99e-3f02-11e7-ac6c-00155d7682cf}\\"},
  "mounts": [{"destination": "C:\\data", "source": "D:\\data", "options": ["ro"]}],
  "process": {"cwd": "C:\\", "user": {"username": "ContainerUser"}, "commandLine": "cmd /c ver"},
  "hostname": "host",
  "windows": {
    "layerFolders": ["C:\\Layers\\layer1", "C:\\Layers\\scratch"],
    "devices": [{"id": "24E552D7-6523-47F7-A647-D3465BF1F5CA", "idType": "class"}],
    "resources": {
      "memory": {"limit": 2097152},
      "cpu": {"shares": 5000},
      "storage": {"iops": 50, "bps": 60, "sandboxSize": 70}
    },
    "network": {"endpointList": ["7a010682-17e0-4455-a838-02e5d9655fe6"], "allowUnqualifiedDNSQuery": true, "DNSSearchList": ["a.com"]},
    "credentialSpec": {"a": 1},
    "servicing": true,
    "ignoreFlushesDuringBoot": true
  }
}
"#,
};

pub(crate) static SOLARIS: Sound = Sound {
    kind: &config::DOCUMENT,
    text: r#"{
  "ociVersion": "1.3.0",
  "root": {"path": "rootfs"},
  "mounts": [{"destination": "/opt/local", "type": "lofs", "source": "/usr/local", "options": ["ro", "nodevices"]}],
  "process": {"cwd": "/", "user": {"uid": 1, "gid": 2}, "args": ["sh"]},
  "solaris": {
    "milestone": "svc:/milestone/container:default",
    "limitpriv": "default",
    "maxShmMemory": "512m",
    "cappedCPU": {"ncpus": "8"},
    "cappedMemory": {"physical": "512m", "swap": "256m"},
    "anet": [{"linkname": "net0", "lowerLink": "net2", "allowedAddress": "172.17.0.2/16", "configureAllowedAddress": "true", "defrouter": "172.17.0.1", "linkProtection": "mac-nospoof,ip-nospoof", "macAddress": "02:42:f8:52:c7:16"}]
  }
}
"#,
};

pub(crate) static VM: Sound = Sound {
    kind: &config::DOCUMENT,
    text: r#"{
  "ociVersion": "1.3.0",
  "root": {"path": "rootfs"},
  "process": {"cwd": "/", "user": {"uid": 0, "gid": 0}, "args": ["sh"]},
  "vm": {
    "hypervisor": {"path": "/bin/vmm", "parameters": ["a=b"]},
    "kernel": {"path": "/vmlinuz", "parameters": ["quiet"], "initrd": "/initrd"},
    "image": {"path": "/image", "format": "raw"},
    "hwConfig": {
      "deviceTree": "/device-tree",
      "vcpus": 2,
      "memory": 4096,
      "dtdevs": ["path"],
      "iomems": [{"firstGFN": 1, "firstMFN": 2, "nrMFNs": 3}],
      "irqs": [11]
    }
  }
}
"#,
};

pub(crate) static ZOS: Sound = Sound {
    kind: &config::DOCUMENT,
    text: r#"{
  "ociVersion": "1.3.0",
  "root": {"path": "rootfs"},
  "process": {"cwd": "/", "user": {"uid": 0, "gid": 0}, "args": ["sh"], "noNewPrivileges": true},
  "zos": {"namespaces": [{"type": "pid"}, {"type": "ipc", "path": "/a"}]}
}
"#,
};

pub(crate) static FREEBSD: Sound = Sound {
    kind: &config::DOCUMENT,
    text: r#"{
  "ociVersion": "1.3.0",
  "root": {"path": "rootfs"},
  "mounts": [{"destination": "/tmp", "type": "tmpfs", "source": "tmpfs"}],
  "process": {"cwd": "/", "user": {"uid": 0, "gid": 0}, "args": ["sh"]},
  "freebsd": {
    "devices": [{"path": "null", "mode": 438}],
    "jail": {
      "parent": "pod",
      "host": "new",
      "ip4": "inherit",
      "enforceStatfs": 1,
      "allow": {"setHostname": true, "mount": ["tmpfs"]}
    }
  }
}
"#,
};

pub(crate) static STATE: Sound = Sound {
    kind: &state::DOCUMENT,
    text: r#"{"ociVersion": "1.3.0", "id": "container", "status": "running", "pid": 4422, "bundle": "/containers/redis", "annotations": {"com.example.key": "value"}}"#,
};

pub(crate) static PROCESS_STATE: Sound = Sound {
    kind: &config_linux::CONTAINER_PROCESS_STATE,
    text: r#"{"ociVersion": "1.3.0", "fds": ["seccompFd"], "pid": 4422, "metadata": "opaque", "state": {"ociVersion": "1.3.0", "id": "container", "status": "creating", "pid": 4422, "bundle": "/containers/redis"}}"#,
};

pub(crate) static FEATURES: Sound = Sound {
    kind: &features::DOCUMENT,
    text: r#"{
  "ociVersionMin": "1.0.0",
  "ociVersionMax": "1.3.0",
  "hooks": ["prestart", "poststop"],
  "mountOptions": ["ro", "bind"],
  "linux": {
    "namespaces": ["pid", "user"],
    "capabilities": ["CAP_CHOWN"],
    "cgroup": {"v1": true, "v2": true, "systemd": true, "systemdUser": false, "rdma": true},
    "seccomp": {"enabled": true, "actions": ["SCMP_ACT_ALLOW"], "operators": ["SCMP_CMP_EQ"], "archs": ["SCMP_ARCH_X86_64"], "knownFlags": ["SECCOMP_FILTER_FLAG_LOG", "SECCOMP_FILTER_FLAG_TSYNC"], "supportedFlags": ["SECCOMP_FILTER_FLAG_LOG"]},
    "apparmor": {"enabled": true},
    "selinux": {"enabled": false},
    "intelRdt": {"enabled": true, "schemata": true, "monitoring": false},
    "memoryPolicy": {"modes": ["MPOL_BIND"], "flags": ["MPOL_F_STATIC_NODES"]},
    "mountExtensions": {"idmap": {"enabled": true}},
    "netDevices": {"enabled": true}
  },
  "annotations": {"com.example.key": "value"},
  "potentiallyUnsafeConfigAnnotations": ["com.example.foo.", "org.example.bar"]
}
"#,
};

const ALL: [&Sound; 9] = [
    &LINUX,
    &WINDOWS,
    &SOLARIS,
    &VM,
    &ZOS,
    &FREEBSD,
    &STATE,
    &PROCESS_STATE,
    &FEATURES,
];

#[test]
fn nothing_is_said_of_the_sound_documents() {
    for sound in ALL {
        let report = judge(sound.text.as_bytes(), sound.kind, &Context::default(), "");
        let problem = differs(&report, Expected::Silence);
        assert_eq!(problem, None, "{}\n{}", sound.text, told(&report));
    }
}
