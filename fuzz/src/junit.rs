//! Reports in JUnit's XML.

const ELEMENTS: &[&str] = &[
    "testsuites",
    "testsuite",
    "testcase",
    "skipped",
    "failure",
    "error",
    "system-out",
];

const ATTRIBUTES: &[&str] = &[
    "name",
    "tests",
    "failures",
    "errors",
    "skipped",
    "timestamp",
    "classname",
    "type",
    "message",
];

/// Panics if it is not XML, has an element or an attribute that is not one of ours, or a suite without
/// as many cases as it says.
///
/// # Panics
///
/// This is what it is for.
pub fn check(report: &str) {
    let document = roxmltree::Document::parse(report).expect("the report is XML");
    for node in document.descendants().skip(1) {
        assert!(node.is_element() || node.is_text(), "{node:?}");
        let name = node.tag_name().name();
        assert!(node.is_text() || ELEMENTS.contains(&name), "<{name}>");
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{attribute:?}");
        }
        if name == "testsuite" {
            let cases = node
                .children()
                .filter(|child| child.has_tag_name("testcase"));
            let told = node.attribute("tests").expect("a suite says how many");
            assert_eq!(told, cases.count().to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::check;

    #[test]
    fn only_our_elements_and_attributes_are_let_through() {
        let sound =
            r#"<testsuites><testsuite tests="1"><testcase name="a"/></testsuite></testsuites>"#;
        check(sound);
        for (from, to) in [
            ("</testsuites>", ""),
            ("tests=\"1\"", "tests=\"2\""),
            (" tests=\"1\"", ""),
            ("<testcase", "<property"),
            ("name=", "id="),
            ("<testcase name=\"a\"/>", "<testcase><!-- a --></testcase>"),
        ] {
            let broken = sound.replacen(from, to, 1);
            assert!(catch_unwind(|| check(&broken)).is_err(), "{broken}");
        }
    }
}
