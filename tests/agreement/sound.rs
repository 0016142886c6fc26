//! What stands in sound documents, where the shapes alone do not tell.

use std::ptr;

use serde_json::Value;

use crate::{
    places::Place,
    subjects::{SUBJECTS, Subject},
    verdicts::{Broken, Judges},
};

/// The digest of what is embedded.
const DIGEST: &str = r#""sha256:252f10c83610ebca1a059c0bae8255eba2f95be4d1d7bcfa89d7248a82d9f111""#;

/// A date and a time.
const DATE_TIME: &str = r#""2015-10-31T22:22:56Z""#;

/// Types of documents, or how their names begin; places, or how they begin or end; and a text.
type Entry = (&'static str, &'static str, &'static str);

/// Types of documents, how places end, and what stands there: a leaf, or members that an object has
/// beside what is required.
static SOUND: &[Entry] = &[
    ("image-spec/config", "/created", DATE_TIME),
    ("image-spec/config", "/config/Env/*", r#""PATH=/bin""#),
    ("image-spec/config", "/rootfs/type", r#""layers""#),
    ("image-spec/config", "/config/StopSignal", r#""SIGTERM""#),
    ("image-spec/oci-layout", "/imageLayoutVersion", r#""1.0.0""#),
    (
        "image-spec/index",
        "/mediaType",
        r#""application/vnd.oci.image.index.v1+json""#,
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
static BESIDE: &[Entry] = &[
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
];

/// What all other configurations have: what binds particular platforms is judged only if the
/// configuration is for one.
const LINUX: &str = r#"{"linux":{},"root":{"path":"rootfs"}}"#;

/// Types of documents, places of maps, and a name that an entry can have there.
static KEYS: &[Entry] = &[
    ("image-spec/config", "/config/ExposedPorts", "8080/tcp"),
    ("image-spec/config", "/config/Volumes", "/srv"),
];

/// What stands in sound documents of a type.
#[derive(Clone, Copy)]
pub(crate) struct Sound {
    /// The type.
    pub(crate) subject: &'static Subject,
    /// The entry of a table that is left out.
    without: Option<&'static Entry>,
}

impl Sound {
    /// In documents of this type.
    pub(crate) fn of(subject: &'static Subject) -> Self {
        Self {
            subject,
            without: None,
        }
    }

    /// What the root of a document has where its rules demand more than its shape, so that a
    /// document with something at a place is sound.
    pub(crate) fn beside(self, pattern: &str) -> Value {
        let name = self.subject.name();
        let is = |entry: &Entry| name == entry.0 && pattern.starts_with(entry.1);
        let text = self.first(BESIDE, is);
        let others = name == "runtime-spec/config" && !BESIDE.iter().any(is);
        text.or(others.then_some(LINUX)).map_or(Value::Null, json)
    }

    /// What stands at a place; nothing, if any value does that the shape allows.
    pub(crate) fn at(self, pattern: &str) -> Option<Value> {
        self.look_up(SOUND, pattern).map(json)
    }

    /// A name that an entry of a map can have.
    pub(crate) fn key(self, pattern: &str) -> &'static str {
        self.look_up(KEYS, pattern).unwrap_or("com.example.name")
    }

    /// The first entry that is for all documents of the specification, or for those of the type, at
    /// all places that end so.
    fn look_up(self, table: &'static [Entry], pattern: &str) -> Option<&'static str> {
        let name = self.subject.name();
        self.first(table, |entry| {
            name.starts_with(entry.0) && pattern.ends_with(entry.1)
        })
    }

    fn first(self, table: &'static [Entry], is: impl Fn(&Entry) -> bool) -> Option<&'static str> {
        let there = |entry: &&Entry| !self.without.is_some_and(|left| ptr::eq(left, *entry));
        let mut entries = table.iter().filter(there);
        entries.find(|entry| is(entry)).map(|entry| entry.2)
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Whether some document says something that is not so, or is not advised, without this entry.
fn is_needed(judges: &Judges, subject: &'static Subject, entry: &'static Entry) -> bool {
    let sound = Sound::of(subject);
    let without = Sound {
        without: Some(entry),
        ..sound
    };
    let places = Place::all_of(sound).into_iter();
    let mut pairs = places.zip(Place::all_of(without));
    pairs.any(|(with, without)| {
        let [with, without] = [with, without].map(|place| place.document().to_string());
        with != without && {
            let [with, without] = [with, without].map(|text| judges.verdicts(subject, &text));
            let is_new = |b: &Broken| !with.clauses.iter().any(|known| known.id == b.id);
            without.clauses.iter().any(is_new) || (with.serde.is_ok() && without.serde.is_err())
        }
    })
}

#[test]
fn every_entry_of_the_tables_is_needed() {
    let judges = Judges::new(None);
    let mut idle = Vec::new();
    for entry in SOUND.iter().chain(BESIDE).chain(KEYS) {
        let mut subjects = SUBJECTS.iter();
        if !subjects.any(|subject| is_needed(&judges, subject, entry)) {
            idle.push(entry);
        }
    }
    assert!(idle.is_empty(), "{idle:#?}");
}
