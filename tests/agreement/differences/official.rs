//! Where the clauses and the official JSON Schemas differ.

use serde_json::Value;

use super::{Between, Class};

/// Where the clauses and the official JSON Schemas differ.
pub(crate) static CLASSES: &[Class] = &[
    Class {
        name: "names twice",
        reason: "a schema sees the last value only",
        between: Between::SchemaAccepts,
        clauses: &[],
        is: |d| d.duplicate,
    },
    Class {
        name: "values without a name",
        reason: "mapStringString and mapStringObject describe values under names of at least one \
                 character: patternProperties `.{1,}`",
        between: Between::SchemaAccepts,
        clauses: &[],
        is: |d| d.pointer.ends_with('/'),
    },
    Class {
        name: "-0",
        reason: "the validator takes it for a fraction, which the grammar of JSON does not say",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| d.keyword == "type" && d.message.starts_with("-0.0 is not"),
    },
    Class {
        name: "lone surrogates",
        reason: "the validator has no strings that could hold them; the runtime-spec allows them",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| d.keyword == "json" && d.case.text.contains(r"\ud800"),
    },
    Class {
        name: "explicit null in image configurations",
        reason: "config.md lets every optional property be null, the schema four of them \
                 (image.config.optional-null)",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| {
            d.subject == "image-spec/config"
                && d.keyword == "type"
                && d.value.as_ref().is_some_and(Value::is_null)
        },
    },
    Class {
        name: "explicit null in features",
        reason: "features.md says that null means unknown, the schema wants the type",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| {
            d.subject == "runtime-spec/features"
                && d.keyword == "type"
                && d.value.as_ref().is_some_and(Value::is_null)
        },
    },
    Class {
        name: "vocabularies that the prose leaves open",
        reason: "an unknown value is a warning here (see the softened clauses), a breach of the \
                 schema's enum or pattern there",
        between: Between::SchemaRefuses,
        clauses: &[
            "image.layout.oci-layout.version.value",
            "runtime.features.linux.capabilities.pattern",
            "runtime.features.linux.seccomp.actions.enum",
            "runtime.features.linux.seccomp.archs.enum",
            "runtime.features.linux.seccomp.known-flags.enum",
            "runtime.features.linux.seccomp.operators.enum",
            "runtime.features.linux.seccomp.supported-flags.enum",
            "runtime.state.status.enum",
            "runtime.vm.image.format.enum",
            "runtime.windows.devices.id-type.class-only",
        ],
        is: |d| matches!(d.keyword.as_str(), "enum" | "pattern"),
    },
    Class {
        name: "flags of schedulers on other platforms",
        reason: "the schema describes them for all platforms; a rule closes their list, and binds \
                 Linux",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| d.pattern == "/process/scheduler/flags/*" && d.keyword == "enum",
    },
    Class {
        name: "types of namespaces",
        reason: "the prose lists what should be supported, the schema has a closed enum below anyOf \
                 (runtime.linux.namespaces.type.enum, runtime.zos.namespaces.type.enum)",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| d.keyword == "anyOf" && d.pattern.ends_with("/namespaces/*"),
    },
    Class {
        name: "ranges that are advice",
        reason: "the prose says should, or nothing; a breach is a warning here",
        between: Between::SchemaRefuses,
        clauses: &[
            "runtime.config.process.io-priority.priority.range",
            "runtime.freebsd.devices.mode.range",
            "runtime.linux.devices.file-mode.range",
        ],
        is: |d| matches!(d.keyword.as_str(), "minimum" | "maximum"),
    },
    Class {
        name: "manifests without layers",
        reason: "the prose says SHOULD, the schema minItems",
        between: Between::SchemaRefuses,
        clauses: &["image.manifest.layers.min-one"],
        is: |d| d.keyword == "minItems",
    },
    Class {
        name: "limits of processes",
        reason: "the prose of 1.3.0 made the limit optional, the schema did not follow \
                 (runtime.linux.resources.pids.limit.optional)",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| d.keyword == "required" && d.pattern == "/linux/resources/pids",
    },
    Class {
        name: "lists of affinities",
        reason: "the prose and the Go types have a list, the schema one object",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| d.keyword == "type" && d.pattern == "/windows/resources/cpu/affinity",
    },
    Class {
        name: "numbers beyond doubles",
        reason: "the validator cannot parse them, where they stand in properties that nobody knows",
        between: Between::SchemaRefuses,
        clauses: &[],
        is: |d| d.keyword == "json" && d.message.starts_with("number out of range"),
    },
    Class {
        name: "one affinity instead of a list",
        reason: "the schema has it so, against the prose and the Go types",
        between: Between::SchemaAccepts,
        clauses: &["runtime.windows.resources.cpu.affinity.json-type"],
        is: |d| d.value.as_ref().is_some_and(Value::is_object),
    },
    Class {
        name: "integers beyond the type",
        reason: "the schema has no maximum, or rounds it, or the validator rounds the number",
        between: Between::SchemaAccepts,
        clauses: &["*.json-type"],
        is: |d| {
            let float = d.value.as_ref().and_then(Value::as_f64);
            float.is_some_and(|n| n.abs() >= 9_223_372_036_854_775_807.0)
        },
    },
    Class {
        name: "properties that the schema does not know",
        reason: "the prose types them, the schema leaves them out",
        between: Between::SchemaAccepts,
        clauses: &[
            "image.config.config.cpu-shares.json-type",
            "image.config.config.healthcheck.json-type",
            "image.config.config.memory.json-type",
            "image.config.config.memory-swap.json-type",
            "runtime.features.linux.intel-rdt.monitoring.json-type",
            "runtime.features.linux.intel-rdt.schemata.json-type",
            "runtime.features.linux.memory-policy.flags.json-type",
            "runtime.features.linux.memory-policy.json-type",
            "runtime.features.linux.memory-policy.modes.json-type",
        ],
        is: |_| true,
    },
    Class {
        name: "descriptors of an index",
        reason: "image-index-schema.json describes them anew, without `data` and `artifactType`, and \
                 with the range of int64",
        between: Between::SchemaAccepts,
        clauses: &[
            "image.descriptor.artifact-type.json-type",
            "image.descriptor.artifact-type.rfc6838",
            "image.descriptor.data.json-type",
            "image.descriptor.size.non-negative",
        ],
        is: |d| d.pattern.starts_with("/manifests/*/"),
    },
    Class {
        name: "platforms beside the entries of an index",
        reason: "content-descriptor.json does not know `platform`, the Go type does",
        between: Between::SchemaAccepts,
        clauses: &[
            "image.descriptor.platform.shape-anywhere",
            "image.index.manifests.platform.architecture.json-type",
            "image.index.manifests.platform.architecture.required",
            "image.index.manifests.platform.os-features.json-type",
            "image.index.manifests.platform.os-version.json-type",
            "image.index.manifests.platform.os.json-type",
            "image.index.manifests.platform.os.required",
            "image.index.manifests.platform.variant.json-type",
        ],
        is: |d| d.pattern.contains("/platform") && !d.pattern.starts_with("/manifests/"),
    },
    Class {
        name: "clocks",
        reason: "the schema describes `boottime` and `monotonic` only, the prose a map",
        between: Between::SchemaAccepts,
        clauses: &[
            "runtime.linux.time-offsets.json-type",
            "runtime.linux.time-offsets.nanosecs.json-type",
            "runtime.linux.time-offsets.secs.json-type",
        ],
        is: |d| d.pattern.starts_with("/linux/timeOffsets/*"),
    },
    Class {
        name: "required by the prose",
        reason: "the schema does not list them as required",
        between: Between::SchemaAccepts,
        clauses: &[
            "runtime.config.process.args.at-least-one",
            "runtime.config.process.io-priority.priority.required",
            "runtime.config.process.user.gid.required",
            "runtime.config.process.user.uid.required",
            "runtime.config.root.other-platforms.required",
            "runtime.config.root.windows-server.required",
            "runtime.freebsd.devices.path.required",
            "runtime.linux.devices.major.required-unless-p",
            "runtime.linux.devices.minor.required-unless-p",
            "runtime.linux.memory-policy.mode.required",
            "runtime.linux.personality.domain.required",
            "runtime.linux.resources.block-io.throttle-read-bps-device.rate.required",
            "runtime.linux.resources.block-io.throttle-read-iops-device.rate.required",
            "runtime.linux.resources.block-io.throttle-write-bps-device.rate.required",
            "runtime.linux.resources.block-io.throttle-write-iops-device.rate.required",
        ],
        is: |d| {
            d.value
                .as_ref()
                .is_none_or(|v| v.as_array().is_some_and(Vec::is_empty))
        },
    },
    Class {
        name: "values that the prose lists",
        reason: "the schema takes any value of the type",
        between: Between::SchemaAccepts,
        clauses: &[
            "image.index.media-type.value",
            "image.manifest.media-type.value",
            "runtime.freebsd.jail.enforce-statfs.range",
            "runtime.linux.personality.flags.none-supported",
            "runtime.linux.resources.devices.type.enum",
            "runtime.linux.resources.memory.swappiness.range",
            "runtime.windows.resources.cpu.shares.range",
        ],
        is: |_| true,
    },
    Class {
        name: "grammars",
        reason: "the schema takes any string, or a pattern that says less",
        between: Between::SchemaAccepts,
        clauses: &[
            "image.annotations.ref-name.grammar",
            "image.config.config.env.format",
            "image.config.rootfs.diff-ids.digest-format",
            "image.considerations.json.no-surrogates",
            "image.descriptor.data.base64",
            "image.descriptor.digest.sha256.encoded",
            "runtime.config.annotations.opencontainers.image.architecture.value",
            "runtime.config.annotations.opencontainers.image.created.value",
            "runtime.config.annotations.opencontainers.image.os.value",
            "runtime.config.annotations.opencontainers.image.variant.value",
            "runtime.config.hooks.create-runtime.path.absolute",
            "runtime.config.hooks.prestart.path.absolute",
            "runtime.config.mounts.destination.other-platforms.absolute",
            "runtime.config.oci-version.semver",
            "runtime.config.process.cwd.absolute",
            "runtime.config.process.env.environ-semantics",
            "runtime.config.process.exec-cpu-affinity.final.cpu-list",
            "runtime.config.process.exec-cpu-affinity.initial.cpu-list",
            "runtime.features.oci-version-max.semver",
            "runtime.features.oci-version-min.semver",
            "runtime.freebsd.devices.path.relative",
            "runtime.linux.cgroups-path.absolute-or-relative",
            "runtime.linux.intel-rdt.schemata.no-newlines",
            "runtime.linux.masked-paths.absolute",
            "runtime.linux.memory-policy.nodes.list-format",
            "runtime.linux.namespaces.path.absolute",
            "runtime.linux.readonly-paths.absolute",
            "runtime.linux.resources.cpu.cpus.list-format",
            "runtime.linux.resources.cpu.mems.list-format",
            "runtime.linux.resources.devices.access.letters",
            "runtime.state.bundle.absolute",
            "runtime.vm.hypervisor.path.absolute",
            "runtime.vm.image.path.absolute",
            "runtime.vm.kernel.initrd.absolute",
            "runtime.vm.kernel.path.absolute",
            "runtime.zos.namespaces.path.absolute",
        ],
        is: |d| d.value.as_ref().is_some_and(Value::is_string),
    },
    Class {
        name: "relations and names",
        reason: "rules over several properties, or over names, are for the prose; the schemas could \
                 state a few of them, but do not",
        between: Between::SchemaAccepts,
        clauses: &[
            "image.annotations.keys.reserved-org-opencontainers",
            "image.annotations.keys.reserved-org-opencontainers-image",
            "image.config.config.exposed-ports.value-empty-object",
            "image.config.config.volumes.value-empty-object",
            "image.config.history.empty-layer.meaning",
            "image.descriptor.data.identical-to-content",
            "image.manifest.artifact-type.required-with-empty-config",
            "runtime.config.mounts.gid-mappings.requires-uid-mappings",
            "runtime.config.mounts.uid-mappings.requires-gid-mappings",
            "runtime.config.process.rlimits.no-duplicate-types",
            "runtime.config.root.hyperv.absent",
            "runtime.features.no-undefined-properties",
            "runtime.features.oci-version-max.not-less-than-min",
            "runtime.linux.memory-policy.nodes.forbidden-by-mode",
            "runtime.linux.memory-policy.nodes.required-by-mode",
            "runtime.linux.namespaces.no-duplicate-types",
            "runtime.linux.resources.block-io.weight-device.weight-or-leaf-weight",
            "runtime.linux.resources.cpu.quota.not-below-burst",
            "runtime.linux.resources.rdma.hca-handles-or-hca-objects",
            "runtime.linux.resources.unified.key-is-file",
            "runtime.linux.seccomp.listener-metadata.requires-listener-path",
            "runtime.windows.devices.id.guid-when-class",
            "runtime.zos.namespaces.no-duplicate-types",
        ],
        is: |_| true,
    },
];
