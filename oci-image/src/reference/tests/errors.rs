//! The text of every error, and what it says apart from its text.

use std::error::Error;

use super::super::{ParseReferenceError, ParseReferenceErrorKind as Kind};
use super::{DIGEST, Reference};

fn assert_error(error: &ParseReferenceError, kind: Kind, offset: usize, text: &str) {
    assert_eq!(
        (error.kind(), error.offset(), error.to_string().as_str()),
        (kind, offset, text)
    );
}

type Row = (&'static str, Kind, usize, &'static str);

#[rustfmt::skip]
const PARSING: &[Row] = &[
    ("", Kind::Empty, 0, "a reference has at least a path, found an empty text"),
    (":v1", Kind::Path, 0,
     "path: expected a lower-case letter or a digit at byte 0, found ':'"),
    ("h/", Kind::Path, 2,
     "path: expected a lower-case letter or a digit at byte 2, found the end of the text"),
    ("h/a//b", Kind::Path, 4,
     "path: expected a lower-case letter or a digit at byte 4, found '/'"),
    ("h/a_.b", Kind::Path, 4,
     "path: expected a lower-case letter or a digit at byte 4, found '.'"),
    ("a\n", Kind::Path, 1,
     "path: expected a lower-case letter, a digit, '.', '_', '-', '/', ':', '@' or the end \
      at byte 1, found '\\n'"),
    ("h/a\u{202e}b", Kind::Path, 3,
     "path: expected a lower-case letter, a digit, '.', '_', '-', '/', ':', '@' or the end \
      at byte 3, found '\\u{202e}'"),
    ("App", Kind::UppercasePath, 0,
     "path: expected a lower-case letter or a digit at byte 0, found 'A'"),
    ("App:v1", Kind::UppercasePath, 0,
     "path: expected a lower-case letter or a digit at byte 0, found 'A'"),
    ("my_Team/a", Kind::UppercasePath, 3,
     "path: expected a lower-case letter or a digit at byte 3, found 'T'"),
    ("h/aPP", Kind::UppercasePath, 3,
     "path: expected a lower-case letter, a digit, '.', '_', '-', '/', ':', '@' or the end \
      at byte 3, found 'P'"),
    ("My_team/app", Kind::Domain, 2,
     "domain: expected a letter, a digit, '-', '.', ':' or '/' at byte 2, found '_'"),
    ("my_host:80/app", Kind::Domain, 2,
     "domain: expected a letter, a digit, '-', '.', ':' or '/' at byte 2, found '_'"),
    ("A.-b/c", Kind::Domain, 2,
     "domain: expected a letter or a digit at byte 2, found '-'"),
    ("h:http/a", Kind::Domain, 2,
     "domain: expected a digit of the port at byte 2, found 'h'"),
    ("https://h/a", Kind::Domain, 6,
     "domain: expected a digit of the port at byte 6, found '/'"),
    ("h:80x/a", Kind::Domain, 4,
     "domain: expected a digit or '/' at byte 4, found 'x'"),
    ("[]/a", Kind::Domain, 1,
     "domain: expected a hexadecimal digit or ':' at byte 1, found ']'"),
    ("[f%0]/a", Kind::Domain, 2,
     "domain: expected a hexadecimal digit, ':' or ']' at byte 2, found '%'"),
    ("[::1]", Kind::Domain, 5,
     "domain: expected ':' or '/' at byte 5, found the end of the text"),
    ("a:", Kind::Tag, 2,
     "tag: expected a letter, a digit or '_' at byte 2, found the end of the text"),
    ("a:-b", Kind::Tag, 2,
     "tag: expected a letter, a digit or '_' at byte 2, found '-'"),
    ("a:b+c", Kind::Tag, 3,
     "tag: expected a letter, a digit, '_', '.', '-', '@' or the end at byte 3, found '+'"),
];

#[test]
fn of_parsing() {
    for &(text, kind, offset, message) in PARSING {
        let error = text.parse::<Reference>().unwrap_err();
        assert_error(&error, kind, offset, message);
        assert!(error.source().is_none(), "{text}");
    }
}

