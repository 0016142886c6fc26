//! The page for people in a real browser: Chromium as Debian packages it, without a window.
//!
//! If it is not installed this is skipped, unless `OCI_INTEROP=require` is set.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what fails here fails the test"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
};

use oci_testing::installed;
use tempfile::TempDir;

/// A folder with pages that a browser is pointed at.
struct Pages(TempDir);

impl Pages {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Judges in the project's directory, and keeps the page.
    fn judge(&self, name: &str, arguments: &[&str]) -> PathBuf {
        let output = Command::new(env!("CARGO_BIN_EXE_oci-tool"))
            .args(arguments)
            .args(["--format", "html"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        self.keep(name, std::str::from_utf8(&output.stdout).unwrap())
    }

    fn keep(&self, name: &str, page: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, page).unwrap();
        path
    }
}

/// The page about a layout that breaks clauses of each level, unless there is no browser.
#[track_caller]
fn page_of_broken() -> Option<(Pages, PathBuf)> {
    installed(&["chromium"]).then(|| {
        let pages = Pages::new();
        let arguments = ["image", "validate", "examples/layouts/broken"];
        let path = pages.judge("page.html", &arguments);
        (pages, path)
    })
}

/// The page after its script has run, as the browser would write it.
#[track_caller]
fn open(page: &Path, fragment: &str, options: &[&str]) -> String {
    let options = [options, &["--dump-dom"]].concat();
    String::from_utf8(browse(page, fragment, &options)).unwrap()
}

/// How many sheets of paper the page takes.
#[track_caller]
fn sheets(page: &Path, fragment: &str) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let printed = folder.path().join("page.pdf");
    browse(
        page,
        fragment,
        &[&format!("--print-to-pdf={}", printed.display())],
    );
    let printed = fs::read(printed).unwrap();
    let is_sheet = |line: &&[u8]| line.ends_with(b"/Type /Page");
    printed
        .split(|&byte| byte == b'\n')
        .filter(is_sheet)
        .count()
}

#[track_caller]
fn browse(page: &Path, fragment: &str, options: &[&str]) -> Vec<u8> {
    // Several at the same time only make each other slow.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new("timeout")
        .args(["120", "chromium", "--headless", "--no-sandbox"])
        .args(["--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(options)
        .arg(format!("file://{}{fragment}", page.display()))
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    output.stdout
}

/// A row of a table of clauses.
#[derive(Debug)]
struct Row<'p> {
    text: &'p str,
    hidden: bool,
}

impl Row<'_> {
    fn has(&self, attribute: &str, value: &str) -> bool {
        self.text.contains(&format!("data-{attribute}=\"{value}\""))
    }
}

fn rows(page: &str) -> Vec<Row<'_>> {
    let rows = page.split("<tr data-level=").skip(1);
    rows.map(|row| {
        let text = row.split_once("</tr>").unwrap().0;
        let hidden = text.split_once('>').unwrap().0.contains("hidden");
        Row { text, hidden }
    })
    .collect()
}

/// What stands beside each filter.
fn counts(page: &str) -> Vec<&str> {
    let counts = page.split("<output>").skip(1);
    counts
        .map(|rest| rest.split_once("</output>").unwrap().0)
        .collect()
}

