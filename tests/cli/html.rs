//! The page for people: what is on it, and that nothing foreign can act on it.

use std::{env, fmt::Write as _, fs, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use oci_digest::Digest;
use oci_testing::installed;
use serde_json::Value;

use crate::tool::{Run, command, document, validate};

/// Runs `oci-tool KIND validate --format FORMAT` in the project's directory.
fn report(kind: &str, format: &str, arguments: &[&str]) -> Run {
    let mut command = command();
    command
        .args([kind, "validate", "--format", format])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("SOURCE_DATE_EPOCH", "0");
    command.output().unwrap().into()
}

/// What stands between the first `begin` and the next `end`.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(begin).unwrap();
    rest.split_once(end).unwrap().0
}

/// Reads the page with Python, if that is installed, which says what is wrong with it.
#[track_caller]
fn assert_well_formed(page: &str) {
    const READ: &str = r"
import html.parser, sys
VOID = {'meta', 'input'}
class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.tags = [], set(), [], []
    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), (tag, names)
        assert not any(n.startswith('on') or n == 'style' for n in names), (tag, names)
        attributes = dict(attributes)
        if 'id' in attributes:
            assert attributes['id'] not in self.ids, attributes
            self.ids.add(attributes['id'])
        if 'href' in attributes:
            self.links.append(attributes['href'])
        assert 'src' not in attributes, (tag, attributes)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
        self.open.pop()
reader = Reader()
reader.feed(sys.stdin.buffer.read().decode())
reader.close()
assert not reader.open, reader.open
assert reader.tags.count('script') == reader.tags.count('style') == 1
for link in reader.links:
    if link.startswith('#'):
        assert link[1:] in reader.ids, link
    else:
        assert link.startswith('https://'), link
