//! The clauses of [considerations.md#json](https://github.com/opencontainers/image-spec/blob/main/considerations.md#json).

use oci_conformance::{
    Clause, DefectKind,
    Example::{Fail, Pass},
    Held, Subject,
};

pub(crate) static PLUS_JSON_TYPES: Clause = Clause::must(
    "image.considerations.json.plus-json-types",
    "considerations.md#json",
    "Content of a media type of the specification that ends in `+json` is JSON.",
)
.note(
    "It is one JSON value (RFC 8259) with nothing but whitespace around it; readers that stop \
     behind the first value do not see the rest.",
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
        Fail("{\"a\":\"\n\"}", ""),
        Fail("{\"a\":NaN}", ""),
    ],
);

pub(super) static I_JSON: Clause = Clause::must(
    "image.considerations.json.i-json",
    "considerations.md#json",
    "JSON keeps to the limits of I-JSON (RFC 7493).",
)
.unreleased()
.note(
    "The limits that are requirements are clauses of their own here, one for each sentence of RFC \
     7493 section 2; a breach of one of them is a breach of this. Sections 3 and 4 of the RFC \
     advise designers of protocols. Up to v1.1.1 the section only advised canonical JSON.",
)
.judged(
    Subject::Document,
    &[
        Pass("{}"),
        Fail(r#"{"a":1,"a":1}"#, "/a"),
        Fail(r#"{"a":["\udfff"]}"#, "/a/0"),
        Fail("\u{feff}{}", ""),
    ],
);

pub(super) static NO_SURROGATES: Clause = Clause::must_not(
    "image.considerations.json.no-surrogates",
    "considerations.md#json",
    "No name and no string has a lone surrogate or a noncharacter, be it escaped or not.",
)
.unreleased()
.note(
    "It is RFC 7493 section 2.1, which the clause about I-JSON calls in. Readers make U+FFFD of a \
     lone surrogate, or refuse it, or do either depending on where it stands; noncharacters, such \
     as U+FFFE and U+FDD0, mostly pass.",
)
.also(&[&I_JSON])
.check(
    |root, _, verdict| {
        verdict.defects(root, &[DefectKind::LoneSurrogate, DefectKind::Noncharacter]);
    },
    &[
        Pass(r#"{"a":"\ud83d\ude00 \ufffd"}"#),
        Fail(r#"{"a":"\ud83d"}"#, "/a"),
        Fail(r#"{"a":"\ude00\u0041"}"#, "/a"),
        Fail(r#"{"a":["\uffff"]}"#, "/a/0"),
        Fail("{\"a\":{\"\u{fdd0}\":0}}", "/a/\u{fdd0}"),
        Fail(r#"{"a":"\ud83f\udfff"}"#, "/a"),
    ],
);

pub(super) static UTF8: Clause = Clause::must(
    "image.considerations.json.utf8",
    "considerations.md#json",
    "JSON is encoded in UTF-8.",
)
.unreleased()
.note(
    "Overlong forms and encoded surrogates are no UTF-8. A byte order mark at the start breaks \
     this clause too: RFC 8259 section 8.1 forbids it, and most readers refuse it. Bytes outside \
     of strings that are no UTF-8 are no JSON either, and UTF-16 is none from its first bytes on.",
)
.also(&[&I_JSON])
.check(
    |root, _, verdict| verdict.defects(root, &[DefectKind::ByteOrderMark, DefectKind::InvalidUtf8]),
    &[
        Pass("{\"a\":\"\u{e9}\u{1f600}\u{feff}\"}"),
        Fail("\u{feff}{}", ""),
    ],
);

pub(super) static NO_DUPLICATE_NAMES: Clause = Clause::must_not(
    "image.considerations.json.no-duplicate-names",
    "considerations.md#json",
    "No object has two members of the same name.",
)
.unreleased()
.note(
    "Names are compared unescaped, at any depth, and those of unknown properties too. Some readers \
     keep the first member, others the last: the same bytes then mean different things to \
     different readers. The other clauses are held against the last.",
)
.also(&[&I_JSON])
.check(
    |root, _, verdict| verdict.defects(root, &[DefectKind::DuplicateName]),
    &[
        Pass(r#"{"a":1,"b":{"a":1},"A":1}"#),
        Fail(r#"{"a":1,"b":2,"a":1}"#, "/a"),
        Fail(r#"{"a":1,"\u0061":1}"#, "/a"),
        Fail(r#"{"x":[{"":1,"":2}]}"#, "/x/0/"),
    ],
);

pub(super) static ORDER_INSIGNIFICANT: Clause = Clause::must(
    "image.considerations.json.order-insignificant",
    "considerations.md#json",
    "The order of an object's members means nothing.",
)
.unreleased();

pub(super) static RFC8785: Clause = Clause::may(
    "image.considerations.json.rfc8785",
    "considerations.md#json",
    "JSON may be written in the canonical form of RFC 8785.",
)
.unreleased()
.note("Up to v1.1.1 the section recommended the canonical JSON of One Laptop per Child.")
.held(Held::Behaviour);
