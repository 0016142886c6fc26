//! Changing a text without touching what does not change.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use serde_json::{Map, Value};

use super::{Document, Kind, Node};

impl Document<'_> {
    /// The text with what differs between `before` and `after` changed, and everything else left as
    /// it is: white space, the order of properties, the spelling of numbers, and whatever `before`
    /// does not tell of, such as explicit nulls and empty lists.
    ///
    /// `before` is what the text means to a program, and `after` what it should mean. What is new is
    /// written in the manner of what stands around it.
    ///
    /// ```
    /// use oci_conformance::{Document, Limits};
    /// use serde_json::json;
    ///
    /// let text = br#"{ "size": 1e2, "flags": [], "name": "a" }"#;
    /// let document = Document::parse(text, &Limits::DEFAULT)?;
    /// let changed = document.rewritten(&json!({"name": "a"}), &json!({"name": "b", "more": true}));
    /// assert_eq!(
    ///     String::from_utf8_lossy(&changed),
    ///     r#"{ "size": 1e2, "flags": [], "name": "b", "more": true }"#,
    /// );
    /// # Ok::<(), oci_conformance::ParseError>(())
    /// ```
    #[must_use]
    pub fn rewritten(&self, before: &Value, after: &Value) -> Vec<u8> {
        let text = self.text();
        let root = self.root().span();
        let mut writer = Writer {
            text,
            out: Vec::with_capacity(text.len()),
        };
        writer.copy(0..root.start);
        writer.value(self.root(), Some(before), after, &Manner::of_text(text));
        writer.copy(root.end..text.len());
        writer.out
    }
}

struct Writer<'t> {
    text: &'t [u8],
    out: Vec<u8>,
}

/// How many blanks a level of indentation has at most where something new is written, and how many
/// stand before it altogether: those of the deepest level.
const UNIT: usize = 16;
const LEAD: usize = 128 * UNIT;

/// How a container lays out what is in it.
struct Manner {
    /// What stands before an item.
    lead: Vec<u8>,
    /// What one level of indentation is, if items have lines of their own.
    unit: Vec<u8>,
    /// What stands between a name and its value.
    colon: &'static [u8],
}

impl Manner {
    /// Where nothing else tells: a text of several lines is indented by what its second line is.
    fn of_text(text: &[u8]) -> Self {
        let mut lines = text.split(|&byte| byte == b'\n');
        let second = lines.nth(1).filter(|_| text.contains(&b'\n'));
        let unit: Vec<u8> = second.map(indentation).unwrap_or_default();
        let several = second.is_some() && !unit.is_empty();
        let has = |pair: &[u8; 2]| text.windows(2).any(|other| other == pair);
        let spaced = has(b": ") || (several && !has(b"\":"));
        Self {
            lead: if several { b"\n".to_vec() } else { Vec::new() },
            unit,
            colon: if spaced { b": " } else { b":" },
        }
    }

    fn has_lines(&self) -> bool {
        self.lead.contains(&b'\n')
    }

    /// The manner of a container that is an item of this one.
    fn deeper(&self) -> Self {
        let mut lead = self.lead.clone();
        if self.has_lines() {
            lead.extend_from_slice(&self.unit);
        } else {
            lead.clear();
        }
        Self {
            lead,
            unit: self.unit.clone(),
            colon: self.colon,
        }
    }
}

fn indentation(line: &[u8]) -> Vec<u8> {
    let blanks = line.iter().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.take(UNIT).copied().collect()
}

/// Something that a container has after the change.
enum Item<'d, 'v> {
    /// What was there, with what it meant and what it should mean.
    Old(Node<'d>, Option<&'v Value>, Option<&'v Value>),
    /// What is new, with its name if it has one.
    New(Option<&'v str>, &'v Value),
}

impl Writer<'_> {
    fn copy(&mut self, span: Range<usize>) {
        self.out
            .extend_from_slice(self.text.get(span).unwrap_or_default());
    }

    /// Writes a value that stands in the text, changed where `after` differs from `before`.
    fn value(&mut self, node: Node<'_>, before: Option<&Value>, after: &Value, around: &Manner) {
        if before == Some(after) {
            return self.copy(node.span());
        }
        match (node.kind(), before, after) {
            (Some(Kind::Object), Some(Value::Object(before)), Value::Object(after)) => {
                let items = members(node, before, after);
                self.container(node, &items, around);
            }
            (Some(Kind::Array), Some(Value::Array(before)), Value::Array(after))
                if node.len() == before.len() =>
            {
                let items = elements(node, before, after);
                self.container(node, &items, around);
            }
            _ => self.fresh(after, around),
        }
    }

