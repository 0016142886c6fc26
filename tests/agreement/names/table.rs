//! The properties that not all who describe documents know by the same name.

/// Who describes documents beside the prose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Who {
    /// Our shapes.
    Shape,
    /// The official JSON Schemas.
    Schema,
    /// The official Go types, of which the notes of the lists tell.
    Go,
}

use Who::{Go, Schema, Shape};

/// A property that not all know by its name.
pub(super) struct Differs {
    /// The types of documents that have it, and where; all that is below is meant, too.
    pub(super) places: &'static [(&'static str, &'static str)],
    /// Who does not know it.
    pub(super) lacking: &'static [Who],
    /// A clause about it.
    pub(super) clause: &'static str,
    /// What the note of that clause says of schema and Go type.
    pub(super) says: &'static str,
}

impl Differs {
    /// Whether it is this property of a type of document, or something in it.
    pub(super) fn covers(&self, subject: &str, pattern: &str) -> bool {
        let is = |(of, place): &(&str, &str)| {
            let rest = pattern.strip_prefix(place);
            subject == *of && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.places.iter().any(is)
    }
}

/// Wherever a descriptor stands but in the list of an index, which has platforms of its own.
const PLATFORMS: &[(&str, &str)] = &[
    ("image-spec/descriptor", "/platform"),
    ("image-spec/manifest", "/config/platform"),
    ("image-spec/manifest", "/layers/*/platform"),
    ("image-spec/manifest", "/subject/platform"),
    ("image-spec/index", "/subject/platform"),
];

/// All of them.
pub(super) const DIFFERING: &[Differs] = &[
    Differs {
        places: PLATFORMS,
        lacking: &[Schema],
        clause: "image.descriptor.platform.shape-anywhere",
        says: "[go-only] From specs-go/v1/descriptor.go only",
    },
    Differs {
        places: PLATFORMS,
        lacking: &[Schema],
        clause: "image.descriptor.platform.manifest-target",
        says: "content-descriptor.json does not define platform, so it is unvalidated outside \
               index manifests[] (verified: a layer with platform {} passes); the Go type has \
               Platform on every descriptor",
    },
    Differs {
        places: &[
            ("image-spec/index", "/manifests/*/artifactType"),
            ("image-spec/index", "/manifests/*/data"),
        ],
        lacking: &[Schema],
        clause: "image.index.manifests.descriptor-rules",
        says: "omits data and artifactType",
    },
    Differs {
        places: &[("image-spec/index", "/manifests/*/platform/features")],
        lacking: &[Shape, Schema, Go],
        clause: "image.index.manifests.platform.features.reserved",
        says: "JSON schema and Go type do not know it",
    },
    Differs {
        places: &[("image-spec/config", "/config/CpuShares")],
        lacking: &[Schema, Go],
        clause: "image.config.config.cpu-shares.json-type",
        says: "neither config-schema.json nor the Go type knows the member",
    },
    Differs {
        places: &[("image-spec/config", "/config/Healthcheck")],
        lacking: &[Schema, Go],
        clause: "image.config.config.healthcheck.json-type",
        says: "neither config-schema.json nor the Go type knows the member",
    },
    Differs {
        places: &[("image-spec/config", "/config/MemorySwap")],
        lacking: &[Schema, Go],
        clause: "image.config.config.memory-swap.json-type",
        says: "neither config-schema.json nor the Go type knows the member",
    },
    Differs {
        places: &[("image-spec/config", "/config/Memory")],
        lacking: &[Schema, Go],
        clause: "image.config.config.memory.json-type",
        says: "neither config-schema.json nor the Go type knows the member",
    },
    Differs {
        places: &[("runtime-spec/config", "/linux/intelRdt/enableCMT")],
        lacking: &[Schema],
        clause: "runtime.linux.intel-rdt.enable-cmt.json-type",
        says: "REMOVED in v1.3.0",
    },
    Differs {
        places: &[("runtime-spec/config", "/linux/intelRdt/enableMBM")],
        lacking: &[Schema],
        clause: "runtime.linux.intel-rdt.enable-mbm.json-type",
        says: "REMOVED in v1.3.0",
    },
    // To the prose and in Go it is a map, of which the schema knows two names.
    Differs {
        places: &[("runtime-spec/config", "/linux/timeOffsets/*")],
        lacking: &[Schema],
        clause: "runtime.linux.time-offsets.json-type",
        says: "Schema types only the members boottime and monotonic; any other key may hold any \
               value (verified: {\"realtime\": 5} passes), whereas Go is map",
    },
    Differs {
        places: &[
            ("runtime-spec/config", "/linux/timeOffsets/boottime"),
            ("runtime-spec/config", "/linux/timeOffsets/monotonic"),
        ],
        lacking: &[Shape, Go],
        clause: "runtime.linux.time-offsets.json-type",
        says: "Schema types only the members boottime and monotonic",
    },
    Differs {
        places: &[("runtime-spec/config", "/vm/hwConfig")],
        lacking: &[Go],
        clause: "runtime.vm.hw-config.json-type",
        says: "prose and JSON Schema spell the member hwConfig, the Go tag is hwconfig",
    },
    Differs {
        places: &[("runtime-spec/config", "/vm/hwconfig")],
        lacking: &[Shape, Schema],
        clause: "runtime.vm.hw-config.json-type",
        says: "the Go tag is hwconfig",
    },
    Differs {
        places: &[("runtime-spec/config", "/windows/resources/cpu/affinity/*")],
        lacking: &[Schema],
        clause: "runtime.windows.resources.cpu.affinity.json-type",
        says: "types it as one object with mask and group, so the array of prose and Go fails",
    },
    Differs {
        places: &[
            (
                "runtime-spec/config",
                "/windows/resources/cpu/affinity/group",
            ),
            (
                "runtime-spec/config",
                "/windows/resources/cpu/affinity/mask",
            ),
        ],
        lacking: &[Shape, Go],
        clause: "runtime.windows.resources.cpu.affinity.json-type",
        says: "types it as one object with mask and group, so the array of prose and Go fails",
    },
    Differs {
        places: &[("runtime-spec/config", "/freebsd/jail/allow/sysvipc")],
        lacking: &[Shape, Schema, Go],
        clause: "runtime.freebsd.jail.allow.sysvipc.undefined",
        says: "prose list, schema and Go types define no such member",
    },
    Differs {
        places: &[("runtime-spec/features", "/linux/intelRdt/monitoring")],
        lacking: &[Schema],
        clause: "runtime.features.linux.intel-rdt.monitoring.json-type",
        says: "missing from features-linux.json, so any JSON value passes (verified with a \
               number). Prose and Go *bool define it",
    },
    Differs {
        places: &[("runtime-spec/features", "/linux/intelRdt/schemata")],
        lacking: &[Schema],
        clause: "runtime.features.linux.intel-rdt.schemata.json-type",
        says: "missing from features-linux.json, so any JSON value passes (verified with a \
               string). Prose and Go *bool define it",
    },
    Differs {
        places: &[("runtime-spec/features", "/linux/memoryPolicy")],
        lacking: &[Schema],
        clause: "runtime.features.linux.memory-policy.json-type",
        says: "features-linux.json does not mention memoryPolicy",
    },
    Differs {
        places: &[("runtime-spec/features", "/linux/memoryPolicy/modes")],
        lacking: &[Schema],
        clause: "runtime.features.linux.memory-policy.modes.json-type",
        says: "features-linux.json does not mention memoryPolicy",
    },
    Differs {
        places: &[("runtime-spec/features", "/linux/memoryPolicy/flags")],
        lacking: &[Schema],
        clause: "runtime.features.linux.memory-policy.flags.json-type",
        says: "features-linux.json does not mention memoryPolicy",
    },
];
