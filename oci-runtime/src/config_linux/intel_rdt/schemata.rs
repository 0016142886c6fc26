//! What is written to the file `schemata`: [config-linux.md#intelrdt](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#intelrdt).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Severity, Verdict, shortened,
};

use crate::{
    platform,
    specification::{V1_0_2, V1_3_0},
};

pub(super) static L3_CACHE_SCHEMA_PREFIX: Clause = Clause::should(
    "runtime.linux.intel-rdt.l3-cache-schema.prefix",
    "config-linux.md#intelrdt",
    "`l3CacheSchema` begins with `L3:`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("Caches with separate code and data have lines that begin with `L3CODE:` and `L3DATA:`.")
.check(
    |rdt, _, verdict| check_prefix(rdt.at("l3CacheSchema"), "L3:", verdict),
    &[
        Pass(r#"{"l3CacheSchema":"L3:0=7f0;1=1f"}"#),
        Fail(r#"{"l3CacheSchema":"L3CODE:0=7f0"}"#, "/l3CacheSchema"),
        Fail(r#"{"l3CacheSchema":""}"#, "/l3CacheSchema"),
    ],
);

pub(super) static L3_CACHE_SCHEMA_NO_NEWLINES: Clause = Clause::should_not(
    "runtime.linux.intel-rdt.l3-cache-schema.no-newlines",
    "config-linux.md#intelrdt",
    "`l3CacheSchema` has no newlines.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("Up to 1.2.1 another clause speaks of several lines.")
.check(
    |rdt, _, verdict| check_newlines(rdt.at("l3CacheSchema"), verdict),
    &[
        Pass(r#"{"l3CacheSchema":"L3:0=7f0;1=1f"}"#),
        Fail(r#"{"l3CacheSchema":"L3:0=7f0\nMB:0=20"}"#, "/l3CacheSchema"),
    ],
);

pub(super) static L3_CACHE_SCHEMA_NOT_WITH_SCHEMATA: Clause = Clause::should_not(
    "runtime.linux.intel-rdt.l3-cache-schema.not-with-schemata",
    "config-linux.md#intelrdt",
    "`l3CacheSchema` is not set where `schemata` is.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(TOGETHER_NOTE)
.softened(Severity::Note, TOGETHER_REASON)
.check(
    |rdt, _, verdict| check_alone(rdt, "l3CacheSchema", verdict),
    &[
        Pass(r#"{"l3CacheSchema":"L3:0=f","schemata":[]}"#),
        Fail(
            r#"{"l3CacheSchema":"L3:0=f","schemata":["MB:0=20"]}"#,
            "/l3CacheSchema",
        ),
    ],
);

pub(super) static MEM_BW_SCHEMA_PREFIX: Clause = Clause::must(
    "runtime.linux.intel-rdt.mem-bw-schema.prefix",
    "config-linux.md#intelrdt",
    "`memBwSchema` begins with `MB:`.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("An empty string does not, although it is the same as none to Go.")
.check(
    |rdt, _, verdict| check_prefix(rdt.at("memBwSchema"), "MB:", verdict),
    &[
        Pass(r#"{"memBwSchema":"MB:0=20;1=70"}"#),
        Pass(r#"{"memBwSchema":"MB:"}"#),
        Fail(r#"{"memBwSchema":" MB:0=20"}"#, "/memBwSchema"),
        Fail(r#"{"memBwSchema":"mb:0=20"}"#, "/memBwSchema"),
        Fail(r#"{"memBwSchema":""}"#, "/memBwSchema"),
    ],
);

pub(super) static MEM_BW_SCHEMA_NO_NEWLINES: Clause = Clause::must_not(
    "runtime.linux.intel-rdt.mem-bw-schema.no-newlines",
    "config-linux.md#intelrdt",
    "`memBwSchema` has no newlines.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("A final one is one, too, although some readers of the JSON Schema's pattern let it pass.")
.check(
    |rdt, _, verdict| check_newlines(rdt.at("memBwSchema"), verdict),
    &[
        Pass(r#"{"memBwSchema":"MB:0=20;1=70"}"#),
        Fail(r#"{"memBwSchema":"MB:0=20\n"}"#, "/memBwSchema"),
    ],
);

pub(super) static MEM_BW_SCHEMA_NOT_WITH_SCHEMATA: Clause = Clause::should_not(
    "runtime.linux.intel-rdt.mem-bw-schema.not-with-schemata",
    "config-linux.md#intelrdt",
    "`memBwSchema` is not set where `schemata` is.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note(TOGETHER_NOTE)
.softened(Severity::Note, TOGETHER_REASON)
.check(
    |rdt, _, verdict| check_alone(rdt, "memBwSchema", verdict),
    &[
        Pass(r#"{"memBwSchema":"MB:0=20"}"#),
        Fail(
            r#"{"memBwSchema":"MB:0=20","schemata":["L3:0=f"]}"#,
            "/memBwSchema",
        ),
    ],
);

const TOGETHER_NOTE: &str = "A comment on the Go type says so. The prose describes what happens to \
                             both: `schemata` is written last.";

const TOGETHER_REASON: &str = "the prose describes what happens to both";

pub(super) static SCHEMATA_NO_NEWLINES: Clause = Clause::must_not(
    "runtime.linux.intel-rdt.schemata.no-newlines",
    "config-linux.md#intelrdt",
    "No line of `schemata` has newlines.",
)
.since(V1_3_0)
.on(platform::LINUX)
.note("The JSON Schema takes any strings; the prose is followed.")
.check(
    |rdt, _, verdict| {
        for line in rdt.at("schemata").items() {
            check_newlines(line, verdict);
        }
    },
    &[
        Pass(r#"{"schemata":["L3:0=7f0;1=1f","MB:0=20"]}"#),
        Fail(
            r#"{"schemata":["MB:0=20","L3:0=f\nMB:0=20"]}"#,
            "/schemata/1",
        ),
    ],
);

fn check_prefix(schema: Node<'_>, prefix: &str, verdict: &mut Verdict<'_>) {
    let Some(text) = schema.str() else { return };
    verdict.count_case();
    if !text.starts_with(prefix) {
        let text = shortened(&text);
        verdict.breach(schema, format!("`{text}` does not begin with `{prefix}`"));
    }
}

fn check_newlines(schema: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = schema.str() else { return };
    verdict.count_case();
    if text.contains('\n') {
        verdict.breach(schema, "there is a newline in what should be one line");
    }
}

fn check_alone(rdt: Node<'_>, name: &'static str, verdict: &mut Verdict<'_>) {
    let Some(schema) = verdict.case(rdt.at(name)) else {
        return;
    };
    if !schema.is_null() && !rdt.at("schemata").is_empty() {
        verdict.breach(schema, format!("`{name}` is set beside `schemata`"));
    }
}
