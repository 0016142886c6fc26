//! How strings are spelled.

use oci_conformance::generate::Choices;
use serde_json::Value;

use crate::{MediaType, Reference};

const ALPHANUMERIC: &str = "abcdefghijklmnopqrstuvwxyz0123456789";

/// A media type that the specification has, or another that RFC 6838 allows.
pub(super) fn media_type(choices: &mut Choices<'_>) -> Value {
    let other = |choices: &mut Choices<'_>| {
        let tree = choices.pick(&["application", "text", "x-0"]);
        let suffix = choices.pick(&["", "+json", ".v1.tar+gzip"]);
        format!("{tree}/vnd.example.{}{suffix}", choices.word())
    };
    choices.known_or(MediaType::KNOWN, other).into()
}

/// A digest of an algorithm that is registered, or of another.
pub(super) fn digest(choices: &mut Choices<'_>) -> Value {
    digest_text(choices).into()
}

fn digest_text(choices: &mut Choices<'_>) -> String {
    match choices.below(8) {
        0..=4 => format!("sha256:{}", choices.hexadecimal(32)),
        5 => format!("sha512:{}", choices.hexadecimal(64)),
        6 => format!("blake3:{}", choices.hexadecimal(32)),
        _ => {
            let separator = choices.pick(&["+", ".", "_", "-"]);
            let (algorithm, more) = (choices.word(), choices.word());
            let encoded = choices.letters("aZ0=_-", 1..=20);
            format!("x{algorithm}{separator}{more}:{encoded}")
        }
    }
}

/// A date and time as RFC 3339 writes it.
pub(super) fn date_time(choices: &mut Choices<'_>) -> Value {
    let mut number = |first: u64, last: u64| first + choices.below(last - first + 1);
    let (year, month, day) = (number(1970, 2999), number(1, 12), number(1, 28));
    let (hour, minute, second) = (number(0, 23), number(0, 59), number(0, 59));
    let fraction = choices.maybe(|choices| format!(".{}", choices.letters("0123456789", 1..=9)));
    let fraction = fraction.unwrap_or_default();
    let offset = choices.pick(&["Z", "z", "+00:00", "-23:59", "+05:30"]);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
        .into()
}

/// A URI as RFC 3986 has it.
pub(super) fn uri(choices: &mut Choices<'_>) -> Value {
    let scheme = choices.pick(&["https", "http", "ftp"]);
    let host = choices.word();
    let path = choices.letters("a/~%-._", 0..=6).replace('%', "%2F");
    let query = choices.pick(&["", "?a=b&c", "#d"]);
    format!("{scheme}://{host}.example.com/{path}{query}").into()
}

/// `NAME=value`, several times.
pub(super) fn environment(choices: &mut Choices<'_>) -> Value {
    let variables = choices.list(0..=3, |choices| {
        let value = choices.maybe(Choices::text).unwrap_or_default();
        format!("{}={value}", choices.word().to_uppercase())
    });
    variables.into()
}

/// A reference with or without domain, tag and digest.
pub(super) fn reference(choices: &mut Choices<'_>) -> Reference {
    let components = choices.list(1..=3, |choices| {
        let separator = choices.pick(&["", ".", "_", "__", "-", "--"]);
        let (first, last) = (
            choices.letters(ALPHANUMERIC, 1..=4),
            choices.letters(ALPHANUMERIC, 1..=4),
        );
        format!("{first}{separator}{last}")
    });
    // A path of several components begins with a domain, which has to look like one.
    let domain = choices.maybe(|choices| {
        let port = choices.pick(&["", ":5000"]);
        format!("{}.example.com{port}", choices.word())
    });
    let domain = domain.or_else(|| (components.len() > 1).then(|| "localhost".to_owned()));
    let mut text = components.join("/");
    if let Some(domain) = domain {
        text = format!("{domain}/{text}");
    }
    if let Some(tag) = choices.maybe(|choices| choices.letters("aZ0_", 1..=12)) {
        text = format!("{text}:{tag}");
    }
    if let Some(digest) = choices.maybe(digest_text) {
        text = format!("{text}@{digest}");
    }
    #[expect(clippy::expect_used, reason = "all parts are made by their grammar")]
    text.parse().expect("a reference is made of sound parts")
}