    /// Writes a container with these items, between the brackets that it has.
    fn container(&mut self, node: Node<'_>, items: &[Item<'_, '_>], around: &Manner) {
        let span = node.span();
        let old: Vec<Node<'_>> = children(node).collect();
        let spans: Vec<Range<usize>> = old.iter().map(|&child| whole(child)).collect();
        let inside = span.start.saturating_add(1)..span.end.saturating_sub(1);
        // What stands before each child, behind it until the comma, and behind the last.
        let mut leads: BTreeMap<usize, Range<usize>> = BTreeMap::new();
        let mut tails: BTreeMap<usize, Range<usize>> = BTreeMap::new();
        let mut begin = inside.start;
        for child in &spans {
            let from = self.behind_comma(begin..child.start, begin != inside.start);
            tails.insert(begin, begin..from.saturating_sub(1));
            leads.insert(child.start, from..child.start);
            begin = child.end;
        }
        let end = begin..inside.end;
        let manner = self.manner(leads.values().next_back().cloned(), around);
        self.copy(span.start..inside.start);
        let mut tail = None;
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.copy(tail.take().unwrap_or_default());
                self.out.push(b',');
            }
            match item {
                Item::Old(child, before, after) => {
                    let lead = leads.get(&whole(*child).start).cloned();
                    // The first item stands behind the bracket, not behind a comma.
                    let lead = if index == 0 {
                        leads.values().next().cloned()
                    } else {
                        lead
                    };
                    self.copy(lead.unwrap_or_default());
                    self.copy(whole(*child).start..child.span().start);
                    match after {
                        Some(after) => self.value(*child, *before, after, &manner),
                        None => self.copy(child.span()),
                    }
                    tail = tails.get(&child.span().end).cloned();
                }
                Item::New(name, value) => {
                    if index == 0 && !old.is_empty() {
                        self.copy(leads.values().next().cloned().unwrap_or_default());
                    } else {
                        self.out.extend_from_slice(&manner.lead);
                        // One child has nothing before it that tells how to go on behind a comma.
                        let untold = index > 0 && old.len() < 2 && manner.lead.is_empty();
                        if untold && manner.colon.len() == 2 {
                            self.out.push(b' ');
                        }
                    }
                    self.member(*name, value, &manner);
                }
            }
        }
        match (items.is_empty(), old.is_empty()) {
            (false, false) => self.copy(end),
            (false, true) => self.close(&manner),
            (true, _) => {}
        }
        self.copy(inside.end..span.end);
    }

    /// Where what stands before a child begins: behind the comma, if one is between.
    fn behind_comma(&self, between: Range<usize>, comma: bool) -> usize {
        let text = self.text.get(between.clone()).unwrap_or_default();
        let found = text.iter().position(|&byte| byte == b',');
        let skipped = found.filter(|_| comma).map_or(0, |at| at.saturating_add(1));
        between.start.saturating_add(skipped)
    }

    /// The manner of a container by what stands before its last child, or by what is around it.
    fn manner(&self, lead: Option<Range<usize>>, around: &Manner) -> Manner {
        let Some(lead) = lead.filter(|lead| lead.len() <= LEAD) else {
            return around.deeper();
        };
        let lead = self.text.get(lead).unwrap_or_default();
        Manner {
            lead: lead.to_vec(),
            unit: around.unit.clone(),
            colon: around.colon,
        }
    }

    fn member(&mut self, name: Option<&str>, value: &Value, manner: &Manner) {
        if let Some(name) = name {
            self.out.extend_from_slice(quoted(name).as_bytes());
            self.out.extend_from_slice(manner.colon);
        }
        self.fresh(value, manner);
    }

    /// Writes a value that was not there.
    fn fresh(&mut self, value: &Value, around: &Manner) {
        let manner = around.deeper();
        match value {
            Value::Array(items) if !items.is_empty() => {
                self.out.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    self.separate(index, &manner);
                    self.member(None, item, &manner);
                }
                self.close(&manner);
                self.out.push(b']');
            }
            Value::Object(members) if !members.is_empty() => {
                self.out.push(b'{');
                for (index, (name, item)) in members.iter().enumerate() {
                    self.separate(index, &manner);
                    self.member(Some(name), item, &manner);
                }
                self.close(&manner);
                self.out.push(b'}');
            }
            plain => self.out.extend_from_slice(plain.to_string().as_bytes()),
        }
    }

    fn separate(&mut self, index: usize, manner: &Manner) {
        if index > 0 {
            self.out.push(b',');
        }
        match (index, manner.has_lines(), manner.colon.len()) {
            (_, true, _) => self.out.extend_from_slice(&manner.lead),
            (1.., false, 2) => self.out.push(b' '),
            _ => {}
        }
    }

    /// Ends the lines of a container.
    fn close(&mut self, manner: &Manner) {
        if manner.has_lines() {
            let outer = manner.lead.len().saturating_sub(manner.unit.len());
            let lead = manner.lead.get(..outer).unwrap_or_default();
            self.out.extend_from_slice(lead);
        }
    }
}

