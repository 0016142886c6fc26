//! Layouts in memory: examples of clauses with changes to their files. Judging ends, breaches have
//! cases, the number of jobs changes nothing, and what is found without a look into layers is found
//! with one, too.
#![no_main]

use std::{num::NonZeroUsize, sync::OnceLock};

use libfuzzer_sys::fuzz_target;
use oci_conformance::Finding;
use oci_fuzz::{changes, check, examples, memory::Memory};
use oci_image::layout::{Options, judge_store};

fuzz_target!(|bytes: &[u8]| {
    static LAYOUTS: OnceLock<Vec<&[(&str, &str)]>> = OnceLock::new();
    let layouts = LAYOUTS.get_or_init(examples::layouts);
    let Some((&[file, low, high], changes)) = bytes.split_first_chunk() else {
        return;
    };
    let files = layouts[usize::from(u16::from_le_bytes([low, high])) % layouts.len()];
    let changed = usize::from(file) % files.len().max(1);
    let contents: Vec<Vec<u8>> = files
        .iter()
        .enumerate()
        .map(|(number, (_, content))| {
            let mut content = content.as_bytes().to_vec();
            if number == changed {
                changes::apply(&mut content, changes);
            }
            content
        })
        .collect();
    let paths = files.iter().map(|&(path, _)| path);
    let store = Memory::new(paths.zip(contents.iter().map(Vec::as_slice)));
    let judge = |jobs, shallow| {
        let mut options = Options::default();
        options.jobs = NonZeroUsize::new(jobs).expect("there is a job");
        options.shallow = shallow;
        let judged = judge_store(&store, &options).expect("memory can be listed");
        check(&judged.report, None);
        judged
    };
    let one = judge(1, false);
    let two = judge(2, false);
    assert_eq!(one.layers, two.layers);
    assert_eq!(
        format!("{:?}", one.report.findings()),
        format!("{:?}", two.report.findings())
    );
    let deep: Vec<String> = one.report.findings().iter().map(debug).collect();
    for finding in judge(1, true).report.findings() {
        assert!(deep.contains(&debug(finding)), "{finding}");
    }
});

fn debug(finding: &Finding) -> String {
    format!("{finding:?}")
}
