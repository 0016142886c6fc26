//! Filesystem bundles: [bundle.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/bundle.md).
//!
//! ```no_run
//! use oci_runtime::bundle::{Options, judge_bundle};
//!
//! let judgement = judge_bundle("/containers/redis".as_ref(), &Options::default())?;
//! for finding in judgement.report.findings() {
//!     println!("{finding}");
//! }
//! # Ok::<(), std::io::Error>(())
//! ```

mod clauses;
mod devices;
mod directory;
mod error;
mod judging;
mod ledger;
mod root;
mod writing;

use std::{
    io,
    path::{Path, PathBuf},
};

use oci_conformance::{Context, Heading, Limits, Report};

use self::directory::Found;
pub(crate) use self::{directory::open_without_waiting, ledger::Ledger};
pub use self::{
    error::ReadConfigError,
    judging::judge_bundle,
    writing::{write_config, write_text},
};
use crate::{Config, host::Host};

/// The name of the file that has the configuration.
pub const CONFIG: &str = "config.json";

/// A directory that is a bundle, or should be one.
///
/// [bundle.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/bundle.md#container-format)
#[derive(Clone, Debug)]
pub struct Bundle {
    path: PathBuf,
}

/// How a bundle is judged.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Options<'o> {
    /// The version of the specification, the platforms, and the limits of documents.
    pub context: Context<'o>,
    /// The machine that the bundle is to be used on. Without one, clauses that speak of it are not
    /// judged.
    pub host: Option<&'o Host>,
}

/// What was found in a bundle.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Judgement {
    /// The clauses that the bundle was held against, and the findings.
    pub report: Report,
    /// The text of the configuration, as far as it was read: of one that is too large one byte
    /// beyond the limit. `None` if there is none that could be read.
    pub config: Option<Vec<u8>>,
}

impl Bundle {
    /// Opens a directory; what is in it, nobody looks at yet.
    ///
    /// # Errors
    ///
    /// Fails if there is no directory at `path`.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        if path.metadata()?.is_dir() {
            Ok(Self { path })
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// The directory, as an absolute path without links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the configuration is, or should be.
    #[must_use]
    pub fn config_path(&self) -> PathBuf {
        self.path.join(CONFIG)
    }

    /// Reads the configuration.
    ///
    /// # Errors
    ///
    /// Fails if it is no regular file of the bundle, if it is larger than the limit, or if it is no
    /// configuration.
    #[inline]
    pub fn read_config(&self, limits: &Limits) -> Result<Config, ReadConfigError> {
        Ok(Config::from_slice(&self.config_text(limits)?)?)
    }

    fn config_text(&self, limits: &Limits) -> io::Result<Vec<u8>> {
        let mut file = match directory::find(&self.path, CONFIG)? {
            Found::File(file) => file,
            Found::Missing => return Err(io::ErrorKind::NotFound.into()),
            Found::Outside => {
                return Err(io::Error::other(
                    "`config.json` is a link out of the bundle",
                ));
            }
            Found::Irregular(what) => {
                return Err(io::Error::other(format!("`config.json` is {what}")));
            }
        };
        let text = directory::read(&mut file, limits.bytes)?;
        if text.len() > limits.bytes {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(text)
    }

    /// Puts a configuration in the place of the one that is there, if any; see [`write_config`].
    ///
    /// # Errors
    ///
    /// As [`write_config`].
    #[inline]
    pub fn write_config(&self, config: &Config) -> io::Result<()> {
        write_config(config, &self.config_path())
    }
}

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "bundle.md",
    shapes: &[],
    clauses: &[
        &clauses::LOCAL_DIRECTORY,
        &clauses::SELF_CONTAINED,
        &clauses::CONFIG_REQUIRED,
        &clauses::CONFIG_IN_ROOT,
        &clauses::CONFIG_NAME,
        &clauses::ROOTFS_PRESENT_WHEN_REFERENCED,
        &clauses::ARTIFACTS_SINGLE_DIRECTORY,
        &clauses::ARCHIVE_NO_TOP_LEVEL_DIRECTORY,
    ],
};
