//! Names as people type them.

use super::{DIGEST, Reference};

const SPELLED_OUT: &[(&str, &str)] = &[
    ("alpine", "docker.io/library/alpine"),
    ("alpine:3", "docker.io/library/alpine:3"),
    ("a_b", "docker.io/library/a_b"),
    ("team/app", "docker.io/team/app"),
    ("team/sub/app:1", "docker.io/team/sub/app:1"),
    ("my_team/app", "docker.io/my_team/app"),
    ("library/alpine", "docker.io/library/alpine"),
    ("library/a/b", "docker.io/library/a/b"),
    ("docker.io/alpine", "docker.io/library/alpine"),
    ("docker.io/library/alpine", "docker.io/library/alpine"),
    ("docker.io/team/app", "docker.io/team/app"),
    ("index.docker.io/alpine:3", "docker.io/library/alpine:3"),
    ("index.docker.io/team/app", "docker.io/team/app"),
    // Without a slash there is no domain.
    ("docker.io", "docker.io/library/docker.io"),
    ("index.docker.io", "docker.io/library/index.docker.io"),
    ("localhost", "docker.io/library/localhost"),
    ("localhost:5000", "docker.io/library/localhost:5000"),
    ("10.0.0.7:80", "docker.io/library/10.0.0.7:80"),
    // Domains stay.
    ("localhost/app", "localhost/app"),
    ("localhost/team/app", "localhost/team/app"),
    ("localhost:1/app", "localhost:1/app"),
    ("localhosts/app", "docker.io/localhosts/app"),
    ("host:1/app", "host:1/app"),
    ("host.example/app", "host.example/app"),
    ("10.0.0.7/app", "10.0.0.7/app"),
    ("[fc00::7]/app", "[fc00::7]/app"),
    ("[fc00::7]:5000/team/app", "[fc00::7]:5000/team/app"),
    ("Docker.io/app", "Docker.io/app"),
    ("docker.io:443/app", "docker.io:443/app"),
    // An upper-case first component can only be a domain.
    ("Team/app", "Team/app"),
    ("LOCALHOST/app", "LOCALHOST/app"),
    // This is taken for a domain but cannot be one, and keeps none.
    ("a_b.c/d", "a_b.c/d"),
];

#[rustfmt::skip]
const REFUSED: &[&str] = &[
    "", "/", "/app", "team/", "docker.io/", "localhost/", "App", "team/App", "docker.io/App",
    "my_Team/app", "docker.io//app", "team//app", "-a", "-team/a", "team-/a", "a..b/c", "a_.b/c",
    "[fc00::7]", "[fc00::7]:1", "fc00::7:1/a", "[fe80::1%0]/a", "https://docker.io/a", "ubuntu:",
    "team/app@", "a@sha256:b/c", "é/a", "É/a",
];

#[test]
fn spells_out() {
    for &(name, full) in SPELLED_OUT {
        for suffix in [String::new(), format!("@{DIGEST}")] {
            let (name, full) = (format!("{name}{suffix}"), format!("{full}{suffix}"));
            let reference = Reference::parse_familiar(&name).unwrap();
            assert_eq!(reference.as_ref(), full, "{name}");
            assert_same_parts(&reference, &full.parse().unwrap());
            assert_eq!(
                Reference::parse_familiar(&full).unwrap(),
                reference,
                "{name}"
            );
        }
    }
}

fn assert_same_parts(a: &Reference, b: &Reference) {
    assert_eq!(
        (a.domain(), a.path(), a.name(), a.tag(), a.digest()),
        (b.domain(), b.path(), b.name(), b.tag(), b.digest()),
    );
}

#[test]
fn refuses() {
    for name in REFUSED {
        assert!(Reference::parse_familiar(name).is_err(), "{name:?}");
    }
}

#[test]
fn sixty_four_hexadecimal_digits_are_no_name() {
    let digits = "0123456789abcdef".repeat(4);
    assert!(Reference::parse_familiar(&digits).is_err());
    for name in [
        digits.replace('f', "g"),
        format!("{digits}0"),
        digits.replacen('0', "", 1),
        format!("{digits}:v1"),
        format!("library/{digits}"),
        format!("docker.io/{digits}"),
    ] {
        assert!(Reference::parse_familiar(&name).is_ok(), "{name}");
    }
    assert!(digits.parse::<Reference>().is_ok());
}

#[test]
fn the_library_counts_towards_the_length() {
    for (name, fits) in [
        ("a".repeat(247), true),
        ("a".repeat(248), false),
        (format!("docker.io/{}", "a".repeat(247)), true),
        (format!("docker.io/{}", "a".repeat(248)), false),
        (format!("team/{}", "a".repeat(250)), true),
        (format!("team/{}", "a".repeat(251)), false),
        (format!("host.example/{}", "a".repeat(255)), true),
    ] {
        assert_eq!(Reference::parse_familiar(&name).is_ok(), fits, "{name}");
    }
}

#[test]
fn fully_qualified_is_what_needs_no_spelling_out() {
    for (text, qualified) in [
        ("host.example/a", true),
        ("host:1/a", true),
        ("localhost/a", true),
        ("[::1]/a", true),
        ("Team/a", true),
        ("docker.io/a", true),
        ("team/a", false),
        ("a", false),
        ("host.example", false),
        ("localhost:1", false),
        ("a_b.c/d", false),
        ("my_team/a", false),
    ] {
        assert_eq!(
            text.parse::<Reference>().unwrap().is_fully_qualified(),
            qualified,
            "{text}"
        );
    }
}
