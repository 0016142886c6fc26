//! The clauses of [annotations.md#pre-defined-annotation-keys](https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys),
//! but for those about references and base images.

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Node, Verdict, shortened,
};

use super::{CREATED, DOCUMENTATION, LICENSES, SOURCE, URL, licenses};
use crate::{config::DateTime, uri};

pub(super) static SCOPE: Clause = Clause::may(
    "image.annotations.scope",
    "annotations.md#pre-defined-annotation-keys",
    "The pre-defined keys, meant for indexes, manifests and descriptors, may be used elsewhere.",
)
.note("So a title of a layer is fine, and so are labels of a config.")
.examples(&[Pass(r#"{"org.opencontainers.image.title":"notes.txt"}"#)]);

pub(super) static CREATED_RFC3339: Clause = Clause::should(
    "image.annotations.created.rfc3339",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.created` is a `date-time` of RFC 3339, section 5.6.",
)
.note("There is no key word; the sentence says what the value is.")
.check(
    |annotations, _, verdict| {
        let created = annotations.at(CREATED);
        let Some(parsed) = created.parse::<DateTime>() else {
            return;
        };
        verdict.count_case();
        if let Err(error) = parsed {
            verdict.breach(created, error.to_string());
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.created":"2015-10-31T22:22:56.015925234Z"}"#),
        Fail(
            r#"{"org.opencontainers.image.created":"2015-10-31"}"#,
            "/org.opencontainers.image.created",
        ),
        Fail(
            r#"{"org.opencontainers.image.created":""}"#,
            "/org.opencontainers.image.created",
        ),
    ],
);

pub(super) static AUTHORS_FREEFORM: Clause = Clause::may(
    "image.annotations.authors.freeform",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.authors` may be any text that says whom to contact.",
)
.examples(&[Pass(
    r#"{"org.opencontainers.image.authors":"Alyssa P. Hacker <alyspdev@example.com>, and others"}"#,
)]);

pub(super) static URL_URL: Clause = Clause::should(
    "image.annotations.url.url",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.url` is a URL.",
)
.note(IS_URL)
.check(
    |annotations, _, verdict| check_url(annotations.at(URL), verdict),
    &[
        Pass(r#"{"org.opencontainers.image.url":"https://example.com/"}"#),
        Fail(
            r#"{"org.opencontainers.image.url":"example.com"}"#,
            "/org.opencontainers.image.url",
        ),
        Fail(
            r#"{"org.opencontainers.image.url":""}"#,
            "/org.opencontainers.image.url",
        ),
    ],
);

pub(super) static DOCUMENTATION_URL: Clause = Clause::should(
    "image.annotations.documentation.url",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.documentation` is a URL.",
)
.note(IS_URL)
.check(
    |annotations, _, verdict| check_url(annotations.at(DOCUMENTATION), verdict),
    &[
        Pass(r#"{"org.opencontainers.image.documentation":"https://example.com/manual#start"}"#),
        Fail(
            r#"{"org.opencontainers.image.documentation":"see the manual"}"#,
            "/org.opencontainers.image.documentation",
        ),
    ],
);

pub(super) static SOURCE_URL: Clause = Clause::should(
    "image.annotations.source.url",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.source` is a URL.",
)
.note(
    "There is no key word; the sentence says what the value is. `git@host:path`, which Git \
     understands, is no URL; `ssh://git@host/path` is.",
)
.check(
    |annotations, _, verdict| check_url(annotations.at(SOURCE), verdict),
    &[
        Pass(r#"{"org.opencontainers.image.source":"ssh://git@example.com/project.git"}"#),
        Fail(
            r#"{"org.opencontainers.image.source":"git@example.com:project.git"}"#,
            "/org.opencontainers.image.source",
        ),
    ],
);

const IS_URL: &str = "There is no key word; the sentence says what the value is. Any URI with a \
    scheme is taken for a URL; the empty text is none.";

fn check_url(url: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = url.str() else { return };
    verdict.count_case();
    if let Err(error) = uri::scheme_of(&text) {
        verdict.breach(url, format!("`{}` is no URL: {error}", shortened(&text)));
    }
}

pub(super) static VERSION_STRING: Clause = Clause::may(
    "image.annotations.version.string",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.version` may be any text: the version of the packaged software.",
)
.examples(&[Pass(
    r#"{"org.opencontainers.image.version":"bookworm, third edition"}"#,
)]);

pub(super) static VERSION_MATCH_TAG: Clause = Clause::may(
    "image.annotations.version.match-tag",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.version` may be a label or tag of the source code repository.",
)
.uncheckable("it would need the source code repository, and the match is never required");

pub(super) static VERSION_SEMVER: Clause = Clause::may(
    "image.annotations.version.semver",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.version` may be compatible with Semantic Versioning.",
)
.examples(&[
    Pass(r#"{"org.opencontainers.image.version":"1.2.3-rc.1+build.5"}"#),
    Pass(r#"{"org.opencontainers.image.version":"22.04"}"#),
]);

pub(super) static REVISION_STRING: Clause = Clause::may(
    "image.annotations.revision.string",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.revision` may be any text: the revision in source control.",
)
.examples(&[Pass(
    r#"{"org.opencontainers.image.revision":"45a939b2999782a3f005621a8d0f29aa387e1d6b"}"#,
)]);

pub(super) static VENDOR_STRING: Clause = Clause::may(
    "image.annotations.vendor.string",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.vendor` may be any text: the name of who distributes the image.",
)
.examples(&[Pass(
    r#"{"org.opencontainers.image.vendor":"Example & Sons"}"#,
)]);

pub(super) static LICENSES_SPDX: Clause = Clause::should(
    "image.annotations.licenses.spdx",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.licenses` is an SPDX licence expression.",
)
.note(
    "There is no key word; the sentence says what the value is. Identifiers are those of the SPDX \
     licence list, in letters of either case and deprecated ones included, or begin with \
     `LicenseRef-`. A list with commas is no expression.",
)
.check(
    |annotations, _, verdict| {
        let value = annotations.at(LICENSES);
        let Some(text) = value.str() else { return };
        verdict.count_case();
        if let Err(problem) = licenses::check(&text) {
            let text = shortened(&text);
            verdict.breach(value, format!("`{text}` is no licence expression: {problem}"));
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.licenses":"(MIT OR Apache-2.0) AND GPL-2.0+ WITH Classpath-exception-2.0"}"#),
        Pass(r#"{"org.opencontainers.image.licenses":"mit AND LicenseRef-example"}"#),
        Fail(
            r#"{"org.opencontainers.image.licenses":"MIT, Apache-2.0"}"#,
            "/org.opencontainers.image.licenses",
        ),
        Fail(
            r#"{"org.opencontainers.image.licenses":"Proprietary"}"#,
            "/org.opencontainers.image.licenses",
        ),
        Fail(
            r#"{"org.opencontainers.image.licenses":""}"#,
            "/org.opencontainers.image.licenses",
        ),
    ],
);

pub(super) static TITLE_STRING: Clause = Clause::may(
    "image.annotations.title.string",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.title` may be any text: a title for people.",
)
.note(
    "Some clients store a layer under its title, and have to take care that it does not lead out \
     of their directory.",
)
.examples(&[Pass(r#"{"org.opencontainers.image.title":"Notes / 2015"}"#)]);

pub(super) static DESCRIPTION_STRING: Clause = Clause::may(
    "image.annotations.description.string",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.description` may be any text: a description for people.",
)
.examples(&[Pass(
    r#"{"org.opencontainers.image.description":"Two lines,\nor more."}"#,
)]);