fn quoted(name: &str) -> String {
    Value::from(name).to_string()
}

fn children(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    node.items().chain(node.members())
}

/// A value with its name, if it has one.
fn whole(node: Node<'_>) -> Range<usize> {
    let span = node.span();
    node.name_span().unwrap_or(span.clone()).start..span.end
}

/// The members of an object after the change.
fn members<'d, 'v>(
    node: Node<'d>,
    before: &'v Map<String, Value>,
    after: &'v Map<String, Value>,
) -> Vec<Item<'d, 'v>> {
    let folded = folded(node, before);
    let mut items = Vec::new();
    let mut written = BTreeSet::new();
    for member in node.members() {
        let name = member.name().unwrap_or_default();
        let (old, new) = match before.get_key_value(&*name) {
            Some((meant, old)) => (Some(old), after.get_key_value(meant)),
            None => match folded.get(&name.to_ascii_lowercase()) {
                Some(&meant) => (before.get(meant), after.get_key_value(meant)),
                None => (None, after.get_key_value(&*name)),
            },
        };
        written.extend(new.map(|(name, _)| name));
        let removed = old.is_some() && new.is_none();
        if !removed {
            items.push(Item::Old(member, old, new.map(|(_, value)| value)));
        }
    }
    let new = after.iter().filter(|(name, _)| !written.contains(name));
    items.extend(new.map(|(name, value)| Item::New(Some(name), value)));
    items
}

/// What a program calls members that the text calls otherwise, by the name in lower case: it may fold
/// case.
fn folded<'v>(node: Node<'_>, before: &'v Map<String, Value>) -> BTreeMap<String, &'v str> {
    let mut folded = BTreeMap::new();
    for name in before.keys().filter(|name| node.get(name).is_none()) {
        folded.entry(name.to_ascii_lowercase()).or_insert(&**name);
    }
    folded
}

/// The elements of an array after the change: what is the same at its beginning and its end stays.
fn elements<'d, 'v>(node: Node<'d>, before: &'v [Value], after: &'v [Value]) -> Vec<Item<'d, 'v>> {
    let prefix = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let rest = |list: &'v [Value]| list.get(prefix..).unwrap_or_default();
    let (old, new) = (rest(before), rest(after));
    let suffix = old.iter().rev().zip(new.iter().rev());
    let suffix = suffix.take_while(|(a, b)| a == b).count();
    let (old_middle, new_middle) = (
        old.len().saturating_sub(suffix),
        new.len().saturating_sub(suffix),
    );
    let mut items = Vec::new();
    for (index, element) in node.items().enumerate() {
        let value = before.get(index);
        match index.checked_sub(prefix) {
            Some(at) if at < old_middle => {
                // Changed in its place, as far as there is something new for it.
                if at < new_middle {
                    items.push(Item::Old(element, value, new.get(at)));
                }
                if at.saturating_add(1) == old_middle {
                    let more = new.get(old_middle..new_middle).unwrap_or_default();
                    items.extend(more.iter().map(|value| Item::New(None, value)));
                }
            }
            at => {
                if at == Some(0) {
                    // Nothing was there that is new: it goes before what stays behind it.
                    let more = new.get(..new_middle).unwrap_or_default();
                    items.extend(more.iter().map(|value| Item::New(None, value)));
                }
                items.push(Item::Old(element, value, value));
            }
        }
    }
    if old.is_empty() {
        items.extend(new.iter().map(|value| Item::New(None, value)));
    }
    items
}

