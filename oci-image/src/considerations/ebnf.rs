//! The clauses of [considerations.md#ebnf](https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md#ebnf),
//! which say how the grammars of the specification are read.

use oci_conformance::Clause;

pub(super) static FULL_MATCH: Clause = Clause::must(
    "image.considerations.ebnf.full-match",
    "considerations.md#ebnf",
    "A rule of a grammar holds for a text if its expression matches all of it.",
)
.note(
    "Rules are written with `::=`, but several examples of the section have `:=`. They mean the \
     same.",
);

pub(super) static WHITESPACE: Clause = Clause::must(
    "image.considerations.ebnf.whitespace",
    "considerations.md#ebnf",
    "Whitespace in a rule means nothing.",
)
.note("No grammar of the specification names whitespace, so no digest and no name has any.");

pub(super) static EXPRESSIONS: Clause = Clause::must(
    "image.considerations.ebnf.expressions",
    "considerations.md#expressions",
    "A literal matches itself, a class one of its characters, and expressions side by side one \
     after the other. `*` is zero or more, `+` one or more, `|` a choice; parentheses group.",
);

pub(super) static PRECEDENCE: Clause = Clause::must(
    "image.considerations.ebnf.precedence",
    "considerations.md#precedence",
    "Terminals and groups bind tightest, then `*` and `+`, then concatenation, then `|`.",
);
