//! The clauses of [image-layout.md#oci-layout-file](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#oci-layout-file).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Severity, Subject, shortened,
};

use super::OciLayout;

pub(super) static JSON_OBJECT: Clause = Clause::must(
    "image.layout.oci-layout.json-object",
    "image-layout.md#content",
    "`oci-layout` is a JSON object.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"imageLayoutVersion":"1.0.0"}"#),
        Fail(r#""1.0.0""#, ""),
        Fail("[]", ""),
    ],
);

pub(super) static VERSION_REQUIRED: Clause = Clause::must(
    "image.layout.oci-layout.version.required",
    "image-layout.md#content",
    "`imageLayoutVersion` is there.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"imageLayoutVersion":"1.0.0"}"#),
        Fail("{}", "/imageLayoutVersion"),
        Fail(r#"{"ImageLayoutVersion":"1.0.0"}"#, "/imageLayoutVersion"),
    ],
);

pub(super) static VERSION_VALUE: Clause = Clause::must(
    "image.layout.oci-layout.version.value",
    "image-layout.md#oci-layout-file",
    "`imageLayoutVersion` is the version of the layout: `1.0.0`, the only one so far.",
)
.note(
    "The JSON Schema refuses any other version; the prose, which is followed, only says that the \
     version changes when the layout does. It is not the version of the specification: layouts of \
     version 1.1 still say `1.0.0`.",
)
.softened(
    Severity::Warning,
    "only the JSON Schema refuses other versions",
)
.check(
    |layout, _, verdict| {
        let version = layout.at("imageLayoutVersion");
        let Some(text) = version.str() else { return };
        verdict.count_case();
        if text != OciLayout::VERSION {
            let text = shortened(&text);
            verdict.breach(
                version,
                format!("no layout of the version `{text}` is known, only `1.0.0`"),
            );
        }
    },
    &[
        Pass(r#"{"imageLayoutVersion":"1.0.0"}"#),
        Fail(r#"{"imageLayoutVersion":"1.1.0"}"#, "/imageLayoutVersion"),
        Fail(r#"{"imageLayoutVersion":""}"#, "/imageLayoutVersion"),
    ],
);

pub(super) static ADDITIONAL_FIELDS: Clause = Clause::may(
    "image.layout.oci-layout.additional-fields",
    "image-layout.md#content",
    "`oci-layout` may have further properties.",
)
.examples(&[Pass(
    r#"{"imageLayoutVersion":"1.0.0","com.example.created":1}"#,
)]);