assert reader.tags.count('caption') == reader.tags.count('table')
";
    if !installed(&["python3"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.html");
    fs::write(&path, page).unwrap();
    let mut python = std::process::Command::new("python3");
    python
        .args(["-c", READ])
        .stdin(fs::File::open(&path).unwrap());
    let output = python.output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
}

#[test]
fn pages_are_well_formed() {
    for (kind, paths, status) in [
        ("image", &["examples/layouts/broken"][..], 1),
        ("image", &["examples/layouts/hello"], 0),
        (
            "image",
            &[
                "examples/layouts/hello",
                "missing",
                "examples/layouts/broken",
            ],
            2,
        ),
        ("runtime", &["examples/bundles/broken"], 1),
        ("runtime", &["examples/bundles/hello"], 0),
    ] {
        assert_well_formed(&report(kind, "html", paths).ends_with(status).out);
    }
}

/// As text is written on the page, where it is nothing unusual.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[test]
fn every_finding_and_every_clause_is_there_once() {
    for (kind, path) in [
        ("image", "examples/layouts/broken"),
        ("runtime", "examples/bundles/broken"),
    ] {
        let page = report(kind, "html", &[path]).out;
        let json: Value = serde_json::from_str(&report(kind, "json", &[path]).out).unwrap();
        let findings = json["findings"].as_array().unwrap();
        let shown: Vec<&str> = page.split(r#"class="finding "#).skip(1).collect();
        assert_eq!(shown.len(), findings.len(), "{kind}");
        let counted = format!("<dt>Findings</dt><dd>{}</dd>", findings.len());
        assert!(page.contains(&counted), "{counted}");
        for (shown, finding) in shown.iter().zip(findings) {
            let text = |name: &str| finding[name].as_str().unwrap();
            for part in ["severity", "message", "clause", "level", "link"] {
                let missing = !shown.contains(&escaped(text(part)));
                let advisory = part == "level" && text("origin") == "advisory";
                assert!(!missing || advisory, "{part} of {finding}: {shown}");
            }
            let place = format!("{}:{}", finding["line"], finding["column"]);
            if finding["line"].is_u64() {
                assert!(shown.contains(&place), "{place}: {shown}");
            }
            for also in finding["also"].as_array().into_iter().flatten() {
                assert!(shown.contains(also.as_str().unwrap()), "{also}: {shown}");
            }
        }
        for clause in json["clauses"].as_array().unwrap() {
            let text = |name: &str| clause[name].as_str().unwrap();
            let row = format!(r#"<th scope="row"><code>{}</code></th>"#, text("id"));
            let rows: Vec<&str> = page.lines().filter(|line| line.contains(&row)).collect();
            let [row] = rows.as_slice() else {
                panic!("{rows:?} for {clause}");
            };
            let outcome = format!(r#"data-outcome="{}""#, text("outcome"));
            assert!(row.contains(&outcome), "{row}");
        }
    }
}

/// Other texts than its own cannot do anything on the page, not even where one was not escaped.
#[test]
fn the_policy_allows_the_style_and_the_script_and_nothing_else() {
    let page = report("image", "html", &["examples/layouts/broken"]).out;
    let hash = |text: &str| {
        let digest = Digest::sha256_of(text.as_bytes());
        BASE64_STANDARD.encode(digest.as_bytes().unwrap())
    };
    let style = hash(between(&page, "<style>", "</style>"));
    let script = hash(between(&page, "<script>", "</script>"));
    let policy = between(&page, r#"Security-Policy" content=""#, "\">");
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; \
             base-uri 'none'; form-action 'none'"
        )
    );
}

/// Names that markup, scripts, lines and readers of text trip over, as they stand in JSON.
pub(crate) const HOSTILE: [&str; 8] = [
    "</code><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\\\" onmouseover=\\\"alert(1)",
    "]]>--><!--",
    "\\u0000\\u001b[31m\\n",
    "\\u202ereversed\\u2066",
    "\\ud800",
];

/// A descriptor that has each of the hostile names twice, which is worth a finding.
pub(crate) fn hostile() -> String {
    let mut text = r#"{"mediaType":"a/b","digest":"sha256:0","size":-1"#.to_owned();
    for name in HOSTILE {
        write!(text, r#","{name}":1,"{name}":2"#).unwrap();
    }
    text.push('}');
    text
}

#[test]
fn hostile_names_stay_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("<b onclick=x>&'\u{202e}.json");
    fs::write(&path, hostile()).unwrap();
    let arguments = ["--format", "html", "--type", "descriptor"].map(AsRef::as_ref);
    let run = validate(arguments.into_iter().chain([path.as_os_str()])).ends_with(1);
    let page = run.out;
    assert_well_formed(&page);
    assert_eq!(page.matches("<script").count(), 1);
    for raw in [
        "<img",
        "<b onclick",
        " onmouseover='",
        " onmouseover=\"",
        "]]>--><!--",
    ] {
        assert!(!page.contains(raw), "{raw}");
    }
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!page.contains(hidden));
    for shown in [
        "&lt;/code&gt;&lt;script&gt;alert(1)",
        "&lt;img src=x onerror=alert(1)&gt;",
        "&#39; onmouseover=&#39;alert(1)",
        "]]&gt;--&gt;&lt;!--",
        r"\u{202e}reversed\u{2066}",
        r"&lt;b onclick=x&gt;&amp;&#39;\u{202e}.json",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    assert_eq!(
        page.matches("no-duplicate-names</code></a>").count(),
        HOSTILE.len()
    );
}

#[test]
fn what_could_not_be_judged_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    fs::File::create(&path).unwrap().set_len(5 << 30).unwrap();
    let large = path.to_str().unwrap();
    let run = report("image", "html", &[large, "missing"]).ends_with(2);
    let page = run.out;
    assert_well_formed(&page);
    assert!(page.contains("<h3>Not judged in full</h3>"), "{page}");
    assert!(page.contains("larger than 33554432 bytes"), "{page}");
    assert!(page.contains("<title>2 paths: 1 undetermined, 1 not judged</title>"));
    assert!(page.contains("cannot read missing: "), "{page}");
}

#[test]
fn what_fails_at_a_level_is_called_a_failure() {
    let should = document("should.json");
    let should = should.to_str().unwrap();
    let pass = report("image", "html", &[should]).ends_with(0).out;
    assert!(pass.contains(r#"class="good"><b class="word">pass</b>"#));
    let fail = report("image", "html", &["--level", "should", should]).ends_with(1);
    let heading = between(&fail.out, "<h2", "</h2>");
    assert!(
        heading.contains(r#"class="bad"><b class="word">fail</b>"#),
        "{heading}"
    );
    assert!(heading.contains("but fails at --level should"), "{heading}");
}

#[test]
fn what_a_runtime_does_not_support_is_said() {
    let features = "tests/fixtures/runtime/features.json";
    let arguments = ["--features", features, "examples/bundles/hello"];
    let run = report("runtime", "html", &arguments).ends_with(1);
    let json = report("runtime", "json", &arguments).ends_with(1);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    let count = &json["features"]["unsupported"];
    let said = format!("<dd><code>{features}</code>: {count} not supported, ");
    assert!(run.out.contains(&said), "{said}");
}

/// The page without its style, its script and the clauses that nothing became of.
fn outline(page: &str) -> String {
    let style = between(page, "<style>", "</style>");
    let script = between(page, "<script>", "</script>");
    let policy = between(page, "Security-Policy\" content=\"", "\">");
    let page = page
        .replace(style, "[STYLE]")
        .replace(script, "[SCRIPT]")
        .replace(policy, "[POLICY]")
        .replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
    let unjudged = ["not-applicable", "permits", "not-checked"];
    let kept = |line: &&str| {
        !line.starts_with("<tr data-level")
            || !unjudged
                .iter()
                .any(|outcome| line.contains(&format!("data-outcome=\"{outcome}\"")))
    };
    page.lines()
        .filter(kept)
        .map(|line| line.to_owned() + "\n")
        .collect()
}

/// `BLESS=1 cargo test --test cli` writes the page anew.
#[test]
fn a_page_is_as_it_was() {
    let found = report("image", "html", &["tests/fixtures/documents/negative.json"]).ends_with(1);
    let found = outline(&found.out);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/page.html");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "run `BLESS=1 cargo test --test cli`");
}

/// The colours of the page by name, in one of its themes.
fn colours(theme: &str) -> Vec<(&str, [f64; 3])> {
    let declarations = theme.split("--").skip(1);
    let colours = declarations.filter_map(|declaration| {
        let (name, value) = declaration.split_once(": #")?;
        let digits = value.split_once(';')?.0;
        // `#fff` is short for `#ffffff`.
        let width = digits.len() / 3;
        let part = |index: usize| {
            let digits = &digits[index * width..(index + 1) * width];
            let digits = if width == 1 {
                digits.repeat(2)
            } else {
                digits.to_owned()
            };
            f64::from(u8::from_str_radix(&digits, 16).unwrap()) / 255.0
        };
        Some((name, [part(0), part(1), part(2)]))
    });
    colours.collect()
}

/// The contrast of two colours, as the Web Content Accessibility Guidelines define it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let linear = |part: f64| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    let luminance = |[red, green, blue]: [f64; 3]| {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_can_be_told_from_what_it_stands_on() {
    let page = report("image", "html", &["examples/layouts/hello"]).out;
    let style = between(&page, "<style>", "</style>");
    let themes: Vec<&str> = style
        .split(":root {")
        .skip(1)
        .map(|theme| theme.split_once('}').unwrap().0)
        .collect();
    assert_eq!(themes.len(), 3, "light, dark and print");
    for theme in themes {
        let colours = colours(theme);
        let colour = |wanted: &str| {
            let mut all = colours.iter();
            all.find(|(name, _)| *name == wanted).unwrap().1
        };
        for (text, grounds) in [
            ("text", &["page", "sheet", "mark"][..]),
            ("quiet", &["page", "sheet"]),
            ("link", &["page", "sheet"]),
            ("good", &["page", "sheet"]),
            ("bad", &["page", "sheet"]),
            ("open", &["page", "sheet"]),
        ] {
            for ground in grounds {
                let found = contrast(colour(text), colour(ground));
                assert!(found >= 4.5, "{text} on {ground}: {found} in {theme}");
            }
        }
    }
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
}
