//! Lists of words that a runtime knows.

use oci_conformance::{Node, Verdict, shortened};

/// Makes setters for lists that can also be unknown.
macro_rules! lists {
    ($builder:ident; $($setter:ident: $item:ty;)+) => {
        impl $builder {
            $(
                #[doc = concat!("Sets `", stringify!($setter), "`; an empty list says that there are none.")]
                pub fn $setter(mut self, $setter: impl IntoIterator<Item = impl Into<$item>>) -> Self {
                    self.0.$setter = Some($setter.into_iter().map(Into::into).collect());
                    self
                }
            )+
        }
    };
}

pub(crate) use lists;

/// Holds each item of a list against the words that there are.
pub(crate) fn known_words(list: Node<'_>, known: &[&str], what: &str, verdict: &mut Verdict<'_>) {
    for item in list.items() {
        let Some(word) = item.str() else { continue };
        verdict.count_case();
        if !known.contains(&word.as_ref()) {
            let word = shortened(&word);
            verdict.breach(item, format!("the specification knows no {what} `{word}`"));
        }
    }
}
