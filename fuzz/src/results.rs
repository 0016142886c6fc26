//! Holds `results.yaml` to its structure.

use saphyr::{LoadableYamlNode as _, Yaml};

const TOP: &[&str] = &["tool", "time", "level", "status", "subjects"];

const SUBJECT: &[&str] = &[
    "path",
    "status",
    "verdict",
    "type",
    "digest",
    "spec",
    "config",
    "clauses",
    "documents",
    "broken",
    "unjudged",
    "obstacles",
    "error",
];

/// Panics unless the text is one document about one subject of this name, without anything that no
/// results have.
///
/// # Panics
///
/// This is what it is for.
pub fn check(text: &str, name: &str) {
    let documents = Yaml::load_from_str(text).expect("it is YAML");
    let [results] = documents.as_slice() else {
        panic!("{} documents", documents.len());
    };
    known(results, TOP);
    let subjects = results["subjects"].as_vec().expect("a list of subjects");
    let [subject] = subjects.as_slice() else {
        panic!("{} subjects", subjects.len());
    };
    known(subject, SUBJECT);
    assert_eq!(subject["path"].as_str(), Some(name));
    assert_eq!(subject["status"], results["status"]);
}

fn known(mapping: &Yaml<'_>, names: &[&str]) {
    for name in mapping.as_mapping().expect("a mapping").keys() {
        let name = name.as_str().expect("a name");
        assert!(names.contains(&name), "{name:?} is in no results");
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    const SOUND: &str = "status: \"Pass\"\nsubjects:\n  - path: \"a\\nb\"\n    status: \"Pass\"\n";

    #[test]
    fn what_is_no_results_is_found() {
        check(SOUND, "a\nb");
        for (text, name) in [
            (SOUND.to_owned(), "a"),
            (format!("{SOUND}other: 1\n"), "a\nb"),
            (format!("{SOUND}    other: 1\n"), "a\nb"),
            (format!("{SOUND}  - path: \"c\"\n"), "a\nb"),
            (format!("{SOUND}---\n{SOUND}"), "a\nb"),
            (SOUND.replacen("Pass", "FAIL", 1), "a\nb"),
            (SOUND.replace("\\n", "\""), "a\nb"),
        ] {
            assert!(catch_unwind(|| check(&text, name)).is_err(), "{text}");
        }
    }
}
