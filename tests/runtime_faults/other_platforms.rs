//! config-windows.md, config-solaris.md, config-zos.md and config-freebsd.md.

use crate::{
    sound::{FREEBSD, SOLARIS, WINDOWS, ZOS},
    table::{
        Change::Text,
        Expected::{Broken, Hints, Silence},
        Row, check,
    },
};

#[test]
fn windows() {
    check(
        &WINDOWS,
        &[
            Row(
                "no layers",
                Text(
                    r#""layerFolders": ["C:\\Layers\\layer1", "C:\\Layers\\scratch"],"#,
                    r#""#,
                ),
                Broken(&[(
                    "runtime.windows.layer-folders.required",
                    "/windows/layerFolders",
                )]),
            ),
            Row(
                "an empty list of layers",
                Text(r#"["C:\\Layers\\layer1", "C:\\Layers\\scratch"]"#, r#"[]"#),
                Broken(&[(
                    "runtime.windows.layer-folders.min-items",
                    "/windows/layerFolders",
                )]),
            ),
            Row(
                "a device that is no GUID",
                Text(r#""24E552D7-6523-47F7-A647-D3465BF1F5CA""#, r#""COM1""#),
                Broken(&[(
                    "runtime.windows.devices.id.guid-when-class",
                    "/windows/devices/0/id",
                )]),
            ),
            Row(
                "a device of another type",
                Text(r#""idType": "class""#, r#""idType": "path""#),
                Hints(&["runtime.windows.devices.id-type.class-only"]),
            ),
            Row(
                "a limit as a text",
                Text(r#""limit": 2097152"#, r#""limit": "2MB""#),
                Broken(&[(
                    "runtime.windows.resources.memory.limit.json-type",
                    "/windows/resources/memory/limit",
                )]),
            ),
            Row(
                "shares of 17 bits",
                Text(r#""shares": 5000"#, r#""shares": 65536"#),
                Broken(&[(
                    "runtime.windows.resources.cpu.shares.json-type",
                    "/windows/resources/cpu/shares",
                )]),
            ),
            Row(
                "a truth value as a text",
                Text(r#""servicing": true"#, r#""servicing": "true""#),
                Broken(&[("runtime.windows.servicing.json-type", "/windows/servicing")]),
            ),
            Row(
                "a network with two owners",
                Text(
                    r#""DNSSearchList": ["a.com"]"#,
                    r#""networkNamespace": "168f3daf-efc6-4377-b20a-2c86764ba892""#,
                ),
                Hints(&[
                    "runtime.windows.network.network-namespace.exclusive",
                    "runtime.windows.network.network-namespace.exclusive",
                ]),
            ),
            Row(
                "two ways to weigh processors",
                Text(
                    r#""cpu": {"shares": 5000}"#,
                    r#""cpu": {"shares": 5000, "count": 1}"#,
                ),
                Hints(&["runtime.windows.resources.cpu.mutually-exclusive"]),
            ),
            Row(
                "a root that is no volume",
                Text(
                    r#""\\\\?\\Volume{ec84d99e-3f02-11e7-ac6c-00155d7682cf}\\""#,
                    r#""C:\\root""#,
                ),
                Broken(&[("runtime.config.root.path.windows.volume-guid", "/root/path")]),
            ),
            Row(
                "a root that is read-only",
                Text(r#"cf}\\"}"#, r#"cf}\\", "readonly": true}"#),
                Broken(&[(
                    "runtime.config.root.readonly.windows.omitted-or-false",
                    "/root/readonly",
                )]),
            ),
            Row(
                "a root beside Hyper-V",
                Text(
                    r#""ignoreFlushesDuringBoot": true"#,
                    r#""ignoreFlushesDuringBoot": true, "hyperv": {"utilityVMPath": "C:\\utilityvm"}"#,
                ),
                Broken(&[("runtime.config.root.hyperv.absent", "/root")]),
            ),
            Row(
                "a relative destination",
                Text(r#""destination": "C:\\data""#, r#""destination": "data""#),
                Broken(&[(
                    "runtime.config.mounts.destination.windows.absolute",
                    "/mounts/0/destination",
                )]),
            ),
            Row(
                "a source on another machine",
                Text(
                    r#""source": "D:\\data""#,
                    r#""source": "\\\\server\\share""#,
                ),
                Broken(&[(
                    "runtime.config.mounts.source.windows.no-unc-or-mapped-drive",
                    "/mounts/0/source",
                )]),
            ),
            Row(
                "a relative directory to run in",
                Text(r#""cwd": "C:\\""#, r#""cwd": "data""#),
                Broken(&[("runtime.config.process.cwd.absolute", "/process/cwd")]),
            ),
            Row(
                "neither arguments nor a line",
                Text(r#""commandLine": "cmd /c ver""#, r#""x": 1"#),
                Broken(&[(
                    "runtime.config.process.command-line.required-without-args",
                    "/process/commandLine",
                )]),
            ),
        ],
    );
}

#[test]
fn solaris() {
    check(
        &SOLARIS,
        &[
            Row(
                "a size in words",
                Text(r#""maxShmMemory": "512m""#, r#""maxShmMemory": "much""#),
                Hints(&["runtime.solaris.max-shm-memory.format"]),
            ),
            Row(
                "a size that is a number",
                Text(r#""physical": "512m""#, r#""physical": 512"#),
                Broken(&[(
                    "runtime.solaris.capped-memory.physical.json-type",
                    "/solaris/cappedMemory/physical",
                )]),
            ),
            Row(
                "swap without a unit",
                Text(r#""swap": "256m""#, r#""swap": "256x""#),
                Hints(&["runtime.solaris.capped-memory.swap.format"]),
            ),
            Row(
                "processors in words",
                Text(r#""ncpus": "8""#, r#""ncpus": "eight""#),
                Hints(&["runtime.solaris.capped-cpu.ncpus.format"]),
            ),
            Row(
                "a truth value as a word",
                Text(
                    r#""configureAllowedAddress": "true""#,
                    r#""configureAllowedAddress": "yes""#,
                ),
                Hints(&["runtime.solaris.anet.configure-allowed-address.values"]),
            ),
            Row(
                "an unknown address",
                Text(
                    r#""macAddress": "02:42:f8:52:c7:16""#,
                    r#""macAddress": "some""#,
                ),
                Silence,
            ),
            Row(
                "an unknown protection",
                Text(
                    r#""linkProtection": "mac-nospoof,ip-nospoof""#,
                    r#""linkProtection": "all""#,
                ),
                Silence,
            ),
            Row(
                "a relative destination",
                Text(
                    r#""destination": "/opt/local""#,
                    r#""destination": "opt/local""#,
                ),
                Broken(&[(
                    "runtime.config.mounts.destination.solaris.absolute",
                    "/mounts/0/destination",
                )]),
            ),
        ],
    );
}

#[test]
fn zos() {
    check(
        &ZOS,
        &[
            Row(
                "an unknown type",
                Text(r#"{"type": "pid"}"#, r#"{"type": "network"}"#),
                Hints(&["runtime.zos.namespaces.type.enum"]),
            ),
            Row(
                "one twice",
                Text(r#"{"type": "pid"}"#, r#"{"type": "ipc"}"#),
                Broken(&[(
                    "runtime.zos.namespaces.no-duplicate-types",
                    "/zos/namespaces/1/type",
                )]),
            ),
            Row(
                "a relative path",
                Text(r#""path": "/a""#, r#""path": "a""#),
                Broken(&[(
                    "runtime.zos.namespaces.path.absolute",
                    "/zos/namespaces/1/path",
                )]),
            ),
            Row(
                "no type",
                Text(r#"{"type": "pid"}"#, r#"{}"#),
                Broken(&[(
                    "runtime.zos.namespaces.type.required",
                    "/zos/namespaces/0/type",
                )]),
            ),
        ],
    );
}

#[test]
fn freebsd() {
    check(
        &FREEBSD,
        &[
            Row(
                "a device without a path",
                Text(r#""path": "null", "#, r#""#),
                Broken(&[(
                    "runtime.freebsd.devices.path.required",
                    "/freebsd/devices/0/path",
                )]),
            ),
            Row(
                "a device at an absolute path",
                Text(r#""path": "null""#, r#""path": "/dev/null""#),
                Broken(&[(
                    "runtime.freebsd.devices.path.relative",
                    "/freebsd/devices/0/path",
                )]),
            ),
            Row(
                "a mode as a text",
                Text(r#""mode": 438"#, r#""mode": "0666""#),
                Broken(&[(
                    "runtime.freebsd.devices.mode.json-type",
                    "/freebsd/devices/0/mode",
                )]),
            ),
            Row(
                "an unknown way to share",
                Text(r#""ip4": "inherit""#, r#""ip4": "share""#),
                Broken(&[("runtime.freebsd.jail.ip4.enum", "/freebsd/jail/ip4")]),
            ),
            Row(
                "a host that is off",
                Text(r#""host": "new""#, r#""host": "disable""#),
                Broken(&[("runtime.freebsd.jail.host.enum", "/freebsd/jail/host")]),
            ),
            Row(
                "a truth value as a text",
                Text(r#""setHostname": true"#, r#""setHostname": "1""#),
                Broken(&[(
                    "runtime.freebsd.jail.allow.set-hostname.json-type",
                    "/freebsd/jail/allow/setHostname",
                )]),
            ),
            Row(
                "mounts as a text",
                Text(r#""mount": ["tmpfs"]"#, r#""mount": "tmpfs""#),
                Broken(&[(
                    "runtime.freebsd.jail.allow.mount.json-type",
                    "/freebsd/jail/allow/mount",
                )]),
            ),
        ],
    );
}