#[cfg(test)]
mod tests {
    use proptest::{collection, prelude::*};
    use serde_json::json;

    use super::*;
    use crate::Limits;

    fn rewritten(text: &str, before: &Value, after: &Value) -> String {
        let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
        String::from_utf8(document.rewritten(before, after)).unwrap()
    }

    fn changed(text: &str, change: impl FnOnce(&mut Value)) -> String {
        let before: Value = serde_json::from_str(text).unwrap();
        let mut after = before.clone();
        change(&mut after);
        rewritten(text, &before, &after)
    }

    #[test]
    fn what_does_not_change_keeps_its_form() {
        let text = "{\n\t\"b\" : 1.0e0,\n\t\"a\":[ ],  \"c\": {\"x\":\"\\u0041\"}\n}\n";
        assert_eq!(changed(text, |_| {}), text);
        assert_eq!(
            changed(text, |value| value["c"]["x"] = json!(2)),
            "{\n\t\"b\" : 1.0e0,\n\t\"a\":[ ],  \"c\": {\"x\":2}\n}\n",
        );
        assert_eq!(
            changed("{\"a\" :1 ,\"b\":[ 1\t, 2 ] \n, \"c\":3 }", |value| {
                value["a"] = json!(2);
                value["b"][1] = json!(3);
            }),
            "{\"a\" :2 ,\"b\":[ 1\t, 3 ] \n, \"c\":3 }",
        );
    }

