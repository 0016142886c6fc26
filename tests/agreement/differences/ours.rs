//! Where our own JSON Schemas say otherwise than the clauses, or than the types.

use oci_conformance::{Document, Limits, Node};
use serde_json::Value;

use super::{Between, Class, Difference};

/// Where our own JSON Schemas say otherwise: they see values and not how they are written, and know
/// neither the platform nor the version.
pub(crate) static CLASSES: &[Class] = &[
    Class {
        name: "names twice",
        reason: "a schema sees what a parser made of the text, which has one value for each name",
        between: Between::OursAccepts,
        clauses: &[],
        see: &[
            "image.considerations.json.no-duplicate-names",
            "runtime.config.json.no-duplicate-names",
        ],
        is: |d| d.duplicate,
    },
    Class {
        name: "integers with a point or an exponent",
        reason: "to JSON Schema a number is an integer by its value, not by how it is written",
        between: Between::OursAccepts,
        clauses: &["*.json-type", "*.schema-version.value"],
        see: &[],
        is: is_spelled_otherwise,
    },
    Class {
        name: "integers beyond 64 bits",
        reason: "the validator has doubles for them, and -2^63 for what is nearest to it",
        between: Between::OursAccepts,
        clauses: &["*.json-type"],
        see: &[],
        is: |d| d.message.ends_with("found -9223372036854775809"),
    },
    Class {
        name: "noncharacters",
        reason: "no pattern of every string is worth what it would cost",
        between: Between::OursAccepts,
        clauses: &["image.considerations.json.no-surrogates"],
        see: &[],
        is: |d| d.message.contains("noncharacter"),
    },
    Class {
        name: "closed lists that rules state",
        reason: "the shapes do not know them, and the types keep what is not in them",
        between: Between::OursAccepts,
        clauses: &[
            "runtime.config.process.io-priority.class.json-type",
            "runtime.config.process.scheduler.flags.json-type",
            "runtime.config.process.scheduler.policy.json-type",
            "runtime.linux.memory-policy.flags.enum",
            "runtime.linux.seccomp.architectures.enum",
            "runtime.linux.seccomp.flags.enum",
            "runtime.features.linux.namespaces.enum",
        ],
        see: &[],
        is: |d| d.value.as_ref().is_some_and(Value::is_string),
    },
    Class {
        name: "what only some platforms require",
        reason: "a schema is for all platforms",
        between: Between::OursAccepts,
        clauses: &[
            "runtime.config.process.user.gid.required",
            "runtime.config.process.user.uid.required",
            "runtime.config.root.other-platforms.required",
            "runtime.config.root.windows-server.required",
        ],
        see: &[],
        is: |_| true,
    },
    Class {
        name: "texts that a parser refuses",
        reason: "the runtime-spec forbids neither lone surrogates nor numbers beyond doubles, which \
                 no value of serde_json can hold; the image-spec only advises against the latter",
        between: Between::OursRefuses,
        clauses: &[],
        see: &[
            "image.considerations.json.numbers",
            "runtime.config.json.rfc8259",
            "runtime.config.json.utf8",
        ],
        is: |d| d.keyword == "json",
    },
    Class {
        name: "rules of other platforms",
        reason: "rules are not judged on platforms that they do not bind, a schema is for all",
        between: Between::OursRefuses,
        clauses: &[],
        see: &[
            "runtime.config.hooks.create-runtime.path.absolute",
            "runtime.config.hooks.create-runtime.timeout.positive",
            "runtime.config.hooks.prestart.path.absolute",
            "runtime.config.hooks.prestart.timeout.positive",
            "runtime.config.process.exec-cpu-affinity.final.pattern",
            "runtime.config.process.exec-cpu-affinity.initial.pattern",
            "runtime.config.process.rlimits.type.pattern",
        ],
        is: |d| d.of_other_platforms && matches!(d.keyword.as_str(), "minimum" | "pattern"),
    },
    Class {
        name: "integers beyond the type",
        reason: "the range is advice only, but the type has 64 bits",
        between: Between::OursRefuses,
        clauses: &[],
        see: &["runtime.config.process.io-priority.priority.range"],
        is: |d| d.pattern == "/process/ioPriority/priority" && d.keyword == "maximum",
    },
    Class {
        name: "names twice",
        reason: "the types refuse what the schema cannot see",
        between: Between::OursUnreadable,
        clauses: &[],
        see: &[
            "image.considerations.json.no-duplicate-names",
            "runtime.config.json.no-duplicate-names",
        ],
        is: |d| d.duplicate,
    },
    Class {
        name: "integers with a point or an exponent",
        reason: "the types refuse what the schema cannot see",
        between: Between::OursUnreadable,
        clauses: &["*.json-type"],
        see: &[],
        is: is_spelled_otherwise,
    },
    Class {
        name: "second 60",
        reason: "no pattern tells at which times of which days there is one",
        between: Between::OursUnreadable,
        clauses: &[
            "image.config.created.rfc3339",
            "image.config.history.created.rfc3339",
        ],
        see: &[],
        is: |d| d.case.text.contains("T12:00:60Z"),
    },
    Class {
        name: "numbers of unknown properties",
        reason: "the types refuse those that they could not write again as they were",
        between: Between::OursUnreadable,
        clauses: &[],
        see: &[
            "image.considerations.json.numbers",
            "runtime.config.extensibility.unknown-property.no-error",
        ],
        is: |d| d.message.contains("cannot be kept exactly"),
    },
    Class {
        name: "integers beyond 64 bits",
        reason: "the validator has doubles for them, as for every number that large",
        between: Between::OursUnreadable,
        clauses: &[],
        see: &["*.json-type"],
        is: |d| {
            let beyond = ["-9223372036854775809", "18446744073709551616"];
            beyond.iter().any(|number| d.case.text.contains(number))
        },
    },
];

/// Whether an integer stands there that is written with a point or an exponent; where reading does not
/// tell the place, whether there is one.
fn is_spelled_otherwise(difference: &Difference) -> bool {
    let Ok(document) = Document::parse(difference.case.text.as_bytes(), &Limits::DEFAULT) else {
        return false;
    };
    let is = |node: Node<'_>| {
        let number = node
            .number()
            .filter(|number| number.contains(['.', 'e', 'E']));
        let value = number.and_then(|number| number.parse::<f64>().ok());
        value.is_some_and(|value| value.fract() == 0.0)
    };
    match difference.between {
        Between::OursUnreadable => document.nodes().any(is),
        _ => document.find(&difference.pointer).is_some_and(is),
    }
}
