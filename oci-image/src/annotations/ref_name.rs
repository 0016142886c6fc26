//! The clauses about `org.opencontainers.image.ref.name`:
//! [annotations.md#pre-defined-annotation-keys](https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys).

use oci_conformance::{
    Clause,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Severity, Subject, shortened,
};

#[cfg(feature = "layout")]
use oci_conformance::{Context, Document, Node, Place, Report};

use super::REF_NAME;
use crate::image_layout::{self, example};
#[cfg(feature = "layout")]
use crate::ledger;

pub(super) static REF_NAME_STRING: Clause = Clause::may(
    "image.annotations.ref-name.string",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.ref.name` may be any name of a reference that fits the grammar.",
)
.examples(&[Pass(
    r#"{"org.opencontainers.image.ref.name":"stable-release"}"#,
)]);

pub(super) static REF_NAME_POSITION: Clause = Clause::should(
    "image.annotations.ref-name.position",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.ref.name` counts only in descriptors in the `index.json` of a \
     layout.",
)
.softened(
    Severity::Note,
    "it binds who reads the annotation; elsewhere it has no meaning, which breaks nothing",
)
.also(&[&image_layout::INDEX_REF_NAME_ONLY_HERE])
.judged(
    Subject::Graph,
    &[
        PassFiles(&[
            example::OCI_LAYOUT,
            ("index.json", r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5,"annotations":{"org.opencontainers.image.ref.name":"v1"}}]}"#),
        ]),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                ("index.json", r#"{"schemaVersion":2,"manifests":[],"annotations":{"org.opencontainers.image.ref.name":"v1"}}"#),
            ],
            "index.json",
            "/annotations/org.opencontainers.image.ref.name",
        ),
    ],
);

/// Holds every `org.opencontainers.image.ref.name` in a document against [`REF_NAME_POSITION`];
/// `is_entry` says whether the document is the `index.json` of a layout.
#[cfg(feature = "layout")]
pub(crate) fn judge_ref_name_position(
    document: &Document<'_>,
    is_entry: bool,
    context: &Context<'_>,
    file: &str,
    report: &mut Report,
) {
    let names = document.nodes().filter(|node| node.name_is(REF_NAME));
    for name in names.filter(|&name| is_annotation(name)) {
        ledger::case(report, context, &REF_NAME_POSITION);
        if !(is_entry && is_of_entry(name)) {
            let place = Place::of(name, file);
            let message = "only descriptors in `index.json` name references";
            ledger::breach(report, context, &REF_NAME_POSITION, place, message);
        }
    }
}

#[cfg(feature = "layout")]
fn is_annotation(member: Node<'_>) -> bool {
    let holds = |parent: Node<'_>| parent.name_is("annotations") || parent.name_is("Labels");
    member.parent().is_some_and(holds)
}

/// Whether an annotation is one of a descriptor in the list at the top of an index.
#[cfg(feature = "layout")]
fn is_of_entry(member: Node<'_>) -> bool {
    let mut above = member.ancestors().skip(1);
    let is = |node: Option<Node<'_>>, name| node.is_some_and(|node| node.name_is(name));
    is(above.next(), "annotations")
        && above
            .next()
            .is_some_and(|entry| entry.item_index().is_some())
        && is(above.next(), "manifests")
        && above.next().is_some_and(|root| root.parent().is_none())
}