    #[test]
    fn a_container_that_was_empty_is_written_as_the_text_is() {
        let b = |value: &mut Value| value["a"] = json!({"b": [1, 2], "c": {}});
        for (text, expected) in [
            (r#"{"a":{}}"#, r#"{"a":{"b":[1,2],"c":{}}}"#),
            (r#"{"a": {}}"#, r#"{"a": {"b": [1, 2], "c": {}}}"#),
            (
                "{\n\"a\": {}\n}",
                "{\n\"a\": {\n\"b\": [\n1,\n2\n],\n\"c\": {}\n}\n}",
            ),
            (
                "{\n \"a\": {}\n}",
                "{\n \"a\": {\n  \"b\": [\n   1,\n   2\n  ],\n  \"c\": {}\n }\n}",
            ),
        ] {
            assert_eq!(changed(text, b), expected);
        }
    }

    #[test]
    fn what_is_behind_commas_tells_how_to_go_on() {
        let c = |value: &mut Value| value["c"] = json!(3);
        for (text, expected) in [
            (r#"{"a": 1}"#, r#"{"a": 1, "c": 3}"#),
            (r#"{"a":1}"#, r#"{"a":1,"c":3}"#),
            (r#"{"a": 1,"b": 2}"#, r#"{"a": 1,"b": 2,"c": 3}"#),
            (r#"{"a":1, "b":2}"#, r#"{"a":1, "b":2, "c":3}"#),
            ("{\n\"a\":1\n}", "{\n\"a\":1,\n\"c\":3\n}"),
            ("{\n  \"a\":1\n}", "{\n  \"a\":1,\n  \"c\":3\n}"),
            ("{\n  \n}", "{\n  \"c\": 3\n}"),
            ("{}", r#"{"c":3}"#),
            ("{\n}", r#"{"c":3}"#),
        ] {
            assert_eq!(changed(text, c), expected);
        }
    }

    #[test]
    fn an_array_of_which_a_program_makes_something_else_is_written_anew() {
        assert_eq!(
            rewritten("[ 1, 2,3 ]", &json!([1, 2]), &json!([1, 2, 4])),
            "[1,2,4]",
        );
        assert_eq!(rewritten("[ 1 ]", &json!([1, 2]), &json!([1])), "[1]",);
    }

    #[test]
    fn what_is_new_is_written_as_what_is_around_it() {
        let text = "{\n  \"a\": {\n    \"b\": 1\n  }\n}";
        assert_eq!(
            changed(text, |value| {
                value["a"]["c"] = json!({"d": [1, {"e": 2}], "f": []});
                value["z"] = json!("z");
            }),
            "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": {\n      \"d\": [\n        1,\n        {\n          \
             \"e\": 2\n        }\n      ],\n      \"f\": []\n    }\n  },\n  \"z\": \"z\"\n}",
        );
        assert_eq!(
            changed(r#"{"a":1}"#, |value| value["b"] = json!([1, 2])),
            r#"{"a":1,"b":[1,2]}"#
        );
        assert_eq!(
            changed(r#"{"a": [], "b": {"c": 1}}"#, |value| {
                value["a"] = json!([1, 2]);
                value["b"]["d"] = json!(2);
            }),
            r#"{"a": [1, 2], "b": {"c": 1, "d": 2}}"#
        );
        assert_eq!(changed("{}", |value| value["b"] = json!(1)), r#"{"b":1}"#);
        let text = "{\n  \"a\": {}\n}";
        assert_eq!(
            changed(text, |value| value["a"]["b"] = json!(1)),
            "{\n  \"a\": {\n    \"b\": 1\n  }\n}"
        );
    }

    #[test]
    fn members_and_elements_can_go() {
        let text = r#"{"a": 1, "b": [1, 2, 3], "c": 3}"#;
        let without = |name: &'static str| {
            move |value: &mut Value| {
                value.as_object_mut().unwrap().remove(name);
            }
        };
        assert_eq!(changed(text, without("a")), r#"{"b": [1, 2, 3], "c": 3}"#);
        assert_eq!(changed(text, without("c")), r#"{"a": 1, "b": [1, 2, 3]}"#);
        let text = "[\n  1,\n  2,\n  3\n]";
        for (index, expected) in [
            (0, "[\n  2,\n  3\n]"),
            (1, "[\n  1,\n  3\n]"),
            (2, "[\n  1,\n  2\n]"),
        ] {
            let remove = |value: &mut Value| {
                value.as_array_mut().unwrap().remove(index);
            };
            assert_eq!(changed(text, remove), expected);
        }
        assert_eq!(changed("[ 1 ]", |value| *value = json!([])), "[]");
    }

    #[test]
    fn what_a_program_does_not_tell_of_stays() {
        let text = r#"{"mounts":null,"hwconfig":{"vcpus":1},"x":0,"x":1}"#;
        assert_eq!(
            rewritten(
                text,
                &json!({"hwConfig": {"vcpus": 1}}),
                &json!({"hwConfig": {"vcpus": 2}, "root": 1}),
            ),
            r#"{"mounts":null,"hwconfig":{"vcpus":2},"x":0,"x":1,"root":1}"#,
        );
        assert_eq!(
            rewritten(text, &json!({}), &json!({"mounts": [1]})),
            r#"{"mounts":[1],"hwconfig":{"vcpus":1},"x":0,"x":1}"#,
        );
    }

    /// What is hostile about it is the number: each member is looked for among the others.
    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn one_of_a_great_many_members_is_changed() {
        const COUNT: usize = 200_000;
        let members = (0..COUNT).map(|number| format!("\"K{number}\":0"));
        let text = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
        let same = changed(&text, |value| value["K7"] = json!(1));
        assert_eq!(same, text.replacen("\"K7\":0", "\"K7\":1", 1));
        let lower = serde_json::from_str(&text.to_ascii_lowercase()).unwrap();
        let mut more: Value = lower;
        let before = more.clone();
        more["new"] = json!(1);
        let grown = rewritten(&text, &before, &more);
        assert_eq!(grown, text.replace('}', ",\"new\":1}"));
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn enormous_blanks_are_not_repeated() {
        let blanks = " ".repeat(1 << 20);
        for text in [
            format!("{{\n{blanks}\"a\":1}}"),
            format!("{{\n{blanks}\n\"a\":1,{blanks}\"b\":2}}"),
        ] {
            let new = |value: &mut Value| value["c"] = json!(vec![json!({"d": [0]}); 1000]);
            assert!(changed(&text, new).len() < text.len() + (1 << 20));
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "[a-c\"\\\\é]{0,3}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                collection::btree_map("[a-d~/]{1,2}", inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        #[cfg_attr(miri, ignore = "too much for an interpreter")]
        fn it_means_afterwards_what_it_should(before in value(), after in value(), pretty: bool) {
            let text = if pretty {
                serde_json::to_string_pretty(&before).unwrap()
            } else {
                before.to_string()
            };
            let changed = rewritten(&text, &before, &after);
            prop_assert_eq!(serde_json::from_str::<Value>(&changed).unwrap(), after.clone());
            // What one would write anew and what one changes look the same.
            if pretty && before.is_object() && after.is_object() {
                prop_assert!(!changed.contains(", "), "{}", changed);
            }
            prop_assert_eq!(rewritten(&text, &before, &before), text);
        }
    }
}
