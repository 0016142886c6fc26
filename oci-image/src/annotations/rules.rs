//! The clauses of [annotations.md#rules](https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#rules).

use std::borrow::Cow;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Subject, Verdict, shortened,
};

use super::{PREDEFINED, conversion};

pub(crate) static MAP_OBJECT: Clause = Clause::must(
    "image.annotations.map.object",
    "annotations.md#rules",
    "Annotations are a JSON object.",
)
.note(
    "This goes for `annotations` of indexes, manifests and descriptors, and for `Labels` of the \
     config, whose type config.md states itself.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"annotations":{}}"#),
        Fail(r#"{"annotations":[]}"#, "/annotations"),
        Fail(r#"{"annotations":"com.example.key=value"}"#, "/annotations"),
    ],
);

pub(super) static MAP_STRING_VALUES: Clause = Clause::must(
    "image.annotations.map.string-values",
    "annotations.md#rules",
    "Every value of an annotation is a string.",
)
.note(
    "The JSON Schema says nothing of the value under the empty key; the prose is followed, which \
     has no exception.",
)
.check(
    |annotations, _, verdict| {
        for value in annotations.members().filter(|value| !value.is_null()) {
            verdict.count_case();
            if value.str().is_none() {
                verdict.breach(value, format!("`{}` is no string", name(value)));
            }
        }
    },
    &[
        Pass(r#"{"com.example.key":"value"}"#),
        Fail(r#"{"com.example.key":1}"#, "/com.example.key"),
        Fail(r#"{"com.example.key":["value"]}"#, "/com.example.key"),
        Fail(r#"{"":3}"#, "/"),
    ],
);

pub(super) static VALUE_PRESENT: Clause = Clause::must(
    "image.annotations.value.present",
    "annotations.md#rules",
    "Every key has a value, and null is none.",
)
.note(
    "Some readers take null for the empty string, and so change what they copy. Null breaks this \
     clause only, not the one about the type as well.",
)
.check(
    |annotations, _, verdict| {
        for value in annotations.members() {
            verdict.count_case();
            if value.is_null() {
                verdict.breach(value, format!("`{}` is null", name(value)));
            }
        }
    },
    &[
        Pass(r#"{"com.example.key":"value"}"#),
        Fail(r#"{"com.example.key":null}"#, "/com.example.key"),
    ],
);

pub(super) static VALUE_MAY_BE_EMPTY: Clause = Clause::may(
    "image.annotations.value.may-be-empty",
    "annotations.md#rules",
    "A value may be the empty string.",
)
.examples(&[Pass(r#"{"com.example.key":""}"#)]);

pub(super) static KEYS_UNIQUE: Clause = Clause::must(
    "image.annotations.keys.unique",
    "annotations.md#rules",
    "No key stands twice in the same annotations.",
)
.note(
    "Keys are compared as they read, not as they are escaped: `\"a\"` and `\"\\u0061\"` are one \
     key, `a` and `A` are two. Most readers keep the last of several, silently.",
)
.check(
    keys_unique,
    &[
        Pass(r#"{"com.example.key":"","com.example.Key":""}"#),
        Fail(
            r#"{"com.example.key":"a","com.example.key":"b"}"#,
            "/com.example.key",
        ),
        Fail(
            r#"{"com.example.key":"a","com.example.\u006bey":"a"}"#,
            "/com.example.key",
        ),
    ],
);

fn keys_unique(annotations: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let mut keys: Vec<(Cow<'_, str>, Node<'_>)> = annotations
        .members()
        .filter(|member| member.is_exact_name())
        .filter_map(|member| Some((member.name()?, member)))
        .collect();
    for _ in &keys {
        verdict.count_case();
    }
    // The sort is stable, so that of several the first stays first.
    keys.sort_by(|(one, _), (other, _)| one.cmp(other));
    let pairs = keys.iter().zip(keys.iter().skip(1));
    for (_, (key, member)) in pairs.filter(|((before, _), (key, _))| before == key) {
        let span = member.name_span().unwrap_or_else(|| member.span());
        verdict.breach_in(
            *member,
            span,
            format!("`{}` is there already", shortened(key)),
        );
    }
}

pub(super) static KEYS_NAMESPACED: Clause = Clause::recommended(
    "image.annotations.keys.namespaced",
    "annotations.md#rules",
    "Keys have a namespace.",
)
.note("A `.`, `/` or `:` somewhere in the key is taken for the end of one.")
.softened(
    Severity::Note,
    "the sentence speaks of best practice, without a key word",
)
.check(
    |annotations, _, verdict| {
        for member in annotations.members() {
            let Some(key) = member.name() else { continue };
            verdict.count_case();
            if !key.contains(['.', '/', ':']) {
                let message = format!("`{}` is in no namespace", shortened(&key));
                verdict.breach_name(member, message);
            }
        }
    },
    &[
        Pass(r#"{"com.example.key":"","example.com/key":""}"#),
        Fail(r#"{"key":"value"}"#, "/key"),
    ],
);

pub(super) static KEYS_REVERSE_DOMAIN: Clause = Clause::should(
    "image.annotations.keys.reverse-domain",
    "annotations.md#rules",
    "Keys are in reverse domain notation, such as `com.example.myKey`.",
)
.note(
    "There is no grammar: a key without any dot is reported, the empty one included. Capitals are \
     fine, as the specification's own keys have some.",
)
.check(
    |annotations, _, verdict| {
        for member in annotations.members() {
            let Some(key) = member.name() else { continue };
            verdict.count_case();
            if !key.contains('.') {
                let message = format!("`{}` is no reversed domain", shortened(&key));
                verdict.breach_name(member, message);
            }
        }
    },
    &[
        Pass(r#"{"com.example.myKey":""}"#),
        Fail(r#"{"maintainer":"value"}"#, "/maintainer"),
        Fail(r#"{"example:key":"value"}"#, "/example:key"),
        Fail(r#"{"":"value"}"#, "/"),
    ],
);

/// What comes behind a namespace in `key`, if it is in it; nothing for the namespace itself.
fn within<'k>(key: &'k str, namespace: &str) -> Option<&'k str> {
    let rest = key.strip_prefix(namespace)?;
    rest.strip_prefix('.')
        .or_else(|| rest.is_empty().then_some(""))
}

const ORG_OPENCONTAINERS: &str = "org.opencontainers";
const ORG_OPENCONTAINERS_IMAGE: &str = "org.opencontainers.image";

/// Keys that the other specifications use: features.md of the runtime-spec, and an example in the
/// distribution-spec, which a draft of the image-spec had defined.
const DEFINED_ELSEWHERE: &[&str] = &[
    "org.opencontainers.runc.version",
    "org.opencontainers.runc.commit",
    "org.opencontainers.runc.checkpoint.enabled",
    "org.opencontainers.artifact.created",
];

pub(super) static KEYS_RESERVED_ORG_OPENCONTAINERS: Clause = Clause::must_not(
    "image.annotations.keys.reserved-org-opencontainers",
    "annotations.md#rules",
    "Keys in `org.opencontainers` are only those that a specification of the OCI defines.",
)
.note(
    "The prefix is written without a dot at its end; the namespace is meant, so that \
     `org.opencontainersfoo` is free. Defined are the keys of the image-spec, and what the \
     runtime-spec and the distribution-spec use: `org.opencontainers.runc.version`, `….commit`, \
     `….checkpoint.enabled` and `org.opencontainers.artifact.created`. The breach is that of the \
     writer; readers go on.",
)
.check(
    |annotations, _, verdict| {
        for member in annotations.members() {
            let Some(key) = member.name() else { continue };
            if within(&key, ORG_OPENCONTAINERS).is_none() {
                continue;
            }
            verdict.count_case();
            // What is in the namespace of images is reported by the clause about that.
            if within(&key, ORG_OPENCONTAINERS_IMAGE).is_none()
                && !DEFINED_ELSEWHERE.contains(&key.as_ref())
            {
                let key = shortened(&key);
                let message = format!("no specification of the OCI defines `{key}`");
                verdict.breach_name(member, message);
            }
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.title":"","org.opencontainers.runc.version":"1.2.3"}"#),
        Fail(
            r#"{"org.opencontainers.example":""}"#,
            "/org.opencontainers.example",
        ),
        Fail(r#"{"org.opencontainers":""}"#, "/org.opencontainers"),
        Fail(
            r#"{"org.opencontainers.image.example":""}"#,
            "/org.opencontainers.image.example",
        ),
    ],
);

pub(super) static KEYS_RESERVED_ORG_OPENCONTAINERS_IMAGE: Clause = Clause::must_not(
    "image.annotations.keys.reserved-org-opencontainers-image",
    "annotations.md#rules",
    "Keys in `org.opencontainers.image` are only those that the image-spec defines.",
)
.note(
    "Defined are the pre-defined keys and those of conversion.md, in whichever version of the \
     specification. annotations.md has `….authors`, conversion.md has `….author`: both are.",
)
.check(
    |annotations, _, verdict| {
        for member in annotations.members() {
            let Some(key) = member.name() else { continue };
            if within(&key, ORG_OPENCONTAINERS_IMAGE).is_none() {
                continue;
            }
            verdict.count_case();
            let mut defined = PREDEFINED.iter().chain(conversion::KEYS);
            if !defined.any(|defined| *defined == key) {
                verdict.breach_also(
                    member,
                    format!("the image-spec defines no `{}`", shortened(&key)),
                    &[&KEYS_RESERVED_ORG_OPENCONTAINERS],
                );
            }
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.authors":"","org.opencontainers.image.author":""}"#),
        Fail(
            r#"{"org.opencontainers.image.example":""}"#,
            "/org.opencontainers.image.example",
        ),
        Fail(
            r#"{"org.opencontainers.image.Title":""}"#,
            "/org.opencontainers.image.Title",
        ),
        Fail(
            r#"{"org.opencontainers.image":""}"#,
            "/org.opencontainers.image",
        ),
    ],
);

pub(crate) static EMPTY_ABSENT_OR_EMPTY_MAP: Clause = Clause::must(
    "image.annotations.empty-absent-or-empty-map",
    "annotations.md#rules",
    "Where there are no annotations, the property is missing or an empty object, not null.",
)
.note(
    "config.md lets null stand for every optional property that is missing, `Labels` among them; \
     of `Labels` config.md is followed.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"annotations":{}}"#),
        Fail(r#"{"annotations":null}"#, "/annotations"),
    ],
);

pub(super) static UNKNOWN_KEY: Clause = Clause::must_not(
    "image.annotations.unknown-key",
    "annotations.md#rules",
    "A reader does not fail over a key that it does not know.",
);

fn name(member: Node<'_>) -> String {
    shortened(&member.name().unwrap_or_default())
}
