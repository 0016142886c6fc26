//! Choosing descriptors by what they say.

use std::{fmt, str::FromStr};

use oci_conformance::Node;

/// A condition on a descriptor: the value at a path of names.
///
/// ```
/// use oci_image::layout::Selector;
///
/// let selector: Selector = r#"annotations."org.opencontainers.image.ref.name"=latest"#.parse()?;
/// assert_eq!(selector.to_string(), r#"annotations."org.opencontainers.image.ref.name"=latest"#);
/// let selector: Selector = "platform.os=linux".parse()?;
/// # Ok::<(), oci_image::layout::ParseSelectorError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Selector {
    path: Vec<String>,
    value: String,
}

/// A text that is no condition.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ParseSelectorError {
    problem: &'static str,
}

impl fmt::Display for ParseSelectorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = self.problem;
        write!(
            f,
            "expected NAME.NAME=VALUE, with names that have dots in quotes: {problem}"
        )
    }
}

impl std::error::Error for ParseSelectorError {}

impl Selector {
    /// Whether the descriptor has the value.
    #[must_use]
    pub fn matches(&self, descriptor: Node<'_>) -> bool {
        let value = self
            .path
            .iter()
            .try_fold(descriptor, |node, name| node.get(name));
        value.is_some_and(|node| match node.number() {
            Some(number) => number == self.value,
            None => node.is_str(&self.value),
        })
    }
}

impl FromStr for Selector {
    type Err = ParseSelectorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut path = Vec::new();
        let mut rest = text;
        loop {
            let (name, behind) = if let Some(quoted) = rest.strip_prefix('"') {
                let closed = quoted.split_once('"');
                closed.ok_or(ParseSelectorError {
                    problem: "a quote is not closed",
                })?
            } else {
                let end = rest.find(['.', '=']);
                let name = end.and_then(|end| rest.split_at_checked(end));
                name.ok_or(ParseSelectorError {
                    problem: "there is no `=`",
                })?
            };
            rest = behind;
            if name.is_empty() {
                return Err(ParseSelectorError {
                    problem: "a name is empty",
                });
            }
            path.push(name.to_owned());
            if let Some(value) = rest.strip_prefix('=') {
                return Ok(Self {
                    path,
                    value: value.to_owned(),
                });
            }
            rest = rest.strip_prefix('.').ok_or(ParseSelectorError {
                problem: "a name is followed by neither `.` nor `=`",
            })?;
        }
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.path.iter().enumerate() {
            let dot = if index == 0 { "" } else { "." };
            if name.contains(['.', '=']) {
                write!(f, "{dot}\"{name}\"")?;
            } else {
                write!(f, "{dot}{name}")?;
            }
        }
        write!(f, "={}", self.value)
    }
}

#[cfg(test)]
mod tests {
    use oci_conformance::{Document, Limits};

    use super::*;

    #[test]
    fn finds_values_by_path() {
        let text = br#"{"size":2,"digest":"a:b","platform":{"os":"linux","os.version":"1=2"}}"#;
        let document = Document::parse(text, &Limits::DEFAULT).unwrap();
        for (selector, expected) in [
            ("size=2", true),
            ("digest=a:b", true),
            ("platform.os=linux", true),
            ("platform.os=windows", false),
            (r#"platform."os.version"=1=2"#, true),
            ("platform.os.version=1", false),
            ("platform=linux", false),
            ("annotations.a=", false),
        ] {
            let selector: Selector = selector.parse().unwrap();
            assert_eq!(selector.matches(document.root()), expected, "{selector}");
        }
    }

    #[test]
    fn says_what_is_no_condition() {
        for (text, problem) in [
            ("", "there is no `=`"),
            ("platform.os", "there is no `=`"),
            ("=linux", "a name is empty"),
            ("platform..os=linux", "a name is empty"),
            (r#"annotations."a=b"#, "a quote is not closed"),
            (r#""a"b=c"#, "a name is followed by neither `.` nor `=`"),
        ] {
            let error = text.parse::<Selector>().unwrap_err().to_string();
            let expected = "expected NAME.NAME=VALUE, with names that have dots in quotes";
            assert_eq!(error, format!("{expected}: {problem}"), "{text}");
        }
    }
}