pub(super) static REF_NAME_CHARSET: Clause = Clause::should(
    "image.annotations.ref-name.charset",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.ref.name` is made of `A-Za-z0-9` and `-._:@/+`.",
)
.check(
    |annotations, _, verdict| {
        let name = annotations.at(REF_NAME);
        let Some(text) = name.str() else { return };
        verdict.count_case();
        if let Some(c) = text.chars().find(|&c| !is_allowed(c)) {
            verdict.breach(name, format!("{c:?} is not among the characters of names"));
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.ref.name":"example.com:5000/team/app@v1+x_y-z"}"#),
        Fail(
            r#"{"org.opencontainers.image.ref.name":"my image"}"#,
            "/org.opencontainers.image.ref.name",
        ),
        Fail(
            r#"{"org.opencontainers.image.ref.name":"é"}"#,
            "/org.opencontainers.image.ref.name",
        ),
    ],
);

fn is_allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._:@/+".contains(c)
}

pub(super) static REF_NAME_GRAMMAR: Clause = Clause::must(
    "image.annotations.ref-name.grammar",
    "annotations.md#pre-defined-annotation-keys",
    "`org.opencontainers.image.ref.name` is one or more components with `/` between them. A \
     component is one or more runs of `[A-Za-z0-9]` with one of `-._:@+`, or `--`, between them.",
)
.note(
    "Up to v1.1.0 the text says that the name must match, from v1.1.1 on that a valid one does. \
     image-layout.md speaks of no restriction on the semantics of the name; this is its syntax. \
     There is no limit to the length. A tag of a registry such as `_x` or `a-` is no such name.",
)
.check(
    |annotations, _, verdict| {
        let name = annotations.at(REF_NAME);
        let Some(text) = name.str() else { return };
        verdict.count_case();
        if let Err(problem) = grammar(&text) {
            let text = shortened(&text);
            verdict.breach(
                name,
                format!("`{text}` is no name of a reference: {problem}"),
            );
        }
    },
    &[
        Pass(r#"{"org.opencontainers.image.ref.name":"v1.0"}"#),
        Pass(r#"{"org.opencontainers.image.ref.name":"example.com:5000/a--b/c@D+e"}"#),
        Fail(
            r#"{"org.opencontainers.image.ref.name":""}"#,
            "/org.opencontainers.image.ref.name",
        ),
        Fail(
            r#"{"org.opencontainers.image.ref.name":"a---b"}"#,
            "/org.opencontainers.image.ref.name",
        ),
        Fail(
            r#"{"org.opencontainers.image.ref.name":"a//b"}"#,
            "/org.opencontainers.image.ref.name",
        ),
        Fail(
            r#"{"org.opencontainers.image.ref.name":"_x"}"#,
            "/org.opencontainers.image.ref.name",
        ),
        Fail(
            r#"{"org.opencontainers.image.ref.name":"v1\n"}"#,
            "/org.opencontainers.image.ref.name",
        ),
    ],
);

/// Between two letters or digits stands one separator, `--`, or `/`; nothing else stands anywhere.
fn grammar(text: &str) -> Result<(), String> {
    let mut separator = String::new();
    let mut started = false;
    for (offset, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            separator.clear();
            started = true;
        } else if !is_allowed(c) {
            return Err(format!("{c:?} at byte {offset}"));
        } else if !started || !(separator.is_empty() || (separator == "-" && c == '-')) {
            return Err(format!(
                "expected a letter or digit at byte {offset}, found {c:?}"
            ));
        } else {
            separator.push(c);
        }
    }
    if !started || !separator.is_empty() {
        return Err("expected a letter or digit at its end".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[cfg(feature = "layout")]
    #[test]
    fn only_entries_of_a_layout_name_references() {
        let places = |text: &str, is_entry| {
            let document =
                Document::parse(text.as_bytes(), &oci_conformance::Limits::DEFAULT).unwrap();
            let mut report = Report::default();
            judge_ref_name_position(
                &document,
                is_entry,
                &Context::default(),
                "index.json",
                &mut report,
            );
            let tally = report.tally((&REF_NAME_POSITION).into());
            let places = report.findings().iter().map(|f| f.place.pointer.clone());
            (
                tally.map_or(0, |tally| tally.cases),
                places.collect::<Vec<_>>(),
            )
        };
        let index = r#"{"manifests":[{"annotations":{"org.opencontainers.image.ref.name":"a"}}],"annotations":{"org.opencontainers.image.ref.name":"b"}}"#;
        let top = "/annotations/org.opencontainers.image.ref.name".to_owned();
        assert_eq!(places(index, true), (2, vec![top.clone()]));
        let entry = "/manifests/0/annotations/org.opencontainers.image.ref.name".to_owned();
        assert_eq!(places(index, false), (2, vec![entry, top]));
        let annotations = r#"{"annotations":{"org.opencontainers.image.ref.name":"a"}}"#;
        for (around, counts) in [
            (r#"{"manifests":[@]}"#, true),
            (r#"{"manifests":{"0":@}}"#, false),
            (r#"{"manifests":[[@]]}"#, false),
            (r#"{"layers":[@]}"#, false),
            (r#"{"x":{"manifests":[@]}}"#, false),
            (r#"{"manifests":[{"platform":@}]}"#, false),
        ] {
            let (cases, places) = places(&around.replace('@', annotations), true);
            assert_eq!((cases, places.is_empty()), (1, counts), "{around}");
        }
        let labels = r#"{"manifests":[{"Labels":{"org.opencontainers.image.ref.name":"a"}}]}"#;
        assert_eq!(places(labels, true).1.len(), 1);
        let config = r#"{"config":{"Labels":{"org.opencontainers.image.ref.name":"ubuntu"}},"org.opencontainers.image.ref.name":1}"#;
        let label = "/config/Labels/org.opencontainers.image.ref.name".to_owned();
        assert_eq!(places(config, false), (1, vec![label]));
    }

    #[test]
    fn names() {
        for name in [
            "a",
            "1",
            "v1.0",
            "a--b",
            "a-b--c",
            "A:b@c+d_e",
            "a/b/c",
            "a-b/c--d",
        ] {
            assert_eq!(grammar(name), Ok(()), "{name}");
        }
        for (name, problem) in [
            ("", "expected a letter or digit at its end"),
            ("a-", "expected a letter or digit at its end"),
            ("a/", "expected a letter or digit at its end"),
            ("-a", "expected a letter or digit at byte 0, found '-'"),
            ("/a", "expected a letter or digit at byte 0, found '/'"),
            ("a---b", "expected a letter or digit at byte 3, found '-'"),
            ("a-.b", "expected a letter or digit at byte 2, found '.'"),
            ("a--.b", "expected a letter or digit at byte 3, found '.'"),
            ("a..b", "expected a letter or digit at byte 2, found '.'"),
            ("a/-b", "expected a letter or digit at byte 2, found '-'"),
            ("a-/b", "expected a letter or digit at byte 2, found '/'"),
            ("a b", "' ' at byte 1"),
            ("aé", "'é' at byte 1"),
        ] {
            assert_eq!(grammar(name), Err(problem.to_owned()), "{name}");
        }
    }

    /// The grammar once more, top down as the specification writes it.
    fn by_parts(text: &str) -> bool {
        text.split('/').all(|component| {
            let mut rest = component;
            loop {
                let run = rest
                    .find(|c: char| !c.is_ascii_alphanumeric())
                    .unwrap_or(rest.len());
                if run == 0 {
                    return false;
                }
                rest = rest.split_at(run).1;
                if rest.is_empty() {
                    return true;
                }
                let behind = rest
                    .strip_prefix("--")
                    .or_else(|| rest.strip_prefix(['-', '.', '_', ':', '@', '+']));
                let Some(behind) = behind else { return false };
                rest = behind;
            }
        })
    }

    proptest! {
        #[test]
        fn agrees_with_the_grammar(text in "[aB0._:@+/ -]{0,8}") {
            prop_assert_eq!(grammar(&text).is_ok(), by_parts(&text));
        }
    }
}
