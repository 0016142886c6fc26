//! Judges one document from its bytes, as a registry does with an upload.
//!
//! `cargo run --example judge_document`

use oci_conformance::{Context, Report, Severity, judge};
use oci_image::{CATALOGUE, recognise};

/// What a registry answers to an upload.
enum Answer {
    Accepted,
    /// The problems, each with its place and the clause that it breaks.
    Refused(Vec<String>),
}

fn answer(upload: &[u8]) -> Answer {
    let Some(kind) = recognise(upload) else {
        return Answer::Refused(vec!["this is no document of the image-spec".to_owned()]);
    };
    let report: Report = judge(upload, kind, &Context::default(), "upload");
    if report.conforms() {
        return Answer::Accepted;
    }
    let errors = report
        .findings()
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| {
            let link = finding.clause.link(CATALOGUE.specification);
            format!("{finding}, see {link}")
        });
    Answer::Refused(errors.collect())
}

fn main() {
    let upload = br#"{
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json",
            "digest": "sha256:2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824",
            "size": "5"
        },
        "layers": []
    }"#;
    match answer(upload) {
        Answer::Accepted => println!("accepted"),
        Answer::Refused(problems) => {
            for problem in problems {
                println!("{problem}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_upload_is_accepted() {
        let answer = answer(br#"{"schemaVersion": 2, "manifests": []}"#);
        assert!(matches!(answer, Answer::Accepted));
        main();
    }

    #[test]
    fn every_problem_of_an_upload_is_named() {
        let upload = br#"{"schemaVersion": 1, "manifests": [{"size": -1}]}"#;
        let Answer::Refused(problems) = answer(upload) else {
            panic!("it was accepted");
        };
        let expected = [
            "image.index.schema-version.value",
            "image.descriptor.media-type.required",
            "image.descriptor.digest.required",
            "image.descriptor.size.non-negative",
        ];
        for id in expected {
            assert!(
                problems.iter().any(|problem| problem.contains(id)),
                "{id}: {problems:#?}"
            );
        }
    }
}
