//! Names that some readers take for a specified property, and others do not.

use crate::Clause;

/// Advises against names that another reader folds onto a specified property.
pub static FOREIGN_SPELLING: Clause = Clause::advisory(
    "advisory.json.foreign-spelling",
    "https://www.rfc-editor.org/rfc/rfc8259#section-4",
    "No member's name differs from a specified property only in case.",
    Some("CVE-2021-41190"),
)
.note(
    "Go's `encoding/json` matches names without regard to case, also `ſ` (U+017F) for `s` and the \
     Kelvin sign (U+212A) for `k`; other readers do not. The same bytes then mean different \
     things to different readers, as a manifest that was an index to others did.",
)
.held(crate::Held::Judged(crate::Subject::Document));

/// Whether a reader that folds case takes `name` for `property`, which it is not.
pub(crate) fn folds_onto(name: &str, property: &str) -> bool {
    // Most names are known, or as long as none: no need to look at their characters.
    let long = name.len() > property.len().saturating_mul(3);
    !long && name != property && name.chars().map(fold).eq(property.chars().map(fold))
}

fn fold(c: char) -> char {
    match c {
        'ſ' => 's',
        '\u{212a}' => 'k',
        other => other.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_as_go_does() {
        for name in ["Layers", "LAYERS", "layerſ", "layerS"] {
            assert!(folds_onto(name, "layers"), "{name}");
        }
        assert!(folds_onto("tin\u{212a}er", "tinker"));
        assert!(folds_onto("\u{212a}\u{212a}", "kk"));
        for name in ["layers", "layer", "layerss", "läyers", ""] {
            assert!(!folds_onto(name, "layers"), "{name}");
        }
    }
}
