//! What a text may cost.

/// How much of a text is read before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of text. Whatever is set here, no text of 4 GiB or more is read.
    pub bytes: usize,
    /// The most arrays and objects within one another.
    pub depth: usize,
    /// The most values. Whatever is set here, no more than 16 777 215 are read.
    pub nodes: usize,
}

impl Limits {
    /// 32 MiB of text, 4 000 000 values, and 127 levels, which are those that `serde_json` reads.
    pub const DEFAULT: Self = Self {
        bytes: 32 << 20,
        depth: 127,
        nodes: 4_000_000,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, ErrorKind, Limit, ParseError};
    use super::*;

    fn refusal(text: &[u8], limits: &Limits) -> (ErrorKind, usize, String) {
        let error: ParseError = Document::parse(text, limits).unwrap_err();
        (error.kind(), error.offset(), error.to_string())
    }

    fn nested(levels: usize) -> Vec<u8> {
        ["[".repeat(levels), "]".repeat(levels)]
            .concat()
            .into_bytes()
    }

    #[test]
    fn the_default_depth_is_that_of_serde_json() {
        for (levels, read) in [(127, true), (128, false)] {
            let text = nested(levels);
            let value = serde_json::from_slice::<serde_json::Value>(&text);
            assert_eq!(value.is_ok(), read, "{levels}");
            assert_eq!(
                Document::parse(&text, &Limits::default()).is_ok(),
                read,
                "{levels}"
            );
        }
    }

    #[test]
    fn depth_is_limited_by_the_opening_that_exceeds_it() {
        let expected = (
            ErrorKind::Limit(Limit::Depth),
            127,
            "more than 127 nested arrays and objects at byte 127".to_owned(),
        );
        assert_eq!(
            refusal("[".repeat(100_000).as_bytes(), &Limits::DEFAULT),
            expected
        );
        let objects = r#"{"":"#.repeat(100_000);
        assert_eq!(
            refusal(objects.as_bytes(), &Limits::DEFAULT).0,
            ErrorKind::Limit(Limit::Depth)
        );
        let none = Limits {
            depth: 0,
            ..Limits::DEFAULT
        };
        assert!(Document::parse(b"1", &none).is_ok());
        assert_eq!(refusal(b" []", &none).1, 1);
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn a_deep_text_costs_no_stack() {
        let limits = Limits {
            depth: usize::MAX,
            ..Limits::DEFAULT
        };
        let text = nested(1_000_000);
        let document = Document::parse(&text, &limits).unwrap();
        let deepest = document.nodes().last().unwrap();
        assert_eq!(deepest.depth(), 999_999);
        assert_eq!(deepest.pointer(), "/0".repeat(999_999));
        assert_eq!(
            document.find(&deepest.pointer()).unwrap().id(),
            deepest.id()
        );
    }

    #[test]
    #[cfg_attr(miri, ignore = "too much for an interpreter")]
    fn bytes_are_limited_before_anything_is_read() {
        let limits = Limits {
            bytes: 4,
            ..Limits::DEFAULT
        };
        assert!(Document::parse(b"null", &limits).is_ok());
        assert_eq!(
            refusal(b"null ", &limits),
            (
                ErrorKind::Limit(Limit::Bytes),
                4,
                "larger than 4 bytes".to_owned()
            )
        );
        assert_eq!(
            refusal(&vec![b' '; 33_554_433], &Limits::DEFAULT).2,
            "larger than 33554432 bytes"
        );
    }

    #[test]
    fn values_are_limited() {
        let limits = Limits {
            nodes: 3,
            ..Limits::DEFAULT
        };
        assert!(Document::parse(b"[1,2]", &limits).is_ok());
        assert_eq!(
            refusal(b"[1,2,3]", &limits),
            (
                ErrorKind::Limit(Limit::Nodes),
                5,
                "more than 3 values at byte 5".to_owned()
            )
        );
        assert_eq!(refusal(br#"{"a":[{"b":[]}]}"#, &limits).1, 11);
    }
}
