//! What is a reference, and how it is divided.

use super::super::{PATH_MAX, TAG_MAX, is_domain};
use super::{DIGEST, Reference, parse};

type Text = &'static str;

/// Text, domain, path, tag.
type Row = (Text, Option<Text>, Text, Option<Text>);

#[rustfmt::skip]
const ACCEPTED: &[Row] = &[
    // Without a slash there is no domain, whatever the name looks like.
    ("a", None, "a", None),
    ("0", None, "0", None),
    ("alpine", None, "alpine", None),
    ("localhost", None, "localhost", None),
    ("localhost:5000", None, "localhost", Some("5000")),
    ("registry.example", None, "registry.example", None),
    ("registry.example:443", None, "registry.example", Some("443")),
    ("10.0.0.7", None, "10.0.0.7", None),
    ("10.0.0.7:80", None, "10.0.0.7", Some("80")),
    ("under_score", None, "under_score", None),
    ("under_score.example:80", None, "under_score.example", Some("80")),
    ("sha256:0123456789abcdef", None, "sha256", Some("0123456789abcdef")),
    // The first component is the domain whenever it can be one.
    ("a/b", Some("a"), "b", None),
    ("library/alpine", Some("library"), "alpine", None),
    ("a/b/c/d", Some("a"), "b/c/d", None),
    ("a-b/c", Some("a-b"), "c", None),
    ("a--b/c", Some("a--b"), "c", None),
    ("team/my_app.io:8080", Some("team"), "my_app.io", Some("8080")),
    ("registry.example/app:v1", Some("registry.example"), "app", Some("v1")),
    ("registry:1/app", Some("registry:1"), "app", None),
    ("registry:1/app:2", Some("registry:1"), "app", Some("2")),
    ("registry.example:0099999999/app", Some("registry.example:0099999999"), "app", None),
    ("10.0.0.7:80/app:81", Some("10.0.0.7:80"), "app", Some("81")),
    ("a.b-c.d/e", Some("a.b-c.d"), "e", None),
    ("xn--bcher-kva.example/shop:xn--x", Some("xn--bcher-kva.example"), "shop", Some("xn--x")),
    ("a.b/a.b/a.b:a.b", Some("a.b"), "a.b/a.b", Some("a.b")),
    // Upper case is for domains and tags.
    ("Registry.Example/app", Some("Registry.Example"), "app", None),
    ("TEAM/app", Some("TEAM"), "app", None),
    ("app:RC1", None, "app", Some("RC1")),
    // Where the first component cannot be a domain, it is a part of the path.
    ("my_team/app", None, "my_team/app", None),
    ("my__team/app:v1", None, "my__team/app", Some("v1")),
    ("my_team.example/app", None, "my_team.example/app", None),
    // Addresses in brackets are not looked into.
    ("[::1]/app", Some("[::1]"), "app", None),
    ("[2001:DB8::42]:5000/team/app:v1", Some("[2001:DB8::42]:5000"), "team/app", Some("v1")),
    ("[1:2:3:4:5:6:7:8]/app", Some("[1:2:3:4:5:6:7:8]"), "app", None),
    ("[:]/a", Some("[:]"), "a", None),
    ("[bad]:1/a", Some("[bad]:1"), "a", None),
    // Separators within a component.
    ("h/a.b_c__d-e--f---g", Some("h"), "a.b_c__d-e--f---g", None),
    ("h/0.0", Some("h"), "0.0", None),
    // Tags.
    ("a:_", None, "a", Some("_")),
    ("a:_.-", None, "a", Some("_.-")),
    ("a:v1..2--3__4", None, "a", Some("v1..2--3__4")),
];

#[rustfmt::skip]
const REFUSED: &[&str] = &[
    "", " ", "\n", "a\n", " a", "a ", "a b", "\0", "é", "a/é", "a:é",
    // Something is missing.
    "/", "/a", "a/", ":a", "@", "a:", "a@", "a:@", "a//b", "h/a/", "h//a", "a/:b",
    // Separators with nothing on one side, or too many of them.
    "-a", "_a", ".a", "a-", "a_", "a.", "h/-a", "h/_a", "h/.a", "h/a-", "h/a_", "h/a.", "h/..",
    "h/.", "h/a..b", "h/a___b", "h/a_.b", "h/a.-b", "h/a-_b", "h/a-/b", "____/____", "../a",
    "h/../a", "a-/b", "a./b", ".a/b", "-a/b", "a..b/c", "a.-b/c", "a-.b/c",
    // Upper case in a path.
    "App", "App:v1", "h/App", "h/team/App", "h:80/App/app", "my_Team/app", "hé/App",
    // Not a host and a port, nor a path.
    "a:b/c", "a:/b", "a:80b/c", "a:80:80/b", "my_host:80/app", "my_Host/app",
    "https://h.example/a",
    // Brackets.
    "[::1]", "[::1]:80", "[::1]:tag", "[]/a", "[]:80/a", "[::1/a", "::1]/a", "::1/a", "[::1]80/a",
    "[::1]::80/a", "[::1]:/a", "[fe80::1%eth0]/a", "[fe80::1%25eth0]/a", "[::ffff:10.0.0.7]/a",
    "[g]/a", "h/[::1]", "[[::1]]/a", "a[::1]/b",
    // Tags.
    "a:.b", "a:-b", "a:b:c", "a:b+c", "a:b/", "a:b~", "a: ",
    // Characters of no part.
    "a$b", "h/a$$^/b", "a^/b", "a\\b", "a?b", "a#b", "a%2fb", "a+b", "a*",
];

