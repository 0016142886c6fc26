//! The keys of annotations: [config.md#annotations](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#annotations).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Subject, Verdict, shortened,
};

use super::image::IMAGE_KEYS;
use crate::specification::{V1_0_0_RC5, V1_2_0};

pub(super) static STRING: Clause = Clause::must(
    "runtime.config.annotations.key.string",
    "config.md#annotations",
    "Keys are strings.",
)
.since(V1_0_0_RC5)
.note("That no two are equal, as v1.0.0-rc5 says, is a clause about all JSON objects today.")
.uncheckable("the names in a JSON object are nothing else");

pub(super) static NON_EMPTY: Clause = Clause::must_not(
    "runtime.config.annotations.key.non-empty",
    "config.md#annotations",
    "No key is empty.",
)
.since(V1_0_0_RC5)
.note("The JSON Schema and the Go type take one.")
.check(
    |annotations, _, verdict| {
        for annotation in annotations.members() {
            verdict.count_case();
            if annotation.name_is("") {
                verdict.breach_name(annotation, "the key is empty");
            }
        }
    },
    &[
        Pass(r#"{"com.example.gpu-cores":"2"}"#),
        Fail(r#"{"":"2"}"#, "/"),
    ],
);

pub(super) static REVERSE_DOMAIN: Clause = Clause::should(
    "runtime.config.annotations.key.reverse-domain",
    "config.md#annotations",
    "Keys are domain names in reverse, such as `com.example.myKey`.",
)
.since(V1_0_0_RC5)
.note(
    "A key passes if it has two parts or more that are divided by dots, and the first two are labels \
     of a domain name: what comes behind is up to the owner of the domain.",
)
.check(
    |annotations, _, verdict| {
        for annotation in annotations.members() {
            let Some(key) = annotation.name().filter(|key| !key.is_empty()) else {
                continue;
            };
            verdict.count_case();
            if !is_reverse_domain(&key) {
                let key = shortened(&key);
                let message = format!("`{key}` does not begin with a domain name in reverse");
                verdict.breach_name(annotation, message);
            }
        }
    },
    &[
        Pass(r#"{"com.example.myKey":""}"#),
        Pass(r#"{"run.oci.keep_original_groups":"1","io.kubernetes.cri-o.X/y":""}"#),
        Fail(r#"{"foo":""}"#, "/foo"),
        Fail(r#"{"gpu cores.example":""}"#, "/gpu cores.example"),
        Fail(r#"{".example":""}"#, "/.example"),
        Fail(r#"{"com.":""}"#, "/com."),
    ],
);

fn is_reverse_domain(key: &str) -> bool {
    let label = |part: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !part.is_empty() && part.bytes().all(allowed)
    };
    let Some((top, rest)) = key.split_once('.') else {
        return false;
    };
    // The second label may be the last, and have behind it what is no domain name any more.
    let second = rest.split(['.', '/', ':']).next().unwrap_or_default();
    let top_level = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    label(top) && top.bytes().all(top_level) && label(second)
}

pub(super) static OPENCONTAINERS_RESERVED: Clause = Clause::must(
    "runtime.config.annotations.opencontainers.reserved",
    "config.md#annotations",
    "Keys that begin with `org.opencontainers` are used only as the section says.",
)
.since(V1_2_0)
.note("Keys that the section does not list break it, and are judged by the clause about them.")
.softened(
    Severity::Warning,
    "the image-spec says that labels of images, many of which have such keys, become annotations",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"org.opencontainers.image.os":"linux"}"#),
        Fail(
            r#"{"org.opencontainers.image.title":"x"}"#,
            "/org.opencontainers.image.title",
        ),
    ],
);

pub(super) static OPENCONTAINERS_KNOWN_KEYS: Clause = Clause::may(
    "runtime.config.annotations.opencontainers.known-keys",
    "config.md#annotations",
    "The keys that the section lists may be used.",
)
.since(V1_2_0)
.note("They are those that the image-spec's conversion.md makes of an image configuration.")
.examples(&[Pass(
    r#"{"org.opencontainers.image.os":"linux","org.opencontainers.image.os.version":"1","org.opencontainers.image.os.features":"win32k","org.opencontainers.image.architecture":"arm","org.opencontainers.image.variant":"v7","org.opencontainers.image.author":"A","org.opencontainers.image.created":"2015-10-31T22:22:56Z","org.opencontainers.image.stopSignal":"SIGTERM"}"#,
)]);

pub(super) static OPENCONTAINERS_OTHER_KEYS: Clause = Clause::must_not(
    "runtime.config.annotations.opencontainers.other-keys",
    "config.md#annotations",
    "No other keys than those of the section begin with `org.opencontainers`.",
)
.since(V1_0_0_RC5)
.note(
    "By its letter it binds later specifications. The image-spec has annotations and labels with \
     such keys, and makes annotations of labels; features.md has one as an example. Up to v1.1.0 \
     the section lists none; those that it lists today pass in every version.",
)
.softened(
    Severity::Warning,
    "the image-spec says that labels of images, many of which have such keys, become annotations",
)
.check(
    other_keys,
    &[
        Pass(r#"{"org.opencontainers.image.os":"linux"}"#),
        Pass(r#"{"org.opencontainersfoo":"","org.opencontainers.image.author":""}"#),
        Fail(r#"{"org.opencontainers":""}"#, "/org.opencontainers"),
        Fail(
            r#"{"org.opencontainers.image.title":"x"}"#,
            "/org.opencontainers.image.title",
        ),
    ],
);

fn other_keys(annotations: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let same: &[&'static Clause] = if context.version() >= V1_2_0 {
        &[&OPENCONTAINERS_RESERVED]
    } else {
        &[]
    };
    for annotation in annotations.members() {
        let Some(key) = annotation.name() else {
            continue;
        };
        let behind = key.strip_prefix("org.opencontainers");
        if !behind.is_some_and(|behind| behind.is_empty() || behind.starts_with('.')) {
            continue;
        }
        verdict.count_case();
        for clause in same {
            verdict.count_case_of(clause);
        }
        if !IMAGE_KEYS.contains(&key.as_ref()) {
            let key = shortened(&key);
            let message = format!("`{key}` is reserved, and none of the keys that may be used");
            verdict.breach_also(annotation, message, same);
        }
    }
}

pub(super) static UNKNOWN_KEYS_IGNORED: Clause = Clause::must(
    "runtime.config.annotations.unknown-keys-ignored",
    "config.md#annotations",
    "A runtime treats keys that it does not know as it treats unknown properties.",
)
.since(V1_0_0_RC5)
.note("Up to v1.0.1 it says that they are no errors. They still are in the state.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_begin_with_reversed_domains() {
        for key in ["com.example", "a-b.c_d", "org.systemd.property.X/y", "1.2"] {
            assert!(is_reverse_domain(key), "{key}");
        }
        for key in [
            "",
            "com",
            ".com",
            "com.",
            "com./x",
            "my_company.com",
            "com.a b",
            "é.com",
        ] {
            assert!(!is_reverse_domain(key), "{key}");
        }
    }
}
