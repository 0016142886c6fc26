//! The clauses about `org.opencontainers.image.base.*`:
//! [annotations.md#pre-defined-annotation-keys](https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Subject, shortened,
};
use oci_digest::Digest;

use super::{BASE_DIGEST, BASE_NAME};
use crate::{Reference, specification::V1_1_0};

pub(super) static BASE_DIGEST_DIGEST: Clause = Clause::should(
    "image.annotations.base-digest.digest",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.digest` is a digest.",
)
.since(V1_1_0)
.note("There is no key word; the sentence says what the value is.")
.check(
    |annotations, _, verdict| {
        let digest = annotations.at(BASE_DIGEST);
        let Some(text) = digest.str() else { return };
        verdict.count_case();
        if let Err(error) = text.parse::<Digest>() {
            verdict.breach(digest, format!("`{}` is no digest: {error}", shortened(&text)));
        }
    },
    &[
        Pass(
            r#"{"org.opencontainers.image.base.digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}"#,
        ),
        Fail(
            r#"{"org.opencontainers.image.base.digest":"2cf24dba"}"#,
            "/org.opencontainers.image.base.digest",
        ),
        Fail(
            r#"{"org.opencontainers.image.base.digest":"sha256:2cf24dba"}"#,
            "/org.opencontainers.image.base.digest",
        ),
    ],
);

pub(super) static BASE_DIGEST_IMMEDIATE: Clause = Clause::should(
    "image.annotations.base-digest.immediate",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.digest` names the immediate base image, whose layers are this \
     image's first ones.",
)
.since(V1_1_0)
.uncheckable("it would need the base image, and the base of that one");

pub(super) static BASE_DIGEST_NO_OTHERS: Clause = Clause::should_not(
    "image.annotations.base-digest.no-others",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.digest` names no other image that the build has used, such as \
     an earlier stage.",
)
.since(V1_1_0)
.uncheckable("nothing in an image tells what its build has used");

pub(super) static BASE_NAME_STRING: Clause = Clause::should(
    "image.annotations.base-name.string",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.name` is an image reference.",
)
.since(V1_1_0)
.note("There is no key word; the sentence says what the value is.")
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"org.opencontainers.image.base.name":"registry.example.com/my-org/my-image:tag"}"#,
        ),
        Fail(
            r#"{"org.opencontainers.image.base.name":""}"#,
            "/org.opencontainers.image.base.name",
        ),
    ],
);

pub(super) static BASE_NAME_REFERENCE_FORMAT: Clause = Clause::should(
    "image.annotations.base-name.reference-format",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.name` has the form `domain/path:tag@digest` of \
     distribution/distribution, of which only the path is always there.",
)
.since(V1_1_0)
.note("The grammar is a comment in the Go code that the sentence links to.")
.also(&[&BASE_NAME_STRING])
.check(
    |annotations, _, verdict| {
        let name = annotations.at(BASE_NAME);
        let Some(text) = name.str() else { return };
        verdict.count_case();
        if let Err(error) = text.parse::<Reference>() {
            let text = shortened(&text);
            verdict.breach(name, format!("`{text}` is no image reference: {error}"));
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.base.name":"registry.example.com:5000/my-image"}"#),
        Fail(
            r#"{"org.opencontainers.image.base.name":"registry.example.com/My-Image"}"#,
            "/org.opencontainers.image.base.name",
        ),
        Fail(
            r#"{"org.opencontainers.image.base.name":"https://registry.example.com/my-image"}"#,
            "/org.opencontainers.image.base.name",
        ),
    ],
);

pub(super) static BASE_NAME_FULLY_QUALIFIED: Clause = Clause::should(
    "image.annotations.base-name.fully-qualified",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.name` begins with a registry, so that none has to be assumed.",
)
.since(V1_1_0)
.note(
    "A registry is told from the first component of a path by a `.`, a `:`, a capital letter, or \
     by being `localhost`.",
)
.check(
    |annotations, _, verdict| {
        let name = annotations.at(BASE_NAME);
        let Some(Ok(reference)) = name.parse::<Reference>() else {
            return;
        };
        verdict.count_case();
        if !reference.is_fully_qualified() {
            let text = shortened(reference.as_ref());
            verdict.breach(name, format!("`{text}` names no registry"));
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.base.name":"localhost/my-image"}"#),
        Fail(
            r#"{"org.opencontainers.image.base.name":"my-org/my-image:tag"}"#,
            "/org.opencontainers.image.base.name",
        ),
    ],
);

pub(super) static BASE_NAME_IMMEDIATE: Clause = Clause::should(
    "image.annotations.base-name.immediate",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.name` names the immediate base image.",
)
.since(V1_1_0)
.uncheckable("it would need the base image from its registry, as it was at the time of the build");

pub(super) static BASE_NAME_NO_OTHERS: Clause = Clause::should_not(
    "image.annotations.base-name.no-others",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.base.name` names no other image that the build has used.",
)
.since(V1_1_0)
.uncheckable("nothing in an image tells what its build has used");

pub(super) static BASE_NAME_WITH_DIGEST: Clause = Clause::should(
    "image.annotations.base-name.with-digest",
    "annotations.md#pre-defined-annotation-keys",
    "With `org.opencontainers.image.base.name` comes `org.opencontainers.image.base.digest`, the \
     digest of the manifest that the name refers to.",
)
.since(V1_1_0)
.note(
    "The text says that the manifest is the one that `image.ref.name` refers to, which would be \
     this image itself; `image.base.name` is read instead. Whether the digest is the right one, \
     only the registry knows: that it is there is all that is looked at.",
)
.check(
    |annotations, _, verdict| {
        if verdict.case(annotations.at(BASE_NAME)).is_none() {
            return;
        }
        let digest = annotations.at(BASE_DIGEST);
        if !digest.exists() {
            verdict.breach(digest, format!("there is a base image, but no `{BASE_DIGEST}`"));
        }
    },
    &[
        Pass(
            r#"{"org.opencontainers.image.base.name":"localhost/base","org.opencontainers.image.base.digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"}"#,
        ),
        Fail(
            r#"{"org.opencontainers.image.base.name":"localhost/base"}"#,
            "/org.opencontainers.image.base.digest",
        ),
    ],
);
