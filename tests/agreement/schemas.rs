//! JSON Schemas: the official ones, and ours.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use jsonschema::{Draft, Retrieve, Uri, ValidationError, Validator, error::ValidationErrorKind};
use serde_json::Value;

use crate::subjects::{SUBJECTS, Subject};

/// The folder of the specifications' data; says so if there is none.
pub(crate) fn upstream() -> Option<PathBuf> {
    oci_testing::folder("OCI_UPSTREAM")
}

/// The schemas of a specification, one of which is called for by the last part of its address.
pub(crate) struct Schemas(PathBuf);

impl Schemas {
    /// Those of this specification.
    pub(crate) fn of(upstream: &Path, specification: &str) -> Self {
        Self(upstream.join(specification).join("schema"))
    }

    /// The schema in this file.
    pub(crate) fn read(&self, file: &str) -> Result<Value, Box<dyn Error + Send + Sync>> {
        Ok(serde_json::from_slice(&fs::read(self.0.join(file))?)?)
    }
}

/// Nothing is read but what lies in the folder.
impl Retrieve for Schemas {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let path = uri.path().as_str();
        self.read(path.rsplit('/').next().unwrap_or(path))
    }
}

/// What a schema finds fault with.
#[derive(Clone, Debug)]
pub(crate) struct Violation {
    /// The place.
    pub(crate) pointer: String,
    /// The keyword of the schema.
    pub(crate) keyword: String,
    /// What is wrong there.
    pub(crate) message: String,
}

/// The schemas of all types of documents that have one.
pub(crate) struct Validators(BTreeMap<String, Validator>);

impl Validators {
    /// Those that the project generates.
    pub(crate) fn ours() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
        let validators = SUBJECTS.iter().map(|subject| {
            let file = format!("{}.schema.json", subject.ours);
            let text = fs::read(folder.join(&file)).expect("the generated schema");
            let schema = serde_json::from_slice(&text).expect("it is JSON");
            let validator = jsonschema::options()
                .with_draft(Draft::Draft202012)
                .should_validate_formats(true)
                .build(&schema);
            let validator = validator.unwrap_or_else(|error| panic!("{file}: {error}"));
            (subject.name(), validator)
        });
        Self(validators.collect())
    }

    /// The official ones in the folder of the specifications' data.
    pub(crate) fn official(upstream: &Path) -> Self {
        let mut all = BTreeMap::new();
        for subject in &SUBJECTS {
            let Some(file) = subject.schema else { continue };
            let schemas = Schemas::of(upstream, subject.specification);
            let schema = schemas.read(file).expect("the official schema");
            let validator = jsonschema::options()
                .with_draft(Draft::Draft4)
                .with_base_uri(format!("https://opencontainers.org/schema/{file}"))
                .should_validate_formats(true)
                .with_retriever(schemas)
                .build(&schema);
            let validator = validator.unwrap_or_else(|error| panic!("{file}: {error}"));
            all.insert(subject.name(), validator);
        }
        Self(all)
    }

    /// What the schema of a type says of a text, if there is one; what is no JSON at all violates
    /// it as a whole.
    pub(crate) fn judge(&self, subject: &Subject, text: &str) -> Option<Vec<Violation>> {
        let validator = self.0.get(&subject.name())?;
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => {
                return Some(vec![Violation {
                    pointer: String::new(),
                    keyword: "json".to_owned(),
                    message: error.to_string(),
                }]);
            }
        };
        if validator.is_valid(&value) {
            return Some(Vec::new());
        }
        let errors = validator.iter_errors(&value).map(|error| Violation {
            pointer: place(&error),
            keyword: error.kind().keyword().to_owned(),
            message: error.to_string(),
        });
        Some(errors.collect())
    }
}

/// The JSON pointer to what an error is about; of what is missing, to where it should be.
fn place(error: &ValidationError<'_>) -> String {
    let at = error.instance_path();
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().expect("names are strings");
            format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
        }
        _ => at.to_string(),
    }
}
