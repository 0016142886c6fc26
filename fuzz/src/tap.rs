//! Reports in the Test Anything Protocol.

/// Panics if a line is none of the protocol, if the points are not numbered on or are not as many as
/// the plan says, or if a point has a directive that is not one of ours.
///
/// # Panics
///
/// This is what it is for.
pub fn check(report: &str) {
    let mut points = 0_u64;
    let mut plan = None;
    for line in report.lines() {
        let point = line.strip_prefix("not ").unwrap_or(line);
        if let Some(point) = point.strip_prefix("ok ") {
            points += 1;
            let number = format!("{points} - ");
            let description = point.strip_prefix(&number).expect(line);
            let directive = plain(description)
                .split_once('#')
                .map(|(_, text)| text.to_owned());
            assert!(directive.is_none_or(|text| is_directive(&text)), "{line}");
        } else if let Some(count) = line.strip_prefix("1..") {
            assert_eq!(plan, None, "there is one plan");
            plan = count.parse().ok();
        } else {
            let known =
                line == "TAP version 13" || line.starts_with("# ") || line.starts_with("  ");
            assert!(known, "{line}");
        }
    }
    assert_eq!(plan, Some(points));
}

/// What is left of a description without what is escaped.
fn plain(description: &str) -> String {
    description.replace("\\\\", "").replace("\\#", "")
}

fn is_directive(text: &str) -> bool {
    [" SKIP ", " TODO "]
        .iter()
        .any(|known| text.starts_with(known))
        && !text.contains('#')
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::check;

    #[test]
    fn only_points_and_comments_and_blocks_are_let_through() {
        let sound = "TAP version 13\n# a\nok 1 - b \\# c # SKIP d\nnot ok 2 - e\n  ---\n1..2\n";
        check(sound);
        for (from, to) in [
            ("1..2\n", "1..3\n"),
            ("1..2\n", ""),
            ("1..2\n", "1..2\n1..2\n"),
            ("not ok 2", "not ok 3"),
            ("# a\n", "a\n"),
            ("  ---", "---"),
            ("\\# c", "# c"),
            ("# SKIP", "# skip"),
            ("not ok", "Bail out!"),
        ] {
            let broken = sound.replacen(from, to, 1);
            assert!(catch_unwind(|| check(&broken)).is_err(), "{broken}");
        }
    }
}
