//! What the heap is asked for when documents are read, counted on the thread of each test.

use allocation_counter::measure;
use oci_runtime::{
    Config,
    config::process::{
        Capability, IoPriorityClass, KnownCapability, RlimitType, SchedulerFlag, SchedulerPolicy,
    },
};

fn of<T>(text: &str, read: impl FnOnce(&[u8]) -> Result<T, oci_runtime::Rejected>) -> u64 {
    let mut result = None;
    let allocations = measure(|| result = Some(read(text.as_bytes()))).count_total;
    assert!(result.is_some_and(|result| result.is_ok()), "{text}");
    allocations
}

/// How often a vector grows that takes so many values one by one: to 4, 8, 16, …
fn growths(values: usize) -> u64 {
    let capacities = std::iter::successors(Some(4), |capacity| Some(capacity * 2));
    1 + capacities
        .take_while(|&capacity: &usize| capacity < values)
        .count() as u64
}

/// What reading a configuration costs with these properties of its process, beside what it costs
/// without them.
fn of_process(properties: &str) -> u64 {
    let config = |properties: &str| {
        let text = format!(r#"{{"ociVersion":"1.3.0","process":{{"cwd":"/"{properties}}}}}"#);
        of(&text, Config::from_slice)
    };
    config(&format!(",{properties}")) - config("")
}

/// The names in quotes, with commas between.
fn quoted(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let quoted = names
        .into_iter()
        .map(|name| format!(r#""{}""#, name.as_ref()));
    quoted.collect::<Vec<_>>().join(",")
}

#[test]
fn a_process_costs_its_texts_and_lists() {
    assert_eq!(of_process(r#""terminal":true,"oomScoreAdj":-1"#), 0);
    assert_eq!(of_process(r#""args":["sh","-c","env"]"#), growths(3) + 3);
    assert_eq!(
        of_process(r#""user":{"uid":0,"gid":0,"umask":18,"additionalGids":[5,6]}"#),
        growths(2)
    );
}

#[test]
fn capabilities_cost_their_sets() {
    let all = quoted(Capability::KNOWN);
    let sets = [
        "effective",
        "bounding",
        "inheritable",
        "permitted",
        "ambient",
    ];
    let sets = sets.map(|set| format!(r#""{set}":[{all}]"#)).join(",");
    assert_eq!(KnownCapability::CheckpointRestore as usize, 40);
    assert_eq!(
        of_process(&format!(r#""capabilities":{{{sets}}}"#)),
        5 * growths(41)
    );
    // The counter does count: a capability that nobody here knows.
    let unknown = r#""capabilities":{"effective":["CAP_KILL","CAP_TEST"]}"#;
    assert_eq!(of_process(unknown), growths(2) + 1);
}

#[test]
fn resource_limits_cost_their_list() {
    let types = RlimitType::KNOWN;
    let limits: Vec<_> = types
        .iter()
        .map(|kind| format!(r#"{{"type":"{kind}","soft":1024,"hard":18446744073709551615}}"#))
        .collect();
    assert_eq!(types.len(), 16);
    assert_eq!(
        of_process(&format!(r#""rlimits":[{}]"#, limits.join(","))),
        growths(16)
    );
}

#[test]
fn scheduling_costs_its_list_of_flags() {
    let flags = quoted(SchedulerFlag::KNOWN);
    for policy in SchedulerPolicy::KNOWN {
        let scheduler = format!(
            r#""scheduler":{{"policy":"{policy}","nice":-5,"priority":1,"flags":[{flags}],"runtime":1,"deadline":2,"period":3}}"#
        );
        assert_eq!(of_process(&scheduler), growths(7));
    }
    for class in IoPriorityClass::KNOWN {
        let priority = format!(r#""ioPriority":{{"class":"{class}","priority":4}}"#);
        assert_eq!(of_process(&priority), 0);
    }
}
