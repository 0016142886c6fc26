//! Reports in HTML: pages of ours, which are stricter than a browser is.

/// What stands in it, each closed where it has to be.
const ELEMENTS: &[&str] = &[
    "a", "b", "body", "caption", "code", "dd", "div", "dl", "dt", "form", "h1", "h2", "h3", "h4",
    "head", "header", "html", "label", "li", "main", "mark", "nav", "ol", "option", "output", "p",
    "pre", "script", "section", "select", "style", "table", "tbody", "td", "th", "thead", "time",
    "title", "tr", "ul",
];

/// What has nothing in it and is not closed.
const EMPTY: &[&str] = &["input", "meta"];

const ATTRIBUTES: &[&str] = &[
    "aria-label",
    "aria-labelledby",
    "autocomplete",
    "charset",
    "class",
    "content",
    "data-filter",
    "data-label",
    "data-level",
    "data-outcome",
    "data-subject",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "role",
    "scope",
    "spellcheck",
    "type",
    "value",
];

/// How links begin: into the page itself, and to what clauses are about.
const LINKS: &[&str] = &[
    "#",
    "https://github.com/opencontainers/",
    "https://www.rfc-editor.org/",
];

const REFERENCES: &[&str] = &["&lt;", "&gt;", "&amp;", "&quot;", "&#39;"];

/// Panics if the page has elements or attributes that are not ours, elements that are not closed,
/// values without quotes, links that lead elsewhere, or more than one script and one style.
///
/// # Panics
///
/// This is what it is for.
pub fn check(page: &str) {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("it is HTML");
    let mut open = Vec::new();
    let (mut scripts, mut styles) = (0, 0);
    while let Some((before, from)) = rest.split_once('<') {
        text(before);
        let (inside, behind) = from.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "</{name}>");
            continue;
        }
        let (name, given) = inside.split_once(' ').unwrap_or((inside, ""));
        attributes(given);
        if EMPTY.contains(&name) {
            continue;
        }
        assert!(ELEMENTS.contains(&name), "<{name}>");
        open.push(name);
        // These two have no text and no tags in them, but for their own end.
        scripts += u32::from(name == "script");
        styles += u32::from(name == "style");
        if ["script", "style"].contains(&name) {
            let end = format!("</{name}>");
            rest = &rest[rest.find(&end).expect("it ends")..];
        }
    }
    text(rest);
    assert_eq!((scripts, styles, open.as_slice()), (1, 1, &[][..]));
}

fn text(text: &str) {
    assert!(!text.contains('>'), "{text}");
    for (at, _) in text.match_indices('&') {
        let known = REFERENCES.iter().any(|known| text[at..].starts_with(known));
        assert!(known, "{text}");
    }
}

/// Takes the attributes of a tag one by one.
fn attributes(mut given: &str) {
    while !given.is_empty() {
        let end = given.find(['=', ' ']).unwrap_or(given.len());
        let (name, behind) = given.split_at(end);
        assert!(ATTRIBUTES.contains(&name), "{name}");
        given = behind;
        if let Some(value) = behind.strip_prefix("=\"") {
            let (value, behind) = value.split_once('"').expect("a value ends");
            text(value);
            let leads = LINKS.iter().any(|start| value.starts_with(start));
            assert!(name != "href" || leads, "{value}");
            given = behind;
        }
        assert!(given.is_empty() || given.starts_with(' '), "{given}");
        given = given.strip_prefix(' ').unwrap_or(given);
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::check;

    #[test]
    fn only_our_elements_and_attributes_are_let_through() {
        let sound = "<!DOCTYPE html>\n<html><style>a>b{}</style><p hidden class=\"a\"><a \
                     href=\"#b\">c&lt;</a></p><input><script>1<2</script></html>\n";
        check(sound);
        for (from, to) in [
            ("c&lt;", "<img src=\"x\">"),
            ("c&lt;", "c<"),
            ("c&lt;", "c>"),
            ("c&lt;", "c&x"),
            ("c&lt;", "<!-- c -->"),
            ("c&lt;", "</p>"),
            ("c&lt;", "<script></script>"),
            ("c&lt;", "<style></style>"),
            ("</p>", ""),
            ("hidden", "onclick=\"x\""),
            ("class=\"a\"", "class=a"),
            ("class=\"a\"", "class=\"a\"b\"\""),
            ("#b", "javascript:b"),
        ] {
            let broken = sound.replacen(from, to, 1);
            assert!(catch_unwind(|| check(&broken)).is_err(), "{broken}");
        }
    }
}
