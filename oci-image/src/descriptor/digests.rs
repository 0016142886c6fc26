//! The clauses of [descriptor.md#digests](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#digests).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Held, Node, Severity, Subject, Verdict, shortened,
};
use oci_digest::{Digest, ParseDigestErrorKind};

use crate::image_layout::example;

pub(super) static DIGEST_GRAMMAR: Clause = Clause::must(
    "image.descriptor.digest.grammar",
    "descriptor.md#digests",
    "A digest is an algorithm, a colon and an encoded part. The algorithm is one or more runs of \
     `[a-z0-9]` with one of `+._-` between them; the encoded part is made of `[a-zA-Z0-9=_-]`.",
)
.check(
    |descriptor, _, verdict| check_digest(descriptor.at("digest"), verdict),
    &[
        Pass(r#"{"digest":"multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8"}"#),
        Pass(r#"{"digest":"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"}"#),
        Fail(r#"{"digest":"sha256"}"#, "/digest"),
        Fail(r#"{"digest":"a+-b:c"}"#, "/digest"),
        Fail(r#"{"digest":"SHA256:c"}"#, "/digest"),
        Fail(r#"{"digest":"sha256:../../x"}"#, "/digest"),
    ],
);

/// Holds a string against the grammar of digests, whatever its algorithm asks for beyond that.
pub(crate) fn check_digest(digest: Node<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = digest.str() else { return };
    verdict.count_case();
    if let Err(problem) = grammar(&text) {
        verdict.breach(
            digest,
            format!("`{}` is no digest: {problem}", shortened(&text)),
        );
    }
}

fn grammar(text: &str) -> Result<(), String> {
    let Err(error) = text.parse::<Digest>() else {
        return Ok(());
    };
    let of_algorithm = matches!(
        error.kind(),
        ParseDigestErrorKind::HexDigit | ParseDigestErrorKind::EncodedLength,
    );
    if !of_algorithm {
        return Err(error.to_string());
    }
    // The first problem was one of the algorithm; there can be one of the grammar behind it.
    let encoded = text.split_once(':').map_or("", |(_, encoded)| encoded);
    let stray = |c: &char| !(c.is_ascii_alphanumeric() || "=_-".contains(*c));
    match encoded.chars().find(stray) {
        None => Ok(()),
        Some(c) => Err(format!("{c:?} cannot stand in the encoded part")),
    }
}

pub(super) static DIGEST_ALGORITHM_RESTRICTS_ENCODED: Clause = Clause::may(
    "image.descriptor.digest.algorithm-restricts-encoded",
    "descriptor.md#digests",
    "An algorithm may restrict its encoded part further.",
)
.note("Only the algorithms that the specification registers are held to their restrictions.")
.examples(&[Pass(
    r#"{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}"#,
)]);

pub(super) static DIGEST_UNRECOGNISED_ALGORITHM_PASSES: Clause = Clause::should(
    "image.descriptor.digest.unrecognised-algorithm-passes",
    "descriptor.md#digests",
    "A digest of an unknown algorithm passes validation if it fits the grammar.",
)
.note("Content with such a digest is unverifiable, not wrong.");

pub(super) static DIGEST_SHA256_HEX_ONLY: Clause = Clause::must(
    "image.descriptor.digest.sha256-hex-only",
    "descriptor.md#digests",
    "`sha256` always goes with hexadecimal; other encodings have algorithms of another name.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"digest":"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"}"#),
        Fail(
            r#"{"digest":"sha256:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"}"#,
            "/digest",
        ),
    ],
);

pub(super) static VERIFICATION_BEFORE_CONSUMING: Clause = Clause::should(
    "image.descriptor.verification.before-consuming",
    "descriptor.md#verification",
    "Bytes from an untrusted source are verified before they are used.",
);

pub(super) static VERIFICATION_SIZE_FIRST: Clause = Clause::should(
    "image.descriptor.verification.size-first",
    "descriptor.md#verification",
    "The length is compared before the content is hashed.",
);

pub(super) static VERIFICATION_NO_HEAVY_PROCESSING: Clause = Clause::should(
    "image.descriptor.verification.no-heavy-processing",
    "descriptor.md#verification",
    "Expensive work on content waits until its digest is verified.",
)
.note("To unpack while hashing, as most runtimes do, is in tension with it.");

pub(super) static VERIFICATION_CANONICALIZATION: Clause = Clause::may(
    "image.descriptor.verification.canonicalization",
    "descriptor.md#verification",
    "Content may be brought into a canonical form to get stable identifiers.",
)
.held(Held::Behaviour);

/// The digest of a descriptor is that of its content.
pub static DIGEST_CALCULATION: Clause = Clause::must(
    "image.descriptor.digest.calculation",
    "descriptor.md#digest-calculations",
    "The digest is the algorithm's name, a colon and the encoded hash over the content's bytes.",
)
.note("JSON is hashed as it is stored, never as something would serialise it anew.")
.judged(
    Subject::Graph,
    &[
        PassFiles(&[
            example::OCI_LAYOUT,
            ("index.json", r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#),
            ("blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "hello"),
        ]),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                ("index.json", r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#),
                ("blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "hallo"),
            ],
            "index.json",
            "/manifests/0/digest",
        ),
    ],
);

pub(super) static DIGEST_PREFER_SHA256: Clause = Clause::should(
    "image.descriptor.digest.prefer-sha256",
    "descriptor.md#registered-algorithms",
    "Digests are made with `sha256`.",
)
.softened(
    Severity::Note,
    "it binds who makes digests; a document with another registered algorithm is as valid",
)
.check(
    |descriptor, _, verdict| {
        let digest = descriptor.at("digest");
        let Some(Ok(parsed)) = digest.parse::<Digest>() else { return };
        verdict.count_case();
        let algorithm = parsed.algorithm().as_str();
        if algorithm != "sha256" {
            verdict.breach(digest, format!("the algorithm is `{}`", shortened(algorithm)));
        }
    },
    &[
        Pass(
            r#"{"digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}"#,
        ),
        Fail(r#"{"digest":"other:abc"}"#, "/digest"),
    ],
);

pub(super) static DIGEST_REGISTERED_SET: Clause = Clause::may(
    "image.descriptor.digest.registered-set",
    "descriptor.md#registered-algorithms",
    "Registered are `sha256`, `sha512` and `blake3`; any other algorithm that fits the grammar \
     may be used.",
)
.note("No release has `blake3` yet; judged by one, it is an algorithm like any other.")
.examples(&[Pass(
    r#"{"mediaType":"text/plain","digest":"sha384:abc","size":0}"#,
)]);

pub(super) static DIGEST_REGISTER_NEW: Clause = Clause::should(
    "image.descriptor.digest.register-new",
    "descriptor.md#registered-algorithms",
    "A useful algorithm that is not registered is submitted for registration.",
)
.uncheckable("it is about the process of writing specifications");

pub(super) static DIGEST_SHA256_IMPLEMENT: Clause = Clause::must(
    "image.descriptor.digest.sha256.implement",
    "descriptor.md#sha-256",
    "Every implementation can verify `sha256`.",
);

/// An algorithm that the specification registers, with the clauses that bind its encoded part.
struct Registered {
    algorithm: &'static str,
    length: usize,
    no_uppercase: &'static Clause,
    /// Clauses that say the same as the one about the encoded part.
    same: &'static [&'static Clause],
}

impl Registered {
    fn check(&self, descriptor: Node<'_>, verdict: &mut Verdict<'_>) {
        let digest = descriptor.at("digest");
        let text = digest.str().unwrap_or_default();
        let Some(encoded) = text
            .strip_prefix(self.algorithm)
            .and_then(|rest| rest.strip_prefix(':'))
        else {
            return;
        };
        verdict.count_case();
        verdict.count_case_of(self.no_uppercase);
        for same in self.same {
            verdict.count_case_of(same);
        }
        let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if encoded.len() == self.length && encoded.bytes().all(digit) {
            return;
        }
        let hexadecimal = |c: char| u8::try_from(c).is_ok_and(digit);
        let uppercase = encoded.contains(|c: char| c.is_ascii_uppercase() && c.is_ascii_hexdigit());
        let stray = encoded.chars().find(|&c| !hexadecimal(c));
        let problem = match stray {
            Some(c) => format!("found {c:?}"),
            None => format!("found {} of them", encoded.len()),
        };
        let mut also: Vec<&'static Clause> = Vec::new();
        if uppercase {
            also.push(self.no_uppercase);
        }
        if stray.is_some_and(|c| !c.is_ascii_hexdigit()) {
            also.extend(self.same);
        }
        let message = format!(
            "expected {} lower-case hexadecimal digits behind `{}:`, {problem}",
            self.length, self.algorithm,
        );
        verdict.breach_also(digest, message, &also);
    }
}

static SHA256: Registered = Registered {
    algorithm: "sha256",
    length: 64,
    no_uppercase: &DIGEST_SHA256_NO_UPPERCASE,
    same: &[&DIGEST_SHA256_HEX_ONLY],
};

static SHA512: Registered = Registered {
    algorithm: "sha512",
    length: 128,
    no_uppercase: &DIGEST_SHA512_NO_UPPERCASE,
    same: &[],
};

static BLAKE3: Registered = Registered {
    algorithm: "blake3",
    length: 64,
    no_uppercase: &DIGEST_BLAKE3_NO_UPPERCASE,
    same: &[],
};

pub(super) static DIGEST_SHA256_ENCODED: Clause = Clause::must(
    "image.descriptor.digest.sha256.encoded",
    "descriptor.md#sha-256",
    "The encoded part of a `sha256` digest is 64 of `[a-f0-9]`.",
)
.note(
    "The expression in the prose has no anchors; it is read as one for the whole part. No JSON \
     Schema checks it. image-layout.md shows `sha256:da39a3ee5e6b4b0d3255bfef95601890afd80709`, \
     which is a SHA-1 and breaks the clause.",
)
.check(
    |descriptor, _: &Context<'_>, verdict| SHA256.check(descriptor, verdict),
    &[
        Pass(
            r#"{"digest":"sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b"}"#,
        ),
        Fail(
            r#"{"digest":"sha256:da39a3ee5e6b4b0d3255bfef95601890afd80709"}"#,
            "/digest",
        ),
        Fail(
            r#"{"digest":"sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3bZ"}"#,
            "/digest",
        ),
    ],
);

pub(super) static DIGEST_SHA256_NO_UPPERCASE: Clause = Clause::must_not(
    "image.descriptor.digest.sha256.no-uppercase",
    "descriptor.md#sha-256",
    "The encoded part of a `sha256` digest has none of `[A-F]`.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"digest":"sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b"}"#,
        ),
        Fail(
            r#"{"digest":"sha256:6C3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b"}"#,
            "/digest",
        ),
    ],
);

pub(super) static DIGEST_SHA512_IMPLEMENT: Clause = Clause::may(
    "image.descriptor.digest.sha512.implement",
    "descriptor.md#sha-512",
    "An implementation may be able to verify `sha512`.",
)
.held(Held::Behaviour);

pub(super) static DIGEST_SHA512_ENCODED: Clause = Clause::must(
    "image.descriptor.digest.sha512.encoded",
    "descriptor.md#sha-512",
    "The encoded part of a `sha512` digest is 128 of `[a-f0-9]`.",
)
.note("No JSON Schema checks it.")
.check(
    |descriptor, _: &Context<'_>, verdict| SHA512.check(descriptor, verdict),
    &[
        Pass(
            r#"{"digest":"sha512:401b09eab3c013d4ca54922bb802bec8fd5318192b0a75f201d8b3727429080fb337591abd3e44453b954555b7a0812e1081c39b740293f765eae731f5a65ed1"}"#,
        ),
        Fail(r#"{"digest":"sha512:401b09"}"#, "/digest"),
    ],
);

pub(super) static DIGEST_SHA512_NO_UPPERCASE: Clause = Clause::must_not(
    "image.descriptor.digest.sha512.no-uppercase",
    "descriptor.md#sha-512",
    "The encoded part of a `sha512` digest has none of `[A-F]`.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"digest":"sha512:401b09eab3c013d4ca54922bb802bec8fd5318192b0a75f201d8b3727429080fb337591abd3e44453b954555b7a0812e1081c39b740293f765eae731f5a65ed1"}"#,
        ),
        Fail(
        r#"{"digest":"sha512:401B09EAb3c013d4ca54922bb802bec8fd5318192b0a75f201d8b3727429080fb337591abd3e44453b954555b7a0812e1081c39b740293f765eae731f5a65ed1"}"#,
        "/digest",
    ),
    ],
);

/// `blake3` is BLAKE3 with its default output.
pub static DIGEST_BLAKE3_OUTPUT_LENGTH: Clause = Clause::must(
    "image.descriptor.digest.blake3.output-length",
    "descriptor.md#blake3",
    "`blake3` is BLAKE3 with its default output of 256 bits.",
)
.unreleased()
.note("The keyed modes are not mentioned; the plain hash is meant.")
.judged(
    Subject::Graph,
    &[PassFiles(&[
        example::OCI_LAYOUT,
        ("index.json", r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"blake3:ea8f163db38682925e4491c5e58d4bb3506ef8c14eb78a86e908c5624a67200f","size":5}]}"#),
        ("blobs/blake3/ea8f163db38682925e4491c5e58d4bb3506ef8c14eb78a86e908c5624a67200f", "hello"),
    ]),
    FailFiles(
        &[
            example::OCI_LAYOUT,
            ("index.json", r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"blake3:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#),
            ("blobs/blake3/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "hello"),
        ],
        "index.json",
        "/manifests/0/digest",
    )],
);

pub(super) static DIGEST_BLAKE3_IMPLEMENT: Clause = Clause::may(
    "image.descriptor.digest.blake3.implement",
    "descriptor.md#blake3",
    "An implementation may be able to verify `blake3`.",
)
.unreleased()
.held(Held::Behaviour);

pub(super) static DIGEST_BLAKE3_ENCODED: Clause = Clause::must(
    "image.descriptor.digest.blake3.encoded",
    "descriptor.md#blake3",
    "The encoded part of a `blake3` digest is 64 of `[a-f0-9]`.",
)
.unreleased()
.note("No JSON Schema checks it.")
.check(
    |descriptor, _: &Context<'_>, verdict| BLAKE3.check(descriptor, verdict),
    &[
        Pass(
            r#"{"digest":"blake3:af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"}"#,
        ),
        Fail(r#"{"digest":"blake3:abc"}"#, "/digest"),
    ],
);

pub(super) static DIGEST_BLAKE3_NO_UPPERCASE: Clause = Clause::must_not(
    "image.descriptor.digest.blake3.no-uppercase",
    "descriptor.md#blake3",
    "The encoded part of a `blake3` digest has none of `[A-F]`.",
)
.unreleased()
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"digest":"blake3:af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"}"#,
        ),
        Fail(
        r#"{"digest":"blake3:AF1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"}"#,
        "/digest",
    ),
    ],
);

#[cfg(test)]
mod tests {
    use oci_conformance::judge;

    use super::*;
    use crate::descriptor::DOCUMENT;

    /// What is said of a digest, as the message, the clause, and the clauses that say the same.
    fn said_of(digest: &str) -> Vec<String> {
        let text = format!(r#"{{"mediaType":"a/b","digest":"{digest}","size":0}}"#);
        let report = judge(text.as_bytes(), &DOCUMENT, &Context::default(), "");
        let findings = report.findings().iter().map(|finding| {
            let also = finding.also.iter().map(ToString::to_string);
            let clauses = [finding.clause.to_string()].into_iter().chain(also);
            let clauses = clauses.map(|id| id.replace("image.descriptor.digest.", ""));
            format!(
                "{} [{}]",
                finding.message,
                clauses.collect::<Vec<_>>().join(" ")
            )
        });
        findings.collect()
    }

    #[test]
    fn encoded_parts_are_held_to_the_grammar_and_to_their_algorithm() {
        let expected = "expected 64 lower-case hexadecimal digits behind `sha256:`,";
        let tail = "c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b";
        for (digest, problems) in [
            (format!("sha256:6{tail}"), vec![]),
            (
                "sha384:A=_-".to_owned(),
                vec!["the algorithm is `sha384` [prefer-sha256]".to_owned()],
            ),
            (
                "sha256:abc".to_owned(),
                vec![format!("{expected} found 3 of them [sha256.encoded]")],
            ),
            (
                format!("sha256:C{tail}"),
                vec![format!(
                    "{expected} found 'C' [sha256.encoded sha256.no-uppercase]"
                )],
            ),
            (
                format!("sha256:Z{tail}"),
                vec![format!(
                    "{expected} found 'Z' [sha256.encoded sha256-hex-only]"
                )],
            ),
            (
                format!("sha256:AZ{tail}"),
                vec![format!(
                    "{expected} found 'A' [sha256.encoded sha256.no-uppercase]"
                )],
            ),
            (
                "sha256:Z/".to_owned(),
                vec![
                    "`sha256:Z/` is no digest: '/' cannot stand in the encoded part [grammar]"
                        .to_owned(),
                    format!("{expected} found 'Z' [sha256.encoded sha256-hex-only]"),
                ],
            ),
        ] {
            assert_eq!(said_of(&digest), problems, "{digest}");
        }
    }
}
