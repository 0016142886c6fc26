//! `oci-tool digest`

use std::{
    fs::File,
    io::{self, ErrorKind, Read, Write as _},
    path::Path,
};

use oci_digest::{Digest, Hasher, Verifier, VerifyError};

use crate::{
    cli::DigestArgs,
    error::Error,
    name::{Name, is_stdin},
    output::Output,
    status::Status,
};

pub(super) fn run(args: DigestArgs, output: &mut Output) -> Result<Status, Error> {
    let name = Name::of(&args.file);
    let unreadable = |cause| Error::Read {
        name: name.clone(),
        cause,
    };
    let mut content = open(&args.file).map_err(unreadable)?;
    let Some(expected) = args.verify else {
        let mut hasher = Hasher::new(&args.algorithm)?;
        each_piece(&mut content, |piece| {
            hasher.update(piece);
            true
        })
        .map_err(unreadable)?;
        writeln!(output, "{}", hasher.finish())?;
        return Ok(Status::Conformant);
    };
    match verify(&mut content, expected, args.size).map_err(unreadable)? {
        Ok(()) => {
            writeln!(output, "{name}: OK")?;
            Ok(Status::Conformant)
        }
        Err(cause) if cause.is_unverifiable() => Err(Error::Unverifiable { name, cause }),
        Err(error) => {
            writeln!(output, "{name}: {error}")?;
            Ok(Status::NotConformant)
        }
    }
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(File::open(path)?))
}

fn verify(
    content: &mut dyn Read,
    expected: Digest,
    size: Option<u64>,
) -> io::Result<Result<(), VerifyError>> {
    let mut verifier = match size {
        Some(size) => Verifier::new(expected, size),
        None => Verifier::with_any_size(expected),
    };
    // Nothing is read beyond the first wrong piece; what is wrong with it, `finish` says.
    each_piece(content, |piece| verifier.update(piece).is_ok())?;
    Ok(verifier.finish().map(|_| ()))
}

/// Reads up to the end, or as long as `take` wants more.
fn each_piece(content: &mut dyn Read, mut take: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
    let mut buffer = vec![0; 1 << 18];
    loop {
        match content.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(count) => {
                if !take(buffer.get(..count).unwrap_or_default()) {
                    return Ok(());
                }
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
