//! The names within an object: those that repeat, and where to find one among very many.

use super::{
    children::Indices,
    defect::{DefectKind, Tally},
    entry::{Entry, Kind},
    spelling::Spelling,
};

/// Up to this many members names are compared one by one.
const FEW: u32 = 16;

/// The members of every object that has many, ordered by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    sorted: Vec<u32>,
    /// The objects in document order, and where in `sorted` their members are.
    objects: Vec<(u32, usize)>,
}

impl Names {
    /// Orders the names of large objects and counts every repeated name as a defect.
    pub(super) fn examine(text: &[u8], entries: &[Entry], tally: &mut Tally) -> Self {
        let mut examination = Examination {
            text,
            entries,
            tally,
            names: Self::default(),
            few: Vec::new(),
        };
        for (index, entry) in (0..).zip(entries) {
            if entry.kind() == Kind::Object && entry.len() > 1 {
                examination.object(index, entry);
            }
        }
        examination.names
    }

    /// The members of the object with this index, ordered by name and then by place, if there are
    /// so many that they were ordered.
    pub(super) fn sorted(&self, index: u32, object: &Entry) -> Option<&[u32]> {
        if object.len() <= FEW {
            return None;
        }
        let place = self
            .objects
            .binary_search_by_key(&index, |&(object, _)| object);
        let &(_, start) = self.objects.get(place.ok()?)?;
        self.sorted.get(start..)?.get(..object.len() as usize)
    }
}

struct Examination<'t, 'e> {
    text: &'t [u8],
    entries: &'e [Entry],
    tally: &'e mut Tally,
    names: Names,
    /// The names of the few, kept for its allocation.
    few: Vec<&'t [u8]>,
}

impl<'t, 'e> Examination<'t, 'e> {
    fn object(&mut self, index: u32, object: &Entry) {
        if object.len() <= FEW && self.members(index).all(|(.., name)| !name.form.escaped) {
            self.compare(index);
        } else {
            self.order(index, object);
        }
    }

    fn members(
        &self,
        object: u32,
    ) -> impl Iterator<Item = (u32, &'e Entry, Spelling<'t>)> + use<'t, 'e> {
        let (text, entries) = (self.text, self.entries);
        Indices::of_children(entries, object).filter_map(move |index| {
            let entry = entries.get(index as usize)?;
            Some((index, entry, entry.name(text)?))
        })
    }

    /// Compares all names with one another.
    fn compare(&mut self, object: u32) {
        self.few.clear();
        for (index, entry, name) in self.members(object) {
            if self.few.contains(&name.raw) {
                self.repeated(index, entry);
            }
            self.few.push(name.raw);
        }
    }

    /// Sorts the names, so that hostile ones cost no more than others, and keeps the order if
    /// looking for one of them is worth it.
    fn order(&mut self, object: u32, entry: &Entry) {
        let mut decoded = Vec::new();
        let mut ends = Vec::new();
        for (.., name) in self.members(object).filter(|(.., name)| name.form.escaped) {
            name.decode_into(&mut decoded);
            ends.push(decoded.len());
        }
        let mut start = 0;
        let mut ends = ends.into_iter();
        let mut keys: Vec<(&[u8], u32)> = Vec::with_capacity(entry.len() as usize);
        for (index, _, name) in self.members(object) {
            let mut key = name.raw;
            if name.form.escaped {
                let end = ends.next().unwrap_or(start);
                key = decoded.get(start..end).unwrap_or_default();
                start = end;
            }
            keys.push((key, index));
        }
        keys.sort_unstable();

        for repeated in keys.windows(2) {
            if let [(before, _), (name, index)] = *repeated
                && before == name
                && let Some(entry) = self.entries.get(index as usize)
            {
                self.repeated(index, entry);
            }
        }
        if entry.len() > FEW {
            let start = self.names.sorted.len();
            self.names.objects.push((object, start));
            let indices = keys.iter().map(|&(_, index)| index);
            self.names.sorted.extend(indices);
        }
    }

    fn repeated(&mut self, index: u32, member: &Entry) {
        if let Some(span) = member.name_span() {
            self.tally
                .add(DefectKind::DuplicateName, span, index as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, time::Instant};

    use super::super::{Document, Limits, Node};

    /// An object with this many members, in which every third name repeats the one before.
    fn object(members: u32, spell: impl Fn(u32) -> String) -> String {
        let members: Vec<_> = (0..members)
            .map(|place| {
                let name = if place % 3 == 2 {
                    place ^ 1 ^ (place & 1) << 1
                } else {
                    place
                };
                format!("\"{}\":{place}", spell(name))
            })
            .collect();
        format!("{{{}}}", members.join(","))
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn one_by_one_and_by_order_are_the_same() {
        for members in 0..60 {
            for spell in [
                |name: u32| format!("n{name}"),
                |name: u32| format!("\\u006e{name}"),
                |name: u32| {
                    format!(
                        "{}{name}",
                        if name.is_multiple_of(2) {
                            "n"
                        } else {
                            "\\u006e"
                        }
                    )
                },
            ] {
                let text = object(members, spell);
                let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
                let mut seen = HashSet::new();
                let repeated: Vec<_> = document
                    .root()
                    .members()
                    .filter(|member| !seen.insert(member.name()))
                    .filter_map(Node::id)
                    .collect();
                let defects = document.defects().iter().map(|defect| defect.node);
                assert_eq!(defects.collect::<Vec<_>>(), repeated, "{text}");
                for name in (0..60).map(|name| format!("n{name}")) {
                    let expected = document.root().members().filter(|node| node.name_is(&name));
                    assert_eq!(
                        document.root().get(&name).map(Node::id),
                        expected.last().map(Node::id),
                        "{name} {text}"
                    );
                }
            }
        }
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn large_objects_within_one_another_keep_their_own_order() {
        let inner = object(40, |name| format!("i{name}"));
        let text = object(50, |name| format!("o{name}")).replace(":30", &format!(":{inner}"));
        let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
        let root = document.root();
        assert_eq!(root.get("o49").unwrap().int(), Some(49));
        assert_eq!(root.get("o0").unwrap().int(), Some(0));
        assert!(root.get("i0").is_none());
        let inner = root.get("o30").unwrap();
        assert_eq!(inner.get("i0").unwrap().int(), Some(0));
        assert_eq!(inner.get("i39").unwrap().int(), Some(39));
        assert!(inner.get("o0").is_none());
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn very_many_names_cost_no_square() {
        let start = Instant::now();
        for spell in [
            |_| "a".to_owned(),
            |_| "\\/".to_owned(),
            |name: u32| name.to_string(),
        ] {
            let text = object(100_000, spell);
            let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
            let root = document.root();
            for member in root.members() {
                let last = root.get(&member.name().unwrap()).unwrap();
                assert!(last.id() >= member.id());
            }
        }
        assert!(start.elapsed().as_secs() < 60);
    }
}
