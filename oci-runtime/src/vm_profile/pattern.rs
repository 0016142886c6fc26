//! JSON pointers in which `*` stands for any item or name.

/// The tokens of a pointer, without escapes; `None` if it is none.
pub(super) fn tokens(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let tokens = pointer.strip_prefix('/')?.split('/');
    Some(tokens.map(unescape).collect())
}

/// Whether a pattern points at what has this path.
pub(super) fn matches(pattern: &str, path: &[String]) -> bool {
    if pattern.is_empty() {
        return path.is_empty();
    }
    let Some(pattern) = pattern.strip_prefix('/') else {
        return false;
    };
    let mut pattern = pattern.split('/');
    let all = path.iter().all(|token| {
        let expected = pattern.next();
        expected.is_some_and(|expected| expected == "*" || is(expected, token))
    });
    all && pattern.next().is_none()
}

/// What is left of a pattern if its first token matches this one.
pub(super) fn step<'p>(pattern: &'p str, token: &str) -> Option<&'p str> {
    let pattern = pattern.strip_prefix('/')?;
    let end = pattern.find('/').unwrap_or(pattern.len());
    let (first, rest) = pattern.split_at_checked(end)?;
    (first == "*" || is(first, token)).then_some(rest)
}

/// How many tokens of a pattern are no `*`.
pub(super) fn literals(pattern: &str) -> usize {
    pattern
        .split('/')
        .skip(1)
        .filter(|&token| token != "*")
        .count()
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

fn is(escaped: &str, token: &str) -> bool {
    escaped == token || (escaped.contains('~') && unescape(escaped) == token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_one_token() {
        let path = |pointer| tokens(pointer).unwrap();
        for (pattern, pointer) in [
            ("", ""),
            ("/a", "/a"),
            ("/a/*/b", "/a/0/b"),
            ("/*", "/x~1y"),
            ("/x~1y", "/x~1y"),
            ("/m~0n/*", "/m~0n/"),
        ] {
            assert!(matches(pattern, &path(pointer)), "{pattern} {pointer}");
            let step = |rest: &'static str, token: &String| step(rest, token);
            assert_eq!(path(pointer).iter().try_fold(pattern, step), Some(""));
        }
        for (pattern, pointer) in [
            ("", "/a"),
            ("/a", ""),
            ("/a", "/a/b"),
            ("/a/*", "/a"),
            ("/*", "/a/b"),
            ("a", "/a"),
            ("/m~0n", "/mn"),
        ] {
            assert!(!matches(pattern, &path(pointer)), "{pattern} {pointer}");
        }
        assert_eq!(tokens("a"), None);
        assert_eq!(
            (literals(""), literals("/*"), literals("/a/*/b")),
            (0, 0, 2)
        );
        assert_eq!(step("/a/b", "a"), Some("/b"));
        assert_eq!(step("/a/b", "b"), None);
        assert_eq!(step("", ""), None);
    }
}
