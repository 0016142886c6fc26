//! Where clauses about the form of documents and reading differ.

use serde_json::Value;

use super::{Between, Class, Difference};

/// Where clauses about the form of documents and reading differ: reading is liberal by design.
pub(crate) static CLASSES: &[Class] = &[
    Class {
        name: "explicit null",
        reason: "writers in Go write null for what is empty; it is read as absent",
        between: Between::Readable,
        clauses: &[
            "*.json-type",
            "image.annotations.empty-absent-or-empty-map",
            "image.descriptor.object",
            "image.descriptor.platform.shape-anywhere",
            "runtime.config.annotations.key-value-map",
        ],
        see: &[],
        is: is_null,
    },
    Class {
        name: "noncharacters",
        reason: "strings of Rust hold them; only I-JSON forbids them",
        between: Between::Readable,
        clauses: &["image.considerations.json.no-surrogates"],
        see: &[],
        is: |d| d.message.contains("noncharacter"),
    },
    Class {
        name: "large integers",
        reason: "the types are as wide as 64 bits; only JavaScript is not",
        between: Between::Readable,
        clauses: &["image.considerations.json.numbers"],
        see: &[],
        is: |d| d.message.contains("up to which doubles are exact"),
    },
    Class {
        name: "names twice in maps and in unknown values",
        reason: "types refuse their own properties twice; maps and unknown values keep the last",
        between: Between::Readable,
        clauses: &["*.json.no-duplicate-names"],
        see: &[],
        is: |d| d.duplicate,
    },
    Class {
        name: "unknown values of vocabularies",
        reason: "they are kept as they are, for versions to come",
        between: Between::Readable,
        clauses: &[
            "*.enum",
            "runtime.config.process.io-priority.class.json-type",
            "runtime.config.process.scheduler.flags.json-type",
            "runtime.config.process.scheduler.policy.json-type",
            "runtime.config.process.rlimits.type.pattern",
            "runtime.features.linux.capabilities.pattern",
        ],
        see: &[],
        is: is_string,
    },
    Class {
        name: "objects that have to be empty",
        reason: "what they have is kept as unknown properties",
        between: Between::Readable,
        clauses: &[
            "image.config.config.exposed-ports.value-empty-object",
            "image.config.config.volumes.value-empty-object",
        ],
        see: &[],
        is: |d| d.value.as_ref().is_some_and(Value::is_object),
    },
    Class {
        name: "credential specifications",
        reason: "the Go type takes any value, and users pass the object as a text",
        between: Between::Readable,
        clauses: &["runtime.windows.credential-spec.json-type"],
        see: &[],
        is: |_| true,
    },
    Class {
        name: "one affinity instead of a list",
        reason: "the official schema has it so, against the prose",
        between: Between::Readable,
        clauses: &["runtime.windows.resources.cpu.affinity.json-type"],
        see: &[],
        is: |d| d.value.as_ref().is_some_and(Value::is_object),
    },
    Class {
        name: "ranges within the type",
        reason: "the types are as wide as the Go types; ranges are for the judge",
        between: Between::Readable,
        clauses: &[
            "runtime.config.process.io-priority.priority.range",
            "runtime.freebsd.devices.mode.range",
            "runtime.freebsd.jail.enforce-statfs.range",
            "runtime.linux.devices.file-mode.range",
            "runtime.linux.resources.memory.swappiness.range",
            "runtime.windows.resources.cpu.maximum.range",
            "runtime.windows.resources.cpu.shares.range",
            "image.descriptor.size.json-type",
        ],
        see: &[],
        is: |d| d.value.as_ref().is_some_and(Value::is_number),
    },
    Class {
        name: "required where Go has a default",
        reason: "Go writers leave them out, and readers take zero, or what is empty, for them",
        between: Between::Readable,
        clauses: &[
            "runtime.config.process.io-priority.priority.required",
            "runtime.config.process.user.gid.required",
            "runtime.config.process.user.uid.required",
            "runtime.vm.image.format.required",
            "runtime.windows.layer-folders.required",
            "runtime.windows.resources.cpu.affinity.group.required",
            "runtime.windows.resources.cpu.affinity.mask.required",
        ],
        see: &[],
        is: |d| d.value.as_ref().is_none_or(Value::is_null),
    },
    Class {
        name: "required on a platform",
        reason: "reading does not know platforms",
        between: Between::Readable,
        clauses: &[
            "runtime.config.root.other-platforms.required",
            "runtime.config.root.windows-server.required",
        ],
        see: &[],
        is: |d| d.value.as_ref().is_none_or(Value::is_null),
    },
    Class {
        name: "lone surrogates",
        reason: "the runtime-spec does not forbid them, but no string of Rust can hold them",
        between: Between::Unreadable,
        clauses: &[],
        see: &["runtime.config.json.utf8"],
        is: |d| d.subject.starts_with("runtime-spec") && d.case.text.contains(r"\ud800"),
    },
    Class {
        name: "numbers of unknown properties",
        reason: "they are kept as values, which cannot hold integers beyond 64 bits and numbers \
                 beyond doubles",
        between: Between::Unreadable,
        clauses: &[],
        see: &[
            "image.considerations.json.numbers",
            "runtime.config.extensibility.unknown-property.no-error",
        ],
        is: |d| {
            let inexact = d.message.contains("cannot be kept exactly");
            inexact || d.message.starts_with("number out of range")
        },
    },
    Class {
        name: "grammars that types hold",
        reason: "a value of the type is one of the grammar, be it read or made",
        between: Between::Unreadable,
        clauses: &[
            "image.config.created.rfc3339",
            "image.config.history.created.rfc3339",
            "image.config.rootfs.diff-ids.digest-format",
            "image.config.rootfs.type.layers",
            "image.descriptor.data.base64",
            "image.descriptor.digest.grammar",
            "image.descriptor.digest.blake3.encoded",
            "image.descriptor.digest.sha256.encoded",
            "image.descriptor.digest.sha512.encoded",
        ],
        see: &[],
        is: |_| true,
    },
    Class {
        name: "documents of another type",
        reason: "what could be a manifest to one reader and an index to another is refused \
                 (CVE-2021-41190)",
        between: Between::Unreadable,
        clauses: &[
            "image.index.media-type.value",
            "image.manifest.media-type.value",
        ],
        see: &[],
        is: |_| true,
    },
];

fn is_null(difference: &Difference) -> bool {
    difference.value.as_ref().is_some_and(Value::is_null)
}

fn is_string(difference: &Difference) -> bool {
    difference.value.as_ref().is_some_and(Value::is_string)
}
