//! What stands in sound documents, where the shapes alone do not tell.

use serde_json::Value;

use crate::subjects::Subject;

/// The digest of what is embedded.
const DIGEST: &str = r#""sha256:252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111""#;

/// A date and a time.
const DATE_TIME: &str = r#""2015-10-31T22:22:56Z""#;

/// Types of documents, places, and what stands there: a leaf, or members that an object has beside
/// what is required.
const SOUND: &[(&str, &str, &str)] = &[
    ("image-spec/config", "/created", DATE_TIME),
    ("image-spec/config", "/config/Env/*", r#""PATH=/bin""#),
    ("image-spec/config", "/rootfs/type", r#""layers""#),
    ("image-spec/config", "/config/ExposedPorts/*", "{}"),
    ("image-spec/config", "/config/Volumes/*", "{}"),
    ("image-spec/config", "/config/StopSignal", r#""SIGTERM""#),
    ("image-spec/oci-layout", "/imageLayoutVersion", r#""1.0.0""#),
    (
        "image-spec/manifest",
        "/mediaType",
        r#""application/vnd.oci.image.manifest.v1+json""#,
    ),
    (
        "image-spec/index",
        "/mediaType",
        r#""application/vnd.oci.image.index.v1+json""#,
    ),
    (
        "image-spec",
        "/config/mediaType",
        r#""application/vnd.oci.image.config.v1+json""#,
    ),
    (
        "image-spec",
        "/layers/*/mediaType",
        r#""application/vnd.oci.image.layer.v1.tar""#,
    ),
    (
        "image-spec",
        "/mediaType",
        r#""application/vnd.oci.image.manifest.v1+json""#,
    ),
    (
        "image-spec",
        "/artifactType",
        r#""application/vnd.example+json""#,
    ),
    ("image-spec", "/digest", DIGEST),
    ("image-spec", "/diff_ids/*", DIGEST),
    ("image-spec", "/data", r#""Zg==""#),
    ("image-spec", "/urls/*", r#""https://example.com/blob""#),
    ("image-spec", "/annotations/*", r#""text""#),
    ("image-spec", "/Labels/*", r#""text""#),
    ("image-spec", "/architecture", r#""amd64""#),
    ("image-spec", "/os", r#""linux""#),
    ("runtime-spec", "/annotations/*", r#""text""#),
    ("runtime-spec", "/ociVersion", r#""1.3.0""#),
    ("runtime-spec", "/ociVersionMin", r#""1.0.0""#),
    ("runtime-spec", "/ociVersionMax", r#""1.3.0""#),
    ("runtime-spec/features", "/namespaces/*", r#""mount""#),
    ("runtime-spec/config", "/process", r#"{"args":["sh"]}"#),
    ("runtime-spec/config", "/rlimits/*/type", r#""RLIMIT_CORE""#),
    (
        "runtime-spec/config",
        "/execCPUAffinity/initial",
        r#""0-3""#,
    ),
    ("runtime-spec/config", "/execCPUAffinity/final", r#""0-3""#),
    ("runtime-spec/config", "/linux/sysctl", "{}"),
    ("runtime-spec/features", "/capabilities/*", r#""CAP_CHOWN""#),
    (
        "runtime-spec/features",
        "/seccomp/actions/*",
        r#""SCMP_ACT_KILL""#,
    ),
    (
        "runtime-spec/features",
        "/seccomp/operators/*",
        r#""SCMP_CMP_NE""#,
    ),
    (
        "runtime-spec/features",
        "/seccomp/archs/*",
        r#""SCMP_ARCH_X86""#,
    ),
    (
        "runtime-spec/features",
        "Flags/*",
        r#""SECCOMP_FILTER_FLAG_LOG""#,
    ),
    ("runtime-spec/features", "/hooks/*", r#""prestart""#),
    ("runtime-spec/config", "/process/env/*", r#""PATH=/bin""#),
    (
        "runtime-spec/config",
        "/mounts/*",
        r#"{
            "uidMappings": [{"containerID": 0, "hostID": 1000, "size": 1}],
            "gidMappings": [{"containerID": 0, "hostID": 1000, "size": 1}]
        }"#,
    ),
    ("runtime-spec/config", "/idType", r#""class""#),
    (
        "runtime-spec/config",
        "/windows/devices/*/id",
        r#""5B45201D-F2F2-4F3B-85BB-30FF1F953599""#,
    ),
    (
        "runtime-spec/config",
        "/scheduler/policy",
        r#""SCHED_FIFO""#,
    ),
    (
        "runtime-spec/config",
        "/scheduler/flags/*",
        r#""SCHED_FLAG_KEEP_POLICY""#,
    ),
    (
        "runtime-spec/config",
        "/ioPriority/class",
        r#""IOPRIO_CLASS_BE""#,
    ),
    (
        "runtime-spec/config",
        "/freebsd/devices/*/path",
        r#""null""#,
    ),
    (
        "runtime-spec/config",
        "/linux/devices/*",
        r#"{"major":1,"minor":3}"#,
    ),
    ("runtime-spec/config", "/devices/*/access", r#""rwm""#),
    ("runtime-spec/config", "/pageSize", r#""2MB""#),
    ("runtime-spec/config", "/rdma/*", r#"{"hcaHandles":1}"#),
    ("runtime-spec/config", "/weightDevice/*", r#"{"weight":10}"#),
    ("runtime-spec/config", "/memBwSchema", r#""MB:0=20""#),
    ("runtime-spec/config", "/memoryPolicy", r#"{"nodes":"0"}"#),
    (
        "runtime-spec/config",
        "/memoryPolicy/mode",
        r#""MPOL_BIND""#,
    ),
    ("runtime-spec/config", "/memoryPolicy/nodes", r#""0""#),
    (
        "runtime-spec/config",
        "/memoryPolicy/flags/*",
        r#""MPOL_F_STATIC_NODES""#,
    ),
    (
        "runtime-spec/config",
        "/seccomp",
        r#"{"listenerPath":"/run/seccomp"}"#,
    ),
    (
        "runtime-spec/config",
        "/seccomp/architectures/*",
        r#""SCMP_ARCH_X86""#,
    ),
    (
        "runtime-spec/config",
        "/seccomp/flags/*",
        r#""SECCOMP_FILTER_FLAG_LOG""#,
    ),
    ("runtime-spec/config", "/personality/flags", "[]"),
    ("runtime-spec/config", "/cpu/cpus", r#""0-3""#),
    ("runtime-spec/config", "/cpu/mems", r#""0""#),
];

const ROOT: &str = r#"{"root":{"path":"rootfs"}}"#;

/// Types of documents, what their places begin with, and what the root has if it does not have it
/// anyway.
const BESIDE: &[(&str, &str, &str)] = &[
    ("runtime-spec/config", "/windows/hyperv", "{}"),
    (
        "runtime-spec/config",
        "/windows",
        r#"{"root":{"path":"\\\\?\\Volume{0b6b8f0a-8a4c-4f5b-9d0e-1c2d3e4f5a6b}\\"}}"#,
    ),
    ("runtime-spec/config", "/freebsd", ROOT),
    ("runtime-spec/config", "/solaris", ROOT),
    ("runtime-spec/config", "/vm", ROOT),
    ("runtime-spec/config", "/zos", ROOT),
    // What binds particular platforms is judged only if the configuration is for one.
    (
        "runtime-spec/config",
        "",
        r#"{"linux":{},"root":{"path":"rootfs"}}"#,
    ),
];

/// Types of documents, places of maps, and a name that an entry can have there.
const KEYS: &[(&str, &str, &str)] = &[
    ("image-spec/config", "/config/ExposedPorts", "8080/tcp"),
    ("image-spec/config", "/config/Volumes", "/srv"),
];

/// What the root of a document has where its rules demand more than its shape, so that a document
/// with something at a place is sound.
pub(crate) fn beside(subject: &Subject, pattern: &str) -> Value {
    let name = subject.name();
    let mut entries = BESIDE.iter();
    let entry = entries.find(|(of, begin, _)| name == *of && pattern.starts_with(begin));
    entry.map_or_else(Value::default, |(_, _, text)| json(text))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What stands at a place in sound documents; nothing, if any value does that the shape allows.
pub(crate) fn sound(subject: &Subject, pattern: &str) -> Option<Value> {
    look_up(SOUND, subject, pattern).map(json)
}

/// A name that an entry of a map can have.
pub(crate) fn key(subject: &Subject, pattern: &str) -> &'static str {
    look_up(KEYS, subject, pattern).unwrap_or("com.example.name")
}

/// The first entry that is for all documents of the specification, or for those of the type, at all
/// places that end so.
fn look_up(
    table: &'static [(&str, &str, &str)],
    subject: &Subject,
    pattern: &str,
) -> Option<&'static str> {
    let name = subject.name();
    let mut entries = table.iter();
    let entry = entries.find(|(of, end, _)| name.starts_with(of) && pattern.ends_with(end));
    entry.map(|(_, _, text)| *text)
}
