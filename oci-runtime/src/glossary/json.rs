//! The clauses of [glossary.md#json](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/glossary.md#json).

use oci_conformance::{
    Clause, DefectKind,
    Example::{Fail, Pass},
    Subject,
};

use crate::specification::V1_0_0_RC5;

pub(crate) static RFC8259: Clause = Clause::must(
    "runtime.config.json.rfc8259",
    "glossary.md#json",
    "A document is JSON as RFC 8259 describes it.",
)
.since(V1_0_0_RC5)
.note(
    "It is one value with nothing but whitespace around it; readers that stop behind the first \
     value do not see the rest. Up to v1.0.1 the text refers to RFC 7159, which is the same.",
)
.judged(
    Subject::Document,
    &[
        Pass("{}"),
        Pass("\r\n\t { } \n"),
        Fail(r#"{"a":}"#, ""),
        Fail("", ""),
        Fail("{}{}", ""),
        Fail("{\"a\":1,}", ""),
        Fail("// no comments\n{}", ""),
        Fail("{\"a\":NaN}", ""),
    ],
);

pub(super) static UTF8: Clause = Clause::must(
    "runtime.config.json.utf8",
    "glossary.md#json",
    "JSON is encoded in UTF-8.",
)
.since(V1_0_0_RC5)
.note(
    "The sentence speaks of configurations; RFC 8259 section 8.1 says the same of what systems \
     exchange, so that other documents are held to it, too. A byte order mark at the start breaks \
     it: the RFC forbids it, and most readers refuse it.",
)
.check(
    |root, _, verdict| verdict.defects(root, &[DefectKind::ByteOrderMark, DefectKind::InvalidUtf8]),
    &[
        Pass("{\"a\":\"\u{e9}\u{1f600}\u{feff}\"}"),
        Fail("\u{feff}{}", ""),
    ],
);

pub(super) static NO_DUPLICATE_NAMES: Clause = Clause::must_not(
    "runtime.config.json.no-duplicate-names",
    "glossary.md#json",
    "No object has two members of the same name.",
)
.since(V1_0_0_RC5)
.note(
    "Names are compared unescaped, at any depth, and those of unknown properties too. Some readers \
     keep the first member, others the last: the same bytes then mean different things to \
     different readers. The other clauses are held against the last.",
)
.check(
    |root, _, verdict| verdict.defects(root, &[DefectKind::DuplicateName]),
    &[
        Pass(r#"{"a":1,"b":{"a":1},"A":1}"#),
        Fail(r#"{"a":1,"b":2,"a":1}"#, "/a"),
        Fail(r#"{"a":1,"\u0061":1}"#, "/a"),
        Fail(r#"{"x":[{"":1,"":2}]}"#, "/x/0/"),
    ],
);

/// Advises against texts that are no Unicode.
pub(crate) static LONE_SURROGATE: Clause = Clause::advisory(
    "advisory.runtime.lone-surrogate",
    "glossary.md#json",
    "No name and no string has an escape that is half of a surrogate pair.",
    None,
)
.since(V1_0_0_RC5)
.note(
    "RFC 8259 section 8.2 calls what happens then unpredictable: some readers make U+FFFD of it, \
     others refuse the document, as reading does here.",
)
.check(
    |root, _, verdict| verdict.defects(root, &[DefectKind::LoneSurrogate]),
    &[
        Pass(r#"{"a":"\ud83d\ude00 \ufffd"}"#),
        Fail(r#"{"a":"\ud83d"}"#, "/a"),
        Fail(r#"{"a":["\ude00\u0041"]}"#, "/a/0"),
    ],
);

pub(crate) static ORDER_INSIGNIFICANT: Clause = Clause::may(
    "runtime.config.json.order-insignificant",
    "glossary.md#json",
    "The members of an object may stand in any order, which means nothing.",
)
.since(V1_0_0_RC5)
.note("Reading does not keep the order of properties that the specification names.")
.examples(&[Pass(
    r#"{"windows":{"hyperv":{},"layerFolders":["C:\\layer"]},"ociVersion":"1.3.0"}"#,
)]);
