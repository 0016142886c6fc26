//! References from parts, and as values.

use std::collections::{BTreeSet, HashSet};

use super::super::{is_path, is_tag};
use super::{DIGEST, Reference, parse};

#[test]
fn a_builder_joins() {
    let digest: oci_digest::Digest = DIGEST.parse().unwrap();
    let reference = Reference::builder("team/app")
        .domain("[::1]:5000")
        .tag("v1")
        .digest(digest.clone())
        .build()
        .unwrap();
    assert_eq!(
        reference.as_ref(),
        format!("[::1]:5000/team/app:v1@{DIGEST}")
    );
    assert_eq!(reference.domain(), Some("[::1]:5000"));
    assert_eq!(reference.path(), "team/app");
    assert_eq!(reference.tag(), Some("v1"));
    assert_eq!(reference.digest(), Some(&digest));

    let reference = Reference::builder("my_team/app").build().unwrap();
    assert_eq!(
        (reference.domain(), reference.path()),
        (None, "my_team/app")
    );
    let reference = Reference::builder("app").tag("5000").build().unwrap();
    assert_eq!((reference.path(), reference.tag()), ("app", Some("5000")));
}

#[test]
fn a_tag_or_a_digest_replaces_the_one_before() {
    let digest: oci_digest::Digest = DIGEST.parse().unwrap();
    let other: oci_digest::Digest = "x:y".parse().unwrap();
    for name in ["app", "h/app", "my_team/app"] {
        let tagged = parse(name).with_tag("v1").unwrap();
        assert_eq!(tagged, parse(&format!("{name}:v1")));
        let both = tagged.with_digest(digest.clone());
        assert_eq!(both, parse(&format!("{name}:v1@{DIGEST}")));
        assert_eq!(
            (both.name(), both.tag(), both.digest()),
            (name, Some("v1"), Some(&digest))
        );
        assert_eq!(
            both.with_tag("v22").unwrap().as_ref(),
            format!("{name}:v22@{DIGEST}")
        );
        assert_eq!(
            both.with_digest(other.clone()).as_ref(),
            format!("{name}:v1@x:y")
        );
        assert_eq!(
            parse(name).with_digest(other.clone()).as_ref(),
            format!("{name}@x:y")
        );
    }
}

#[test]
fn a_reference_is_its_text() {
    let text = "h.example/app:v1";
    let reference = parse(text);
    assert_eq!(Reference::try_from(text), Ok(reference.clone()));
    assert_eq!(Reference::try_from(text.to_owned()), Ok(reference.clone()));
    assert_eq!(String::from(reference.clone()), text);
    assert_eq!(
        format!("{reference:?} {reference:>18}."),
        "Reference(\"h.example/app:v1\")   h.example/app:v1."
    );

    let json = serde_json::to_string(&reference).unwrap();
    assert_eq!(json, "\"h.example/app:v1\"");
    assert_eq!(serde_json::from_str::<Reference>(&json).unwrap(), reference);
    assert_eq!(
        serde_json::from_slice::<Reference>(br#""h.example\/app:v1""#).unwrap(),
        reference
    );

    let texts = ["b", "a:b", "a/b", "a-b", "a", "A/b", "a"];
    let ordered: BTreeSet<Reference> = texts.into_iter().map(parse).collect();
    let ordered: Vec<String> = ordered.into_iter().map(String::from).collect();
    assert_eq!(ordered, ["A/b", "a", "a-b", "a/b", "a:b", "b"]);
    assert_eq!(
        texts.into_iter().map(parse).collect::<HashSet<_>>().len(),
        6
    );
}

#[test]
fn a_path_and_a_tag_alone() {
    for path in ["a", "a/b", "a.b/c_d/e__f/g---h", "0/1"] {
        assert!(is_path(path), "{path}");
    }
    for text in [
        "", "/", "a/", "/a", "A", "a:b", "a@b", "a..b", "a___b", "a/-b", "a\n",
    ] {
        assert!(!is_path(text), "{text}");
    }
    for tag in ["a", "_", "0", "V1.2-rc_3", &"x".repeat(128)] {
        assert!(is_tag(tag), "{tag}");
    }
    for text in [
        "",
        ".",
        "-a",
        "a+b",
        "a:b",
        "a/b",
        "a@b",
        "a ",
        "ä",
        &"x".repeat(129),
    ] {
        assert!(!is_tag(text), "{text}");
    }
}
