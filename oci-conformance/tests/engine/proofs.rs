//! What examples prove, and what is said of those that do not.

use oci_conformance::{
    Catalogue, Clause, DocumentType,
    Example::{Fail, Pass},
    Heading, Shape, proof,
};

use crate::specification::*;

static WRONG: Clause = Clause::must("wrong", "wrong.md", "Nothing.").check(
    |object, _, verdict| {
        verdict.case(object.at("a"));
    },
    &[Pass(r#"{"b":1}"#), Fail(r#"{"a":1}"#, "/a")],
);

static LACKING: Clause = Clause::must("lacking", "wrong.md", "Nothing.").check(|_, _, _| {}, &[]);

/// Its first example breaks it; its last breaks it twice in one case.
static STRICT: Clause = Clause::must("strict", "wrong.md", "No `b`.").check(
    |object, _, verdict| {
        if let Some(b) = verdict.case(object.at("b")) {
            verdict.breach(b, "there it is");
            verdict.breach(object, "here it is");
        }
    },
    &[Pass(r#"{"b":1}"#), Fail(r#"{"b":2}"#, "/b")],
);

static LENIENT: Clause = Clause::may("lenient", "wrong.md", "Anything.")
    .examples(&[Pass(r#"{"b":3}"#), Fail(r#"{"c":1}"#, "")]);

/// It binds on one platform, and no longer.
static FORMER: Clause = Clause::must("former", "wrong.md", "No `c`.")
    .on(&["zos", "linux"])
    .until(V1_1)
    .check(
        |object, context, verdict| {
            if let Some(c) = verdict.case(object.at("c"))
                && c.bool() == Some(true)
            {
                assert_eq!(context.platforms, Some(["zos"].as_slice()));
                verdict.breach(c, "there it is");
            }
        },
        &[Pass(r#"{"c":false}"#), Fail(r#"{"c":true}"#, "/c")],
    );

static WRONG_SHAPE: Shape =
    Shape::new("wrong", "wrong.md", &[]).rules(&[&WRONG, &LACKING, &STRICT, &LENIENT, &FORMER]);

static WRONG_DOCUMENT: DocumentType = DocumentType {
    name: "wrong",
    shape: &WRONG_SHAPE,
    ..CONFIG_DOCUMENT
};

#[test]
fn examples_are_proven_and_lacking_ones_are_named() {
    assert_eq!(proof::prove(&CONFIG_DOCUMENT), []);
    assert_eq!(proof::prove(&LIST_DOCUMENT), []);
    let problems: Vec<String> = proof::prove(&WRONG_DOCUMENT)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        problems,
        [
            r#"wrong: 0 cases for 0 breaches: {"b":1}"#,
            r#"wrong: expected a breach at "/a", found []: {"a":1}"#,
            "lacking: no example breaks it",
            r#"strict: broken at ["/b", ""]: {"b":1}"#,
            r#"strict: 1 cases for 2 breaches: {"b":2}"#,
            r#"lenient: what it permits is found fault with: /b: there it is [strict]: {"b":3}"#,
            "lenient: nothing can break it",
        ],
    );
}

static ALIKE: Clause = Clause::may("alike", "wrong.md", "Nothing.").examples(&[]);

static ELSEWHERE: Clause = Clause::may("elsewhere", "else.md", "Nothing.").examples(&[]);

static SILENT: Clause = Clause::may("silent", "wrong.md", "").examples(&[]);

static SHOWN: Clause =
    Clause::must("shown", "wrong.md", "What files are.").check(|_, _, _| {}, &[]);

/// Its document is held against what it does not list.
static LACKS: Catalogue = Catalogue {
    specification: &SPECIFICATION,
    headings: &[&Heading {
        file: "wrong.md",
        shapes: &[&WRONG_SHAPE],
        clauses: &[&SHOWN, &ELSEWHERE],
    }],
};

static REPEATS: Catalogue = Catalogue {
    specification: &SPECIFICATION,
    headings: &[&Heading {
        file: "wrong.md",
        shapes: &[&WRONG_SHAPE],
        clauses: &[&SHOWN, &ALIKE, &SILENT, &JSON],
    }],
};

#[test]
fn a_catalogue_is_whole_or_what_it_lacks_is_named() {
    let shown_elsewhere = ["shown", "strict", "gone"];
    for (catalogue, advisories, expected) in [
        (
            &LACKS,
            &[][..],
            &[
                "json: in no list",
                "lacking: summed up like wrong",
                "lacking: no example breaks it",
                "strict: examples show it",
                "lenient: nothing can break it",
                "gone: in no list",
            ][..],
        ),
        (
            &REPEATS,
            &[&JSON],
            &[
                "json: stands twice",
                "lacking: summed up like wrong",
                "lacking: no example breaks it",
                "strict: examples show it",
                "lenient: nothing can break it",
                "alike: summed up like lacking",
                "silent: summed up in no word",
                "gone: in no list",
            ],
        ),
    ] {
        let kinds = &[&WRONG_DOCUMENT];
        let unproven = proof::prove_catalogue(catalogue, advisories, kinds, &shown_elsewhere);
        let problems: Vec<String> = unproven.iter().map(ToString::to_string).collect();
        assert_eq!(problems, expected);
    }
}
