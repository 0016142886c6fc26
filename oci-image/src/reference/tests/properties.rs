//! What holds of all references.

use proptest::option;
use proptest::prelude::*;

use super::Reference;

const LABELS: &str = "[a-zA-Z0-9](-{0,2}[a-zA-Z0-9]){0,3}(\\.[a-zA-Z0-9]{1,4}){0,2}(:[0-9]{1,6})?";
const ADDRESS: &str = "\\[[0-9a-fA-F:]{1,12}\\](:[0-9]{1,6})?";
const PATH: &str = "[a-z0-9]{1,3}((\\.|_|__|-{1,3}|/)[a-z0-9]{1,3}){0,5}";
const TAG: &str = "[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,20}";
const DIGEST: &str =
    "sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|other(\\+[a-z]{1,3}){0,2}:[A-Za-z0-9=_-]{1,40}";

fn domain() -> impl Strategy<Value = String> {
    prop_oneof![4 => LABELS, 1 => ADDRESS]
}

/// Texts that come close to being references.
fn near() -> impl Strategy<Value = String> {
    prop_oneof![
        "[aA0.:/@_\\[\\]-]{0,12}",
        "[a-z]{1,3}[:/@._-][a-zA-Z0-9]{1,3}[:/@._-][a-z0-9:+]{1,40}",
        ".{0,30}",
    ]
}

fn agrees_with_itself(reference: &Reference) -> Result<(), TestCaseError> {
    let domain = reference
        .domain()
        .map(|domain| format!("{domain}/"))
        .unwrap_or_default();
    let tag = reference
        .tag()
        .map(|tag| format!(":{tag}"))
        .unwrap_or_default();
    let digest = reference
        .digest()
        .map(|digest| format!("@{digest}"))
        .unwrap_or_default();
    let name = format!("{domain}{}", reference.path());
    prop_assert_eq!(reference.name(), &name);
    prop_assert_eq!(reference.to_string(), format!("{name}{tag}{digest}"));
    prop_assert_eq!(
        &reference.to_string().parse::<Reference>(),
        &Ok(reference.clone())
    );
    Ok(())
}

proptest! {
    #[test]
    fn parts_come_back(
        domain in option::of(domain()),
        path in PATH,
        tag in option::of(TAG),
        digest in option::of(DIGEST),
    ) {
        let domain = domain.or_else(|| path.contains('/').then(|| "h".to_owned()));
        let digest: Option<oci_digest::Digest> = digest.map(|digest| digest.parse().unwrap());
        let mut builder = Reference::builder(&path);
        let mut text = path.clone();
        if let Some(domain) = &domain {
            builder = builder.domain(domain);
            text = format!("{domain}/{text}");
        }
        if let Some(tag) = &tag {
            builder = builder.tag(tag);
            text = format!("{text}:{tag}");
        }
        if let Some(digest) = &digest {
            builder = builder.digest(digest.clone());
            text = format!("{text}@{digest}");
        }

        let built = builder.build().unwrap();
        prop_assert_eq!(built.as_ref(), &text);
        for reference in [built, text.parse().unwrap()] {
            prop_assert_eq!(reference.domain(), domain.as_deref());
            prop_assert_eq!(reference.path(), &path);
            prop_assert_eq!(reference.tag(), tag.as_deref());
            prop_assert_eq!(reference.digest(), digest.as_ref());
            prop_assert_eq!(&reference.to_string(), &text);
        }
    }

    #[test]
    fn a_path_without_domain_comes_back_or_is_refused(path in PATH) {
        if let Ok(reference) = Reference::builder(&path).build() {
            let parsed = path.parse::<Reference>().unwrap();
            prop_assert_eq!((parsed.domain(), parsed.path()), (None, path.as_str()));
            prop_assert_eq!(reference, parsed);
        } else {
            prop_assert!(path.parse::<Reference>().unwrap().domain().is_some());
        }
    }

    #[test]
    fn what_is_accepted_prints_as_it_was(text in near()) {
        match text.parse::<Reference>() {
            Ok(reference) => {
                prop_assert_eq!(reference.as_ref(), &text);
                agrees_with_itself(&reference)?;
            }
            Err(error) => prop_assert!(text.is_char_boundary(error.offset()), "{error}"),
        }
    }

    #[test]
    fn spelling_out_twice_is_spelling_out_once(text in near()) {
        match Reference::parse_familiar(&text) {
            Ok(reference) => {
                agrees_with_itself(&reference)?;
                let again = Reference::parse_familiar(reference.as_ref());
                prop_assert_eq!(again, Ok(reference));
            }
            Err(error) => prop_assert!(text.is_char_boundary(error.offset()), "{error}"),
        }
    }

    #[test]
    fn a_fully_qualified_name_is_familiar_as_it_is(text in near()) {
        if let Ok(reference) = text.parse::<Reference>() {
            let familiar = Reference::parse_familiar(&text);
            let hub = ["docker.io", "index.docker.io"].map(Some).contains(&reference.domain());
            if reference.is_fully_qualified() && !hub {
                prop_assert_eq!(familiar, Ok(reference));
            }
        }
    }
}
