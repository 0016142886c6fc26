//! Rows of snippets, and the gaps between them.

use oci_runtime::{Config, Features};

/// Properties of a configuration, properties of features, and the gaps: the pointer into the
/// configuration, that into the features, whether it is known, and the message.
pub(super) type Row = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str, &'static str)],
);

#[track_caller]
pub(super) fn config(properties: &str) -> Config {
    let text = format!(r#"{{"ociVersion":"1.2.0",{properties}}}"#);
    Config::from_slice(text.as_bytes()).unwrap()
}

#[track_caller]
pub(super) fn features(properties: &str) -> Features {
    let separator = if properties.is_empty() { "" } else { "," };
    let text =
        format!(r#"{{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0"{separator}{properties}}}"#);
    Features::from_slice(text.as_bytes()).unwrap()
}

/// The gaps, each on one line.
pub(super) fn lines(features: &Features, config: &Config) -> Vec<String> {
    let gaps = features.covers(config).into_iter();
    gaps.map(|gap| {
        let (config, features) = (gap.config, gap.features);
        format!(
            "{config} | {features} | {:?} | {}",
            gap.support, gap.message
        )
    })
    .collect()
}

/// Holds each row.
#[track_caller]
pub(super) fn hold(rows: &[Row]) {
    for (asked, offered, gaps) in rows {
        let found = lines(&features(offered), &config(asked));
        let expected: Vec<String> = gaps
            .iter()
            .map(|(config, features, support, message)| {
                format!("{config} | {features} | {support} | {message}")
            })
            .collect();
        assert_eq!(found, expected, "{asked} of {offered}");
    }
}
