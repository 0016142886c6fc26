//! SPDX licence expressions.

use spdx::{Expression, ParseError, ParseMode, error::Reason, identifiers};

/// Every identifier of the list, current or not, and nothing that is only close to one.
const MODE: ParseMode = ParseMode {
    allow_deprecated: true,
    allow_postfix_plus_on_gpl: true,
    ..ParseMode::STRICT
};

/// Says what is wrong with an expression.
pub(super) fn check(text: &str) -> Result<(), String> {
    let Err(error) = Expression::parse_mode(text, MODE) else {
        return Ok(());
    };
    // The parser tells letters of either case apart, which SPDX does not.
    if matches!(error.reason, Reason::UnknownTerm) && text.len() <= LONGEST {
        let respelled = respell(text);
        if respelled != text {
            return match Expression::parse_mode(&respelled, MODE) {
                Ok(_) => Ok(()),
                Err(error) => Err(describe(&error)),
            };
        }
    }
    Err(describe(&error))
}

/// Above this a text is not respelled, as every word is looked for in the whole list.
const LONGEST: usize = 4096;

/// The expression with the identifiers of the list in the list's letters.
fn respell(text: &str) -> String {
    let part_of_word = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    let mut respelled = String::with_capacity(text.len());
    for word in text.split_inclusive(|c| !part_of_word(c)) {
        let identifier = word.trim_end_matches(|c| !part_of_word(c));
        let licenses = identifiers::LICENSES.iter().map(|license| license.name);
        let exceptions = identifiers::EXCEPTIONS
            .iter()
            .map(|exception| exception.name);
        let known = licenses
            .chain(exceptions)
            .find(|known| known.eq_ignore_ascii_case(identifier));
        respelled.push_str(known.unwrap_or(identifier));
        respelled.push_str(word.strip_prefix(identifier).unwrap_or_default());
    }
    respelled
}

fn describe(error: &ParseError) -> String {
    match error.original.get(error.span.clone()) {
        Some(part) if !part.trim().is_empty() => {
            format!("{} at `{}`", error.reason, oci_conformance::shortened(part))
        }
        _ => error.reason.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn takes_what_spdx_takes() {
        for text in [
            "MIT",
            "mit",
            "Mit or (apache-2.0 AND isc)",
            "GPL-2.0",
            "GPL-2.0+",
            "GPL-2.0-or-later WITH classpath-exception-2.0",
            "LicenseRef-example",
            "DocumentRef-a:LicenseRef-b",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, problem) in [
            ("", "empty expression"),
            ("MIT,Apache-2.0", "invalid character(s) at `,Apache-2.0`"),
            ("MIT,apache-2.0", "invalid character(s) at `,apache-2.0`"),
            ("mit AND nothing", "unknown term at `nothing`"),
        ] {
            assert_eq!(check(text).unwrap_err(), problem, "{text}");
        }
        let long = format!("mit{}", " OR mit".repeat(LONGEST / 7));
        assert_eq!(check(&long).unwrap_err(), "unknown term at `mit`");
        for text in [
            "Apache 2.0",
            "MIT/Apache-2.0",
            "MIT AND",
            "(MIT",
            "MIT)",
            "AND",
            "gpl",
            "Proprietary",
            "MIT +",
            "licence à la carte",
        ] {
            assert!(check(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(
            text in "\\PC{0,20}",
            words in "((MIT|mit|GPL-2.0|LicenseRef-|DocumentRef-a:|AND|or|WITH|\\+|\\(|\\)| |/|é){1}){0,12}",
        ) {
            let _ = (check(&text), check(&words));
        }
    }
}
