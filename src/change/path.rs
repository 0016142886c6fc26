//! Paths to properties, as they are given on the command line.

use std::{fmt, str::FromStr};

use oci_conformance::Limits;
use thiserror::Error;

use crate::printable::printable;

/// A path to a value: a JSON pointer (`/linux/namespaces/0/path`), or names with dots between them
/// (`linux.namespaces[type=network].path`).
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Path {
    text: String,
    pub(super) steps: Vec<Step>,
}

/// One step of a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Step {
    /// To a property, to what a map has under this name or, if it is a number, to an item of a list.
    Name(String),
    /// To a new item at the end of a list: `-`.
    Append,
    /// To the item that has this value: `[type=network]`, or that is it: `[=CAP_KILL]`.
    Where(Option<String>, String),
}

/// What is wrong with the text of a path.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub(crate) enum ParsePathError {
    #[error("it is empty")]
    Empty,
    #[error("a name is empty")]
    EmptyName,
    #[error("a quoted name does not end")]
    OpenQuote,
    #[error("expected [NAME=VALUE] or [=VALUE]")]
    Condition,
    #[error("expected a dot or `[` behind a quoted name or `]`")]
    Behind,
    #[error("it leads deeper than {} values", Limits::DEFAULT.depth)]
    Deep,
    #[error("`~` stands for something in pointers: `~0` is `~`, and `~1` is `/`")]
    Tilde,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(&self.text))
    }
}

impl FromStr for Path {
    type Err = ParsePathError;

    fn from_str(text: &str) -> Result<Self, ParsePathError> {
        let steps: Vec<Step> = match text.strip_prefix('/') {
            Some(pointer) => pointer.split('/').map(token).collect::<Result<_, _>>()?,
            None => dotted(text)?,
        };
        if steps.len() > Limits::DEFAULT.depth {
            return Err(ParsePathError::Deep);
        }
        Ok(Self {
            text: text.to_owned(),
            steps,
        })
    }
}

fn token(text: &str) -> Result<Step, ParsePathError> {
    if text == "-" {
        return Ok(Step::Append);
    }
    let mut name = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        name.push(match c {
            '~' => match characters.next() {
                Some('0') => '~',
                Some('1') => '/',
                _ => return Err(ParsePathError::Tilde),
            },
            other => other,
        });
    }
    Ok(Step::Name(name))
}

fn dotted(text: &str) -> Result<Vec<Step>, ParsePathError> {
    let mut steps = Vec::new();
    let mut rest = text;
    if rest.is_empty() {
        return Err(ParsePathError::Empty);
    }
    loop {
        rest = if let Some(quoted) = rest.strip_prefix('"') {
            let (name, behind) = quoted.split_once('"').ok_or(ParsePathError::OpenQuote)?;
            steps.push(Step::Name(name.to_owned()));
            behind
        } else {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (name, behind) = rest.split_at(end);
            match name {
                "" => return Err(ParsePathError::EmptyName),
                "-" => steps.push(Step::Append),
                name => steps.push(Step::Name(name.to_owned())),
            }
            behind
        };
        while let Some(condition) = rest.strip_prefix('[') {
            let (condition, behind) = condition.split_once(']').ok_or(ParsePathError::Condition)?;
            let (name, value) = condition.split_once('=').ok_or(ParsePathError::Condition)?;
            let name = (!name.is_empty()).then(|| name.to_owned());
            steps.push(Step::Where(name, value.to_owned()));
            rest = behind;
        }
        match rest.strip_prefix('.') {
            Some(next) => rest = next,
            None if rest.is_empty() => return Ok(steps),
            None => return Err(ParsePathError::Behind),
        }
    }
}

/// A path, and the text of a value for it: `PATH=VALUE`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Assignment {
    pub(crate) path: Path,
    pub(crate) value: String,
}

/// What is wrong with the text of an assignment.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub(crate) enum ParseAssignmentError {
    #[error("expected PATH=VALUE")]
    Form,
    #[error(transparent)]
    Path(#[from] ParsePathError),
}

impl FromStr for Assignment {
    type Err = ParseAssignmentError;

    fn from_str(text: &str) -> Result<Self, ParseAssignmentError> {
        let end = end_of_path(text).ok_or(ParseAssignmentError::Form)?;
        let (path, value) = text.split_at(end);
        Ok(Self {
            path: path.parse()?,
            value: value.strip_prefix('=').unwrap_or(value).to_owned(),
        })
    }
}

/// Where the `=` is that ends a path: not in quotes, and not in brackets.
fn end_of_path(text: &str) -> Option<usize> {
    let pointer = text.starts_with('/');
    let (mut quoted, mut bracketed) = (false, false);
    text.char_indices().find_map(|(at, c)| {
        match c {
            '"' if !pointer && !bracketed => quoted = !quoted,
            '[' if !pointer && !quoted => bracketed = true,
            ']' if !pointer && !quoted => bracketed = false,
            '=' if !quoted && !bracketed => return Some(at),
            _ => {}
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Step {
        Step::Name(name.to_owned())
    }

    #[test]
    fn a_path_is_a_pointer_or_names() {
        for (text, steps) in [
            ("/a/b~1c/-", vec![name("a"), name("b/c"), Step::Append]),
            ("a.b.0", vec![name("a"), name("b"), name("0")]),
            ("a.\"b.c\".-", vec![name("a"), name("b.c"), Step::Append]),
            (
                "a[type=x.y].b[=z]",
                vec![
                    name("a"),
                    Step::Where(Some("type".to_owned()), "x.y".to_owned()),
                    name("b"),
                    Step::Where(None, "z".to_owned()),
                ],
            ),
        ] {
            assert_eq!(text.parse::<Path>().unwrap().steps, steps, "{text}");
        }
        for (text, error) in [
            ("", ParsePathError::Empty),
            ("a..b", ParsePathError::EmptyName),
            ("a.", ParsePathError::EmptyName),
            ("\"a", ParsePathError::OpenQuote),
            ("a[b]", ParsePathError::Condition),
            ("a[b=c", ParsePathError::Condition),
            ("\"a\"b", ParsePathError::Behind),
            ("/a~2", ParsePathError::Tilde),
            (&"/a".repeat(128), ParsePathError::Deep),
            (&format!("a{}", ".a".repeat(60_000)), ParsePathError::Deep),
        ] {
            assert_eq!(text.parse::<Path>(), Err(error), "{text}");
        }
    }

    #[test]
    fn an_assignment_has_a_value_behind_the_path() {
        for (text, path, value) in [
            ("a.b=c=d", "a.b", "c=d"),
            ("a[b=c].d=e", "a[b=c].d", "e"),
            ("a.\"b=c\"=", "a.\"b=c\"", ""),
            ("/a=[1]", "/a", "[1]"),
        ] {
            let assignment: Assignment = text.parse().unwrap();
            assert_eq!(assignment.path.to_string(), path);
            assert_eq!(assignment.value, value);
        }
        assert_eq!("a".parse::<Assignment>(), Err(ParseAssignmentError::Form));
    }
}
