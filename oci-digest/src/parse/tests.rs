use alloc::format;
use alloc::string::{String, ToString};

use super::*;
use crate::ParseAlgorithmErrorKind as InAlgorithm;
use crate::ParseDigestErrorKind as Kind;

const SHA256: &str = "sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b";

/// The examples of the image-spec; of the `sha512` one it prints the start only.
#[test]
fn the_examples_of_the_specification() {
    let sha512 = format!(
        "sha512:401b09eab3c013d4ca54922bb802bec8fd5318192b0a75f201d8b372742{}",
        "0".repeat(69)
    );
    for (text, algorithm, registered) in [
        (SHA256, "sha256", true),
        (&sha512, "sha512", true),
        (
            "multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8",
            "multihash+base58",
            false,
        ),
        (
            "sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564",
            "sha256+b64u",
            false,
        ),
        (
            "blake3:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b",
            "blake3",
            true,
        ),
    ] {
        let digest: Digest = text.parse().unwrap();
        assert_eq!(digest.algorithm().as_str(), algorithm);
        assert_eq!(digest.algorithm().is_registered(), registered);
        assert_eq!(digest.to_string(), text);
        assert_eq!(format!("{algorithm}:{}", digest.encoded()), text);
        assert_eq!(
            Digest::from_parts(algorithm, &digest.encoded()),
            Ok(digest.clone())
        );
        assert_eq!(Digest::try_from(text), Ok(digest.clone()));
        assert_eq!(Digest::try_from(String::from(text)), Ok(digest));
    }
}

#[test]
fn the_grammar_is_all_that_is_asked_of_an_algorithm_that_is_not_registered() {
    for text in [
        "sha384:0",
        "sha384:ABC=",
        "md5:=",
        "0:-",
        "a+b.c_d-e:_",
        "sha224:xyz",
        "sha256-x:0",
        "sha2560:0",
    ] {
        let digest: Digest = text.parse().unwrap();
        assert_eq!(digest.to_string(), text);
        assert_eq!(digest.as_bytes(), None);
    }
}

/// A text, what is wrong with it, and where; what was expected there, and what was found.
type Row<'a, K> = (&'a str, K, usize, &'a str, &'a str);

const ALGORITHM: &str = "an algorithm";
const COMPONENT: &str = "a component of the algorithm";
const START: &str = "a lower-case letter or a digit";
const MORE: &str = "a lower-case letter, a digit or a separator";
const MORE_OR_COLON: &str = "a lower-case letter, a digit, a separator or ':'";
const ENCODED: &str = "an encoded part";
const ENCODED_CHARACTER: &str = "a letter, a digit, '=', '_' or '-'";
const END: &str = "the end of the text";

fn check(rows: &[Row<'_, Kind>]) {
    for &(text, kind, offset, expected, found) in rows {
        let error = text.parse::<Digest>().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("expected {expected} at byte {offset}, found {found}"),
            "{text:?}"
        );
        assert_eq!(error.kind(), kind, "{text:?}");
        assert_eq!(error.offset(), offset, "{text:?}");
    }
}

#[test]
fn errors_in_the_algorithm() {
    let empty = Kind::Algorithm(InAlgorithm::Empty);
    let empty_component = Kind::Algorithm(InAlgorithm::EmptyComponent);
    let character = Kind::Algorithm(InAlgorithm::Character);
    check(&[
        ("", empty, 0, ALGORITHM, END),
        (":", empty, 0, ALGORITHM, "':'"),
        (":abc", empty, 0, ALGORITHM, "':'"),
        ("+a:0", empty_component, 0, COMPONENT, "'+'"),
        ("a+:0", empty_component, 2, COMPONENT, "':'"),
        ("a+", empty_component, 2, COMPONENT, END),
        ("a+_b:0", empty_component, 2, COMPONENT, "'_'"),
        ("..:0", empty_component, 0, COMPONENT, "'.'"),
        ("Sha256:0", character, 0, START, "'S'"),
        ("a+B:0", character, 2, START, "'B'"),
        ("sha/256:0", character, 3, MORE_OR_COLON, "'/'"),
        ("shä256:0", character, 2, MORE_OR_COLON, "'ä'"),
        ("sha256\n:0", character, 6, MORE_OR_COLON, r"'\n'"),
    ]);
}

#[test]
fn errors_after_the_algorithm() {
    let character = Kind::EncodedCharacter;
    check(&[
        (
            "sha256",
            Kind::MissingColon,
            6,
            "':' after the algorithm",
            END,
        ),
        ("md5:", Kind::EmptyEncoded, 4, ENCODED, END),
        ("sha256:", Kind::EmptyEncoded, 7, ENCODED, END),
        ("md5:a:b", character, 5, ENCODED_CHARACTER, "':'"),
        ("md5:..", character, 4, ENCODED_CHARACTER, "'.'"),
        ("md5:a/b", character, 5, ENCODED_CHARACTER, "'/'"),
        ("md5:ab🦀", character, 6, ENCODED_CHARACTER, "'🦀'"),
        (
            "md5:\u{202e}",
            character,
            4,
            ENCODED_CHARACTER,
            r"'\u{202e}'",
        ),
        (
            "sha256:0A",
            Kind::HexDigit,
            8,
            "a lower-case hexadecimal digit",
            "'A'",
        ),
    ]);
}