#[test]
fn the_fragment_filters_the_clauses() {
    let Some((_pages, path)) = page_of_broken() else {
        return;
    };
    let all = rows(&fs::read_to_string(&path).unwrap()).len();
    for (fragment, wanted) in [
        (
            "#level=must&outcome=broken",
            &(|row: &Row<'_>| row.text.starts_with("\"must\"") && row.has("outcome", "broken"))
                as &dyn Fn(&Row<'_>) -> bool,
        ),
        ("#level=advisory", &|row| {
            row.text.starts_with("\"advisory\"")
        }),
        ("#text=DIGEST%20algorithm", &|row| {
            row.text.contains("digest") && row.text.contains("algorithm")
        }),
        ("#level=none&outcome=", &|_| true),
        ("#finding-1-1", &|_| true),
    ] {
        let page = open(&path, fragment, &[]);
        let rows = rows(&page);
        assert_eq!(rows.len(), all, "{fragment}");
        for row in &rows {
            assert_eq!(!row.hidden, wanted(row), "{fragment}: {row:?}");
        }
        let shown = rows.iter().filter(|row| !row.hidden).count();
        assert_eq!(counts(&page), [format!("{shown} of {all}")], "{fragment}");
        let form = page.split_once("<form ").unwrap().1;
        let form = form.split_once('>').unwrap().0;
        assert!(!form.contains("hidden"), "{form}");
    }
}

/// There is one filter, and each table obeys it.
#[test]
fn the_filter_is_that_of_all_paths() {
    if !installed(&["chromium"]) {
        return;
    }
    let pages = Pages::new();
    let arguments = [
        "image",
        "validate",
        "examples/layouts/broken",
        "examples/layouts/hello",
    ];
    let path = pages.judge("page.html", &[&arguments[..], &["missing"]].concat());
    let page = open(&path, "#subject=2&outcome=broken", &[]);
    let counts = counts(&page);
    assert_eq!(counts.len(), 2, "{counts:?}");
    assert!(!counts[0].starts_with("0 of "), "{counts:?}");
    assert!(counts[1].starts_with("0 of "), "{counts:?}");
}

/// Puts a script of the test's own behind that of the page, whose policy would not let it run.
fn with_script(page: &str, script: &str) -> String {
    let (before, rest) = page.split_once("<meta http-equiv").unwrap();
    let after = rest.split_once('>').unwrap().1;
    let all = format!("{before}{after}");
    all.replacen("</body>", &format!("<script>{script}</script></body>"), 1)
}

/// The title of a page, which scripts of tests put into it.
fn title(page: &str) -> &str {
    let (_, rest) = page.split_once("<title>").unwrap();
    rest.split_once("</title>").unwrap().0
}

/// An address that was copied after filtering leads back to where that was.
#[test]
fn the_address_says_whose_clauses_are_shown() {
    if !installed(&["chromium"]) {
        return;
    }
    let pages = Pages::new();
    let hello = "examples/layouts/hello";
    let two = ["image", "validate", "examples/layouts/broken", hello];
    let script = "const last = [...document.forms].at(-1);
last.elements.level.value = 'must';
last.dispatchEvent(new Event('input'));
document.title = location.hash;";
    for (arguments, expected) in [
        (&two[..], "#subject=2&amp;level=must"),
        (&["image", "validate", hello], "#level=must"),
    ] {
        let path = pages.judge("page.html", arguments);
        let page = fs::read_to_string(path).unwrap();
        let path = pages.keep("other.html", &with_script(&page, script));
        assert_eq!(title(&open(&path, "", &[])), expected);
    }
}

/// Each number leads to the table without the script, and to what it counts with that.
#[test]
fn the_numbers_lead_to_what_they_count() {
    let Some((_pages, path)) = page_of_broken() else {
        return;
    };
    let page = fs::read_to_string(&path).unwrap();
    let filter = "subject=1&amp;level=must&amp;outcome=broken";
    let before = format!(r##"<a href="#clauses-1" data-filter="{filter}">"##);
    assert!(page.contains(&before));
    let after = format!(r##"<a href="#{filter}" data-filter="{filter}">"##);
    assert!(open(&path, "", &[]).contains(&after));
}

#[test]
fn light_and_dark_are_what_the_reader_prefers() {
    let Some((pages, path)) = page_of_broken() else {
        return;
    };
    let script = "const { color, backgroundColor } = getComputedStyle(document.body);
document.title = `${color} on ${backgroundColor}`;";
    let page = fs::read_to_string(path).unwrap();
    let path = pages.keep("colours.html", &with_script(&page, script));
    for (scheme, colours) in [
        ("1", "rgb(29, 33, 39) on rgb(255, 255, 255)"),
        ("0", "rgb(228, 231, 235) on rgb(20, 23, 28)"),
    ] {
        let option = format!("--blink-settings=preferredColorScheme={scheme}");
        assert_eq!(title(&open(&path, "", &[&option])), colours);
    }
}

/// What is filtered on the screen is whole on paper, and without the filter.
#[test]
fn all_is_printed() {
    let Some((pages, path)) = page_of_broken() else {
        return;
    };
    let all = sheets(&path, "");
    assert!(all > 5, "{all}");
    assert_eq!(sheets(&path, "#outcome=broken"), all);

    let script = "for (const rule of document.styleSheets[0].cssRules) {
  if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
}
const shown = (it) => getComputedStyle(it).display;
const rows = [...document.querySelectorAll('.clauses tbody tr[hidden]')];
document.title = `${rows.length > 0} ${new Set(rows.map(shown)).size} ${shown(rows[0])} ${shown(document.forms[0])}`;";
    let page = fs::read_to_string(&path).unwrap();
    let path = pages.keep("printed.html", &with_script(&page, script));
    let opened = open(&path, "#outcome=broken", &[]);
    assert_eq!(title(&opened), "true 1 table-row none");
}

/// What is not the script whose hash the policy names does not run, and the page is whole without.
#[test]
fn nothing_is_missing_without_the_script() {
    let Some((pages, path)) = page_of_broken() else {
        return;
    };
    let page = fs::read_to_string(&path).unwrap();
    let other = page.replacen("'use strict';", "'use strict'; ", 1);
    assert_ne!(page, other);
    let path = pages.keep("other.html", &other);
    let opened = open(&path, "#outcome=broken", &[]);
    assert!(rows(&opened).iter().all(|row| !row.hidden));
    assert_eq!(counts(&opened), [""]);
    let form = opened.split_once("<form ").unwrap().1;
    assert!(form.split_once('>').unwrap().0.contains("hidden"));
    assert!(opened.contains(r##"<a href="#clauses-1""##));
    assert!(opened.contains(r#"id="clauses-1""#));
}

/// Should a text ever be escaped badly, the policy still lets nothing happen.
#[test]
fn only_the_script_of_the_page_runs() {
    let Some((pages, path)) = page_of_broken() else {
        return;
    };
    let page = fs::read_to_string(path).unwrap();
    let foreign = r#"<h2>
<script>document.documentElement.lang = "stolen"</script>
<img src="x" onerror="document.documentElement.lang = 'stolen'">
<a id="link" href="javascript:document.documentElement.lang = 'stolen'">x</a>
<style>body { display: none }</style>"#;
    let with_foreign = page.replacen("<h2", &format!("{foreign}</h2><h2"), 1);
    assert_ne!(page, with_foreign);
    let path = pages.keep("foreign.html", &with_foreign);
    let opened = open(&path, "#outcome=broken", &[]);
    assert!(opened.contains(r#"<html lang="en">"#));
    // Its own script did run.
    assert!(!counts(&opened)[0].is_empty());

    // The same without the policy, which is what the test would see of a page that has none.
    let path = pages.keep("without.html", &with_script(&with_foreign, ""));
    let opened = open(&path, "", &[]);
    assert!(opened.contains(r#"<html lang="stolen">"#));
}

#[test]
fn hostile_names_are_seen_as_text() {
    if !installed(&["chromium"]) {
        return;
    }
    let pages = Pages::new();
    let name = "</code><script>document.title=1</script><img src=x onerror=alert(1)>";
    let text = format!(r#"{{"mediaType":"a/b","{name}":1,"{name}":2}}"#);
    let document = pages.keep("<i>.json", &text);
    let arguments = ["image", "validate", "--type", "descriptor"];
    let arguments = [&arguments[..], &[document.to_str().unwrap()]].concat();
    let path = pages.judge("page.html", &arguments);
    let page = open(&path, "", &[]);
    assert!(!page.contains("<img") && !page.contains("<i>"), "{page}");
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("&lt;script&gt;document.title=1&lt;/script&gt;"));
}

/// The smallest width that guidelines ask for, that of phones, and that of screens.
const WIDTHS: [u32; 3] = [320, 390, 1280];

/// Shows a page in frames of several widths, and tells how much wider than these it is, and whether
/// a link that has the focus is hidden.
const FRAMES: &str = r#"<!DOCTYPE html><meta charset="utf-8"><p id="wider"></p><script>
const told = [];
for (const width of WIDTHS) {
  const frame = document.createElement('iframe');
  frame.style = `width: ${width}px; height: 600px; border: 0`;
  frame.src = 'page.html';
  frame.onload = () => {
    const inner = frame.contentDocument;
    const page = inner.documentElement;
    const links = inner.querySelectorAll('.clauses a');
    const link = links[links.length >> 1];
    link.scrollIntoView(true);
    page.scrollTop += parseFloat(frame.contentWindow.getComputedStyle(link).scrollMarginTop) - 1;
    link.focus();
    const { left, top } = link.getClientRects()[0];
    const seen = link.contains(inner.elementFromPoint(left + 1, top + 1));
    told.push(`${width}: ${page.scrollWidth - page.clientWidth} ${seen ? 'seen' : 'hidden'}`);
    if (told.length === WIDTHS.length) wider.textContent = told.sort().join(', ');
  };
  document.body.append(frame);
}
</script>"#;

#[test]
fn no_page_is_wider_than_its_window_or_hides_what_has_the_focus() {
    if !installed(&["chromium"]) {
        return;
    }
    let pages = Pages::new();
    let long = "x".repeat(300);
    let text = format!(r#"{{"mediaType":"{long}","digest":"{long}","{long}":1,"{long}":{long}}}"#);
    let document = pages.keep(&"y".repeat(200), &text);
    let document = document.to_str().unwrap();
    let image = ["image", "validate"];
    let runtime = ["runtime", "validate"];
    for (prefix, arguments) in [
        (image, &["examples/layouts/broken", "missing"][..]),
        (runtime, &["examples/bundles/broken"]),
        (image, &["--type", "descriptor", document]),
    ] {
        pages.judge("page.html", &[&prefix, arguments].concat());
        let frames = FRAMES.replace("WIDTHS", &format!("{WIDTHS:?}"));
        let frames = pages.keep("frames.html", &frames);
        let options = [
            "--allow-file-access-from-files",
            "--virtual-time-budget=10000",
        ];
        let opened = open(&frames, "", &options);
        let told = opened.split_once(r#"<p id="wider">"#).unwrap().1;
        let told = told.split_once("</p>").unwrap().0;
        let expected = "1280: 0 seen, 320: 0 seen, 390: 0 seen";
        assert_eq!(told, expected, "{arguments:?}");
    }
}
