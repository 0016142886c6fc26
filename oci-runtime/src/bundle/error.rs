//! Why a configuration could not be read.

use std::{error::Error, fmt, io};

use crate::Rejected;

/// Why the configuration of a bundle could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadConfigError {
    /// The file could not be read.
    Io(io::Error),
    /// What it holds is no configuration.
    Rejected(Rejected),
}

impl fmt::Display for ReadConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Rejected(rejected) => rejected.fmt(f),
        }
    }
}

impl Error for ReadConfigError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io(error) => error.source(),
            Self::Rejected(rejected) => rejected.source(),
        }
    }
}

impl From<io::Error> for ReadConfigError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Rejected> for ReadConfigError {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    #[test]
    fn the_cause_is_that_of_what_went_wrong() {
        let rejected = || Config::from_slice(b"[]").unwrap_err();
        let told = rejected().error().to_string();
        for error in [
            ReadConfigError::from(rejected()),
            ReadConfigError::from(io::Error::other(rejected())),
        ] {
            assert_eq!(error.source().unwrap().to_string(), told);
        }
    }
}