#[test]
fn errors_of_the_registered_algorithms() {
    for (algorithm, digits) in [("sha256", 64), ("sha512", 128), ("blake3", 64)] {
        let colon = algorithm.len();
        let parse = |encoded: &str| {
            let text = format!("{algorithm}:{encoded}");
            let error = text.parse::<Digest>().unwrap_err();
            assert_eq!(Digest::from_parts(algorithm, encoded), Err(error.clone()));
            error
        };

        for length in [1, digits - 1, digits + 1, digits * 2] {
            let error = parse(&"0".repeat(length));
            assert_eq!(
                error.to_string(),
                format!(
                    "the encoded part of a {algorithm} digest is {digits} characters long, found {length}"
                )
            );
            assert_eq!(error.kind(), Kind::EncodedLength);
            assert_eq!(error.offset(), colon + 1 + length.min(digits));
        }

        for position in [0, 1, digits - 1] {
            for (stray, kind) in [
                ('A', Kind::HexDigit),
                ('F', Kind::HexDigit),
                ('g', Kind::HexDigit),
                ('=', Kind::HexDigit),
                ('/', Kind::EncodedCharacter),
                (':', Kind::EncodedCharacter),
                ('`', Kind::EncodedCharacter),
                ('é', Kind::EncodedCharacter),
            ] {
                let (before, after) = ("0".repeat(position), "0".repeat(digits - 1 - position));
                let error = parse(&format!("{before}{stray}{after}"));
                let offset = colon + 1 + position;
                assert_eq!(
                    error.to_string(),
                    format!(
                        "expected a lower-case hexadecimal digit at byte {offset}, found {stray:?}"
                    )
                );
                assert_eq!(error.kind(), kind);
                assert_eq!(error.offset(), offset);
            }
        }

        // A character is at fault before the length is, and lengths count characters.
        assert_eq!(parse("0A").kind(), Kind::HexDigit);
        let error = parse(&format!("{}é", "0".repeat(digits)));
        assert_eq!(
            error.to_string(),
            format!(
                "the encoded part of a {algorithm} digest is {digits} characters long, found {}",
                digits + 1
            )
        );
    }
}

#[test]
fn parts_are_not_parsed_again() {
    for (algorithm, encoded, message) in [
        (
            "sha256:ab",
            "cd",
            "expected a lower-case letter, a digit or a separator at byte 6, found ':'",
        ),
        (
            "",
            "cd",
            "expected an algorithm at byte 0, found the end of the text",
        ),
        (
            "md5",
            ":cd",
            "expected a letter, a digit, '=', '_' or '-' at byte 4, found ':'",
        ),
        (
            "md5",
            "",
            "expected an encoded part at byte 4, found the end of the text",
        ),
        (
            "md5/..",
            "cd",
            "expected a lower-case letter, a digit or a separator at byte 3, found '/'",
        ),
    ] {
        let error = Digest::from_parts(algorithm, encoded).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn errors_of_an_algorithm_alone() {
    use InAlgorithm::{Character, Empty, EmptyComponent};
    let rows: &[Row<'_, InAlgorithm>] = &[
        ("", Empty, 0, ALGORITHM, END),
        ("a-", EmptyComponent, 2, COMPONENT, END),
        ("a--b", EmptyComponent, 2, COMPONENT, "'-'"),
        ("a:", Character, 1, MORE, "':'"),
        ("a b", Character, 1, MORE, "' '"),
        ("É", Character, 0, START, "'É'"),
    ];
    for &(text, kind, offset, expected, found) in rows {
        let error = text.parse::<Algorithm>().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("expected {expected} at byte {offset}, found {found}"),
            "{text:?}"
        );
        assert_eq!(error.kind(), kind, "{text:?}");
        assert_eq!(error.offset(), offset, "{text:?}");
    }
}

#[test]
#[cfg_attr(miri, ignore = "too much for an interpreter")]
fn a_text_of_megabytes_is_no_trouble() {
    let long = "a".repeat(4 << 20);
    assert_eq!(long.parse::<Digest>().unwrap_err().offset(), long.len());
    let text = format!("md5:{long}");
    assert_eq!(text.parse::<Digest>().unwrap().to_string(), text);
    let text = format!("{long}:0");
    assert_eq!(text.parse::<Digest>().unwrap().to_string(), text);
    let error = format!("sha256:{long}").parse::<Digest>().unwrap_err();
    assert_eq!(error.kind(), Kind::EncodedLength);
    assert!(error.to_string().len() < 100);
}
