//! The names of media types: [RFC 6838, section 4.2](https://www.rfc-editor.org/rfc/rfc6838#section-4.2).

/// How long the type and the subtype may be, each, in characters.
const LONGEST: usize = 127;

/// Says why `text` does not name a media type.
pub(crate) fn check_name(text: &str) -> Result<(), String> {
    let Some((kind, subtype)) = text.split_once('/') else {
        return Err("expected a type and a subtype with `/` between them".to_owned());
    };
    check_part("type", kind)?;
    check_part("subtype", subtype)
}

fn check_part(what: &str, part: &str) -> Result<(), String> {
    let first = |c: char| c.is_ascii_alphanumeric();
    let rest = |c: char| first(c) || "!#$&-^_.+".contains(c);
    match part.chars().next() {
        None => return Err(format!("the {what} is empty")),
        Some(c) if !first(c) => {
            return Err(format!(
                "the {what} begins with {c:?}, expected a letter or digit"
            ));
        }
        Some(_) => {}
    }
    if let Some(c) = part.chars().find(|&c| !rest(c)) {
        return Err(format!("{c:?} cannot stand in a {what}"));
    }
    if part.len() > LONGEST {
        return Err(format!(
            "the {what} is {} characters long, {LONGEST} are allowed",
            part.len(),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_names() {
        let longest = format!("{0}/{0}", "a".repeat(LONGEST));
        for name in [
            "a/b",
            "application/vnd.example+type",
            "0/0!#$&-^_.+",
            &longest,
        ] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let long = format!("a/{}", "b".repeat(LONGEST + 1));
        for (name, problem) in [
            ("", "expected a type and a subtype with `/` between them"),
            (
                "text",
                "expected a type and a subtype with `/` between them",
            ),
            ("/b", "the type is empty"),
            ("a/", "the subtype is empty"),
            ("a/b/c", "'/' cannot stand in a subtype"),
            ("a/b;charset=utf-8", "';' cannot stand in a subtype"),
            (
                "a/+b",
                "the subtype begins with '+', expected a letter or digit",
            ),
            ("a/b\n", "'\\n' cannot stand in a subtype"),
            (
                "ä/b",
                "the type begins with 'ä', expected a letter or digit",
            ),
            (
                long.as_str(),
                "the subtype is 128 characters long, 127 are allowed",
            ),
        ] {
            assert_eq!(check_name(name), Err(problem.to_owned()), "{name:?}");
        }
    }
}
