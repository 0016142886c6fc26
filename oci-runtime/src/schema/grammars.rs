//! What rules say of values, as schemas: that which binds every platform that has the property.

use oci_conformance::schema::{
    Governed::{Property, Rest},
    Grammar, MakeSchema,
    schemars::{Schema, SchemaGenerator, json_schema},
};

use crate::{Config, config};

/// What the shapes leave to rules.
pub(super) static GRAMMARS: &[Grammar] = &[
    of("runtime.config.oci-version", semantic_version),
    of("runtime.features.oci-version-min", semantic_version),
    of("runtime.features.oci-version-max", semantic_version),
    of(
        "runtime.state.pid",
        |_| json_schema!({ "type": "integer", "minimum": 0, "maximum": i64::MAX }),
    ),
    Grammar {
        of: Rest(&config::ANNOTATIONS),
        schema: |generator| generator.subschema_for::<String>(),
    },
    of("runtime.config.process.rlimits.type", |_| {
        text("^RLIMIT_[A-Z]+$")
    }),
    of("runtime.config.process.exec-cpu-affinity.initial", cpus),
    of("runtime.config.process.exec-cpu-affinity.final", cpus),
    of("runtime.config.hooks.prestart.path", absolute),
    of("runtime.config.hooks.prestart.timeout", timeout),
    of("runtime.config.hooks.create-runtime.path", absolute),
    of("runtime.config.hooks.create-runtime.timeout", timeout),
    of("runtime.linux.masked-paths", absolute),
    of("runtime.linux.readonly-paths", absolute),
    of("runtime.linux.namespaces.path", absolute),
    of("runtime.linux.resources.devices.access", |_| {
        text("^[rwm]*$")
    }),
    of("runtime.linux.resources.hugepage-limits.page-size", |_| {
        text("^[1-9][0-9]*[KMG]B$")
    }),
    of("runtime.linux.intel-rdt.mem-bw-schema", |_| text("^MB:")),
    of(
        "runtime.windows.resources.cpu.shares",
        |_| json_schema!({ "type": "integer", "minimum": 0, "maximum": 10_000 }),
    ),
    of("runtime.zos.namespaces.path", absolute),
];

const fn of(base: &'static str, schema: MakeSchema) -> Grammar {
    Grammar {
        of: Property(base),
        schema,
    }
}

fn text(pattern: &str) -> Schema {
    json_schema!({ "type": "string", "pattern": pattern })
}

/// An absolute path of a POSIX platform.
fn absolute(_: &mut SchemaGenerator) -> Schema {
    text("^/")
}

/// What lists of CPUs are made of; what they mean is left to judging.
fn cpus(_: &mut SchemaGenerator) -> Schema {
    text("^[0-9, -]*$")
}

fn timeout(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "minimum": 1, "maximum": i64::MAX })
}

/// A version of Semantic Versioning 2.0.0.
fn semantic_version(_: &mut SchemaGenerator) -> Schema {
    const NUMBER: &str = "(?:0|[1-9][0-9]*)";
    const IDENTIFIER: &str = "[0-9A-Za-z-]+";
    // A number, or what is none for a letter or a hyphen in it.
    let before = format!("(?:{NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)");
    json_schema!({
        "type": "string",
        "pattern": format!(
            "^{NUMBER}\\.{NUMBER}\\.{NUMBER}(?:-{before}(?:\\.{before})*)?\
             (?:\\+{IDENTIFIER}(?:\\.{IDENTIFIER})*)?$",
        ),
        "examples": [Config::NEWEST_VERSION],
    })
}
