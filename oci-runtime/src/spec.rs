//! [spec.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/spec.md).

use oci_conformance::{Clause, Heading};

use crate::specification::V1_0_0_RC5;

static PLATFORMS: Clause = Clause::must(
    "runtime.spec.platforms",
    "spec.md#platforms",
    "The platforms are `freebsd`, `linux`, `solaris`, `windows`, `vm` and `zos`, and to each only \
     the documents listed beside it apply.",
)
.since(V1_0_0_RC5)
.note(
    "`vm` came with v1.0.2, `zos` with v1.1.0 and `freebsd` with v1.3.0. A configuration does not \
     name its platform: it is taken to be for those that it has sections of, unless told.",
)
.uncheckable("it says which clauses apply");

static KEYWORDS: Clause = Clause::must(
    "runtime.spec.keywords",
    "spec.md#notational-conventions",
    "The eleven upper-case keywords carry their RFC 2119 meaning: MUST, MUST NOT, REQUIRED, SHALL, \
     SHALL NOT, SHOULD, SHOULD NOT, RECOMMENDED, NOT RECOMMENDED, MAY, OPTIONAL.",
)
.since(V1_0_0_RC5)
.note(
    "NOT RECOMMENDED came with v1.0.0. As RFC 8174 is not cited, lower-case `must` and `should` \
     can be read either way; a clause that rests on one says so where it matters.",
)
.uncheckable("it says what words mean");

static KEYWORDS_C99: Clause = Clause::must(
    "runtime.spec.keywords.c99",
    "spec.md#notational-conventions",
    "The words unspecified, undefined and implementation-defined have the meaning given in the C99 \
     rationale, so behaviour described with them never makes an implementation non-compliant.",
)
.since(V1_0_0_RC5)
.uncheckable("it says what words mean");

static CONFORMANCE_VIOLATION: Clause = Clause::must(
    "runtime.spec.conformance.violation",
    "spec.md#notational-conventions",
    "An implementation that breaks at least one MUST, REQUIRED or SHALL requirement of a platform \
     it implements is non-compliant, judged per CPU architecture.",
)
.since(V1_0_0_RC5)
.note("MUST NOT and SHALL NOT are not named among what decides; they are taken to, as in RFC 2119.")
.uncheckable("it is the sum of the other clauses");

static CONFORMANCE_COMPLIANCE: Clause = Clause::must(
    "runtime.spec.conformance.compliance",
    "spec.md#notational-conventions",
    "Satisfying every MUST, REQUIRED and SHALL requirement of the implemented platforms suffices \
     for compliance on a CPU architecture; SHOULD-level and MAY-level clauses never decide it.",
)
.since(V1_0_0_RC5)
.note("Here breaches of these are errors, breaches of SHOULD are warnings.")
.uncheckable("it is the sum of the other clauses");

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "spec.md",
    shapes: &[],
    clauses: &[
        &PLATFORMS,
        &KEYWORDS,
        &KEYWORDS_C99,
        &CONFORMANCE_VIOLATION,
        &CONFORMANCE_COMPLIANCE,
    ],
};