#[test]
fn of_length() {
    let path = "a".repeat(256);
    let tag = "t".repeat(129);
    for (text, kind, offset, message) in [
        (
            path.clone(),
            Kind::PathTooLong,
            255,
            "path: longer than 255 bytes at byte 255",
        ),
        (
            format!("h/{path}"),
            Kind::PathTooLong,
            257,
            "path: longer than 255 bytes at byte 257",
        ),
        (
            format!("a:{tag}"),
            Kind::TagTooLong,
            130,
            "tag: longer than 128 bytes at byte 130",
        ),
    ] {
        assert_error(
            &text.parse::<Reference>().unwrap_err(),
            kind,
            offset,
            message,
        );
    }
}

#[test]
fn of_the_digest() {
    let error = "a:b@sha256:xyz".parse::<Reference>().unwrap_err();
    assert_error(&error, Kind::Digest, 11, "digest: malformed at byte 11");
    let source = error.source().unwrap();
    let source = source
        .downcast_ref::<oci_digest::ParseDigestError>()
        .unwrap();
    assert_eq!(source.offset(), 7);
}

#[test]
fn of_familiar_names() {
    let rows: &[(&str, Kind, usize, &str)] = &[
        (
            "",
            Kind::Empty,
            0,
            "a reference has at least a path, found an empty text",
        ),
        (
            &"0123456789abcdef".repeat(4),
            Kind::Identifier,
            0,
            "path: 64 hexadecimal digits are taken for the identifier of an image",
        ),
        // Offsets are those of the text as it was given.
        (
            "team/App",
            Kind::UppercasePath,
            5,
            "path: expected a lower-case letter or a digit at byte 5, found 'A'",
        ),
        (
            "index.docker.io/",
            Kind::Path,
            16,
            "path: expected a lower-case letter or a digit at byte 16, found the end of the text",
        ),
        (
            &"a".repeat(248),
            Kind::PathTooLong,
            247,
            "path: longer than 255 bytes at byte 247",
        ),
        (
            "index.docker.io/a:b@c",
            Kind::Digest,
            21,
            "digest: malformed at byte 21",
        ),
        (
            "h:http/a",
            Kind::Domain,
            2,
            "domain: expected a digit of the port at byte 2, found 'h'",
        ),
    ];
    for &(name, kind, offset, message) in rows {
        assert_error(
            &Reference::parse_familiar(name).unwrap_err(),
            kind,
            offset,
            message,
        );
    }
}

#[test]
fn of_parts() {
    let with_tag = |tag| {
        Reference::builder("a")
            .build()
            .and_then(|a| a.with_tag(tag))
    };
    let rows = [
        (
            Reference::builder("a").domain("h/i").build(),
            Kind::Domain,
            1,
            "domain: expected a letter, a digit, '-', '.', ':' or the end at byte 1, found '/'",
        ),
        (
            Reference::builder("a:b").domain("h").build(),
            Kind::Path,
            1,
            "path: expected a lower-case letter, a digit, '.', '_', '-', '/' or the end \
             at byte 1, found ':'",
        ),
        (
            Reference::builder("a").tag("b@c").build(),
            Kind::Tag,
            1,
            "tag: expected a letter, a digit, '_', '.', '-' or the end at byte 1, found '@'",
        ),
        (
            Reference::builder("team/a").build(),
            Kind::AmbiguousPath,
            4,
            "path: what is before the '/' at byte 4 would be read as the domain",
        ),
        (
            with_tag("-"),
            Kind::Tag,
            0,
            "tag: expected a letter, a digit or '_' at byte 0, found '-'",
        ),
        (
            with_tag(""),
            Kind::Tag,
            0,
            "tag: expected a letter, a digit or '_' at byte 0, found the end of the text",
        ),
    ];
    for (result, kind, offset, message) in rows {
        assert_error(&result.unwrap_err(), kind, offset, message);
    }
}

#[test]
fn of_deserialization_is_the_same_text() {
    let error = serde_json::from_str::<Reference>(r#""h/App""#)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("path: expected a lower-case letter or a digit at byte 2, found 'A'"),
        "{error}"
    );
    let error = serde_json::from_str::<Reference>("7")
        .unwrap_err()
        .to_string();
    assert!(error.contains("expected an image reference"), "{error}");
    assert!(serde_json::from_str::<Reference>(&format!("\"@{DIGEST}\"")).is_err());
}