#[test]
fn accepts_and_divides() {
    for &(text, domain, path, tag) in ACCEPTED {
        let reference = parse(text);
        let found = (
            reference.domain(),
            reference.path(),
            reference.tag(),
            reference.digest(),
        );
        assert_eq!(found, (domain, path, tag, None), "{text}");
        assert_eq!(reference.to_string(), text);

        let with_digest = format!("{text}@{DIGEST}");
        let reference = parse(&with_digest);
        assert_eq!(
            (reference.domain(), reference.path(), reference.tag()),
            (domain, path, tag),
            "{text}"
        );
        assert_eq!(
            reference.digest().map(ToString::to_string).as_deref(),
            Some(DIGEST),
            "{text}"
        );
        assert_eq!(reference.as_ref(), with_digest);
        assert!(with_digest.starts_with(reference.name()));
    }
}

#[test]
fn refuses() {
    for text in REFUSED {
        assert!(text.parse::<Reference>().is_err(), "{text:?}");
        assert!(
            format!("{text}@{DIGEST}").parse::<Reference>().is_err(),
            "{text:?} with a digest"
        );
    }
}

#[test]
fn the_digest_is_one_of_the_image_specification() {
    for digest in [
        DIGEST,
        "sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564",
        "x:y",
        "0:=",
    ] {
        assert!(
            format!("a@{digest}").parse::<Reference>().is_ok(),
            "{digest}"
        );
    }
    let uppercase = DIGEST.to_uppercase();
    let uppercase_hash = DIGEST.replace("bf", "BF");
    let short = DIGEST.get(..70).unwrap();
    let long = format!("{DIGEST}0");
    let tagged = format!("{DIGEST}:latest");
    let twice = format!("{DIGEST}@{DIGEST}");
    for digest in [
        "sha256",
        "sha256:",
        ":",
        ":ff",
        "sha256:ff",
        "x:",
        "x:y z",
        "x:y/z",
        &uppercase,
        &uppercase_hash,
        short,
        &long,
        &tagged,
        &twice,
    ] {
        assert!(
            format!("a@{digest}").parse::<Reference>().is_err(),
            "{digest}"
        );
    }
}

#[test]
fn only_the_path_and_the_tag_are_bounded() {
    let longest = "a".repeat(PATH_MAX);
    let components = format!("{}a", "a/".repeat(PATH_MAX / 2));
    assert_eq!(components.len(), PATH_MAX);
    let tag = "t".repeat(TAG_MAX);
    for path in [&longest, &components] {
        assert_eq!(
            parse(&format!("example.com/{path}:{tag}@{DIGEST}")).path(),
            path
        );
        assert!(format!("example.com/{path}a").parse::<Reference>().is_err());
    }
    assert!(format!("{longest}a").parse::<Reference>().is_err());
    assert!(format!("a:{tag}t").parse::<Reference>().is_err());

    let domain = format!("{}:{}", "d".repeat(1000), "5".repeat(1000));
    assert_eq!(
        parse(&format!("{domain}/{longest}")).domain(),
        Some(domain.as_str())
    );
}

#[test]
fn megabytes_are_refused() {
    for repeated in [
        "a", "a-", "a.", "a/", "-", "_", ":", "@", "[", "A", "é", "a:", "a@",
    ] {
        let text = repeated.repeat(1 << 20);
        for before in ["", "h/", "h/a-", "h/a:", "h/a@", "h/a@sha256:", "[", "h:"] {
            let text = format!("{before}{text}");
            assert!(
                text.parse::<Reference>().is_err(),
                "{before}, then {repeated}"
            );
            assert!(
                Reference::parse_familiar(&text).is_err(),
                "{before}, then {repeated}"
            );
        }
    }
}

#[test]
fn a_domain_alone() {
    for domain in [
        "a",
        "localhost",
        "a.b",
        "A-b.c:1",
        "0.0.0.0",
        "001a.b",
        "[::]",
        "[f]:1",
    ] {
        assert!(is_domain(domain), "{domain}");
    }
    for text in [
        "", "a_b", "a:", "a:b", "a/", "-a", "a-", "a.", "a.-b", "a..b", "[]", "[::1]1", "::",
        "[::%0]",
    ] {
        assert!(!is_domain(text), "{text}");
    }
}
