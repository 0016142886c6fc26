//! What can be done to a place in a document.

use serde_json::Value;

/// Stands in a document for the text that is put in its place.
const MARK: &str = "\u{1F4CD}";

/// One thing that can be done to a place in a document.
pub(crate) struct Mutation {
    /// What is done.
    pub(crate) what: &'static str,
    change: Change,
}

enum Change {
    /// This text, be it no JSON, comes in the place of the value.
    Replace(String),
    /// The member or the item is removed.
    Remove,
    /// The member is called so.
    Rename(String),
}

impl Mutation {
    /// The document with this done to the value at a JSON pointer.
    pub(crate) fn apply(&self, document: &Value, pointer: &str) -> String {
        let new = match &self.change {
            Change::Replace(text) => return with(document, pointer, text),
            Change::Remove => None,
            Change::Rename(name) => Some(name),
        };
        let (parent, name) = parent(pointer).expect("nothing of this is done to the whole");
        let mut document = document.clone();
        match document.pointer_mut(parent) {
            Some(Value::Object(members)) => {
                let value = members.remove(&name).expect("it is there");
                if let Some(new) = new {
                    members.insert(new.clone(), value);
                }
            }
            Some(Value::Array(items)) => {
                items.remove(name.parse().expect("an index"));
            }
            _ => panic!("{pointer} leads nowhere"),
        }
        document.to_string()
    }
}

/// What holds the value, and its name there.
fn parent(pointer: &str) -> Option<(&str, String)> {
    let (parent, token) = pointer.rsplit_once('/')?;
    Some((parent, token.replace("~1", "/").replace("~0", "~")))
}

/// Texts that are put in the place of any value.
const REPLACED: &[(&str, &str)] = &[
    ("becomes null", "null"),
    ("becomes a boolean", "true"),
    ("becomes a number", "7"),
    ("becomes a string", r#""text""#),
    ("becomes an array", "[]"),
    ("becomes an array with a null", "[null]"),
    ("becomes an array with a number", "[1]"),
    ("becomes an array with a string", r#"["text"]"#),
    ("becomes an array with an object", "[{}]"),
    ("becomes an object", "{}"),
    ("becomes an object with a null", r#"{"a":null}"#),
    ("becomes an object with a string", r#"{"a":"text"}"#),
    ("becomes an object with an object", r#"{"a":{}}"#),
    (
        "becomes an object with a number without a name",
        r#"{"":3}"#,
    ),
];

/// Texts that are put in the place of numbers.
const NUMBERS: &[(&str, &str)] = &[
    ("becomes 0", "0"),
    ("becomes -0", "-0"),
    ("becomes -1", "-1"),
    ("becomes 7.0", "7.0"),
    ("becomes 1.5", "1.5"),
    ("becomes 1e3", "1e3"),
    ("becomes 1e30", "1e30"),
    ("becomes 1e400", "1e400"),
    ("becomes 10", "10"),
    ("becomes 256", "256"),
    ("becomes 512", "512"),
    ("becomes 65536", "65536"),
    ("becomes 2^31", "2147483648"),
    ("becomes -2^31-1", "-2147483649"),
    ("becomes 2^32", "4294967296"),
    ("becomes 2^63-1", "9223372036854775807"),
    ("becomes 2^63", "9223372036854775808"),
    ("becomes -2^63", "-9223372036854775808"),
    ("becomes -2^63-1", "-9223372036854775809"),
    ("becomes 2^64-1", "18446744073709551615"),
    ("becomes 2^64", "18446744073709551616"),
];

/// Texts that are put in the place of strings.
const STRINGS: &[(&str, &str)] = &[
    ("becomes empty", r#""""#),
    ("becomes a blank", r#"" ""#),
    ("becomes a line break", r#""\n""#),
    ("becomes NUL", r#""\u0000""#),
    ("becomes a lone surrogate", r#""\ud800""#),
    ("becomes a noncharacter", r#""\uffff""#),
    ("becomes a path", r#""/text""#),
    ("becomes second 60 at noon", r#""2015-10-31T12:00:60Z""#),
    ("becomes a digest", r#""sha256:4f""#),
    ("becomes a SHA-512 digest", r#""sha512:4f""#),
    ("becomes a BLAKE3 digest", r#""blake3:4f""#),
    ("becomes a media type", r#""text/plain""#),
];

/// Everything that can be done to the value at a JSON pointer.
pub(crate) fn mutations(document: &Value, pointer: &str) -> Vec<Mutation> {
    let Some(value) = document.pointer(pointer) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut add = |what, change| all.push(Mutation { what, change });
    let texts = match value {
        Value::Number(_) => NUMBERS,
        Value::String(_) => STRINGS,
        _ => &[],
    };
    for &(what, text) in REPLACED.iter().chain(texts) {
        add(what, Change::Replace(text.to_owned()));
    }
    match value {
        Value::String(text) => {
            for (what, text) in [
                ("is written in capitals", text.to_uppercase()),
                ("gets another letter", format!("{text}x")),
                ("gets a line break", format!("{text}\n")),
            ] {
                add(what, Change::Replace(Value::from(text).to_string()));
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let more: Vec<&Value> = items.first().into_iter().chain(items).collect();
            let more = serde_json::to_string(&more).expect("values are written");
            add("has its first item twice", Change::Replace(more));
        }
        _ => {}
    }
    let Some((parent, name)) = parent(pointer) else {
        return all;
    };
    add("is removed", Change::Remove);
    if !document.pointer(parent).is_some_and(Value::is_object) {
        return all;
    }
    let folded = if name.starts_with(char::is_lowercase) {
        name.to_uppercase()
    } else {
        name.to_lowercase()
    };
    if folded != name {
        add("is spelt in another case", Change::Rename(folded));
    }
    add("is misspelt", Change::Rename(format!("{name}x")));
    add("is named by nothing", Change::Rename(String::new()));
    let name = Value::from(name);
    let twice = format!("{value},{name}:{value}");
    add("stands twice", Change::Replace(twice));
    let null = format!("null,{name}:{value}");
    add("stands there as null and as itself", Change::Replace(null));
    all
}

/// The document with this text, be it no JSON, in the place of a value.
pub(crate) fn with(document: &Value, pointer: &str, text: &str) -> String {
    let mut marked = document.clone();
    let place = marked.pointer_mut(pointer);
    *place.expect("the pointer leads to a value") = MARK.into();
    let marked = marked.to_string();
    marked.replacen(&format!("\"{MARK}\""), text, 1)
}
