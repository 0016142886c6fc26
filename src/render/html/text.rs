//! Foreign text in HTML.

use std::fmt::{self, Write as _};

use crate::printable::printable;

/// Text that is nothing but text, in an element or in a quoted attribute; what would be invisible or
/// rearrange the line is written as an escape that can be read.
pub(super) struct Text<'t>(pub(super) &'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in printable(self.0).chars() {
            match c {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // No browser shows these, and HTML calls them errors.
                '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => {
                    write!(f, "\\u{{{:x}}}", u32::from(c))?;
                }
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_text() {
        assert_eq!(
            Text("</p><script>a('b')&&\"c\"</script>").to_string(),
            "&lt;/p&gt;&lt;script&gt;a(&#39;b&#39;)&amp;&amp;&quot;c&quot;&lt;/script&gt;"
        );
        assert_eq!(
            Text("\0\r\n\u{1b}\u{202e}\u{ffff}ü").to_string(),
            r"\u{0}\r\n\u{1b}\u{202e}\u{ffff}ü"
        );
    }
}
