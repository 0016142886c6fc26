//! Verifies a download while it streams: nothing has to be kept, and nothing can fail open.
//!
//! `cargo run --example verify_download`

use std::io::{self, Read};

use oci_digest::{Digest, Verifier, VerifyReader};

/// Counts the lines of content that some peer sends, and trusts the result only at the end.
fn count_lines(peer: impl Read, digest: Digest, size: u64) -> io::Result<usize> {
    let mut content = VerifyReader::new(peer, Verifier::new(digest, size));
    let mut lines = 0;
    let mut piece = [0; 4096];
    loop {
        // An error comes out of this: too short, too long, or another digest. The last byte is not
        // handed out before all is found to be right.
        let length = content.read(&mut piece)?;
        let Some(read) = piece.get(..length).filter(|read| !read.is_empty()) else {
            return Ok(lines);
        };
        lines += read.split(|&byte| byte == b'\n').skip(1).count();
    }
}

fn main() -> io::Result<()> {
    let sent = b"one\ntwo\nthree\n";
    let digest = Digest::sha256_of(sent);
    let lines = count_lines(&sent[..], digest.clone(), 14)?;
    println!("{lines} lines, verified against {digest}");

    let tampered = b"one\ntwo\nthr33\n";
    match count_lines(&tampered[..], digest, 14) {
        Ok(_) => println!("this cannot be"),
        Err(error) => println!("refused: {error}"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arrives_unharmed_is_counted() {
        let sent = b"one\ntwo\n";
        assert_eq!(
            count_lines(&sent[..], Digest::sha256_of(sent), 8).unwrap(),
            2
        );
        main().unwrap();
    }

    #[test]
    fn what_does_not_is_refused() {
        let digest = Digest::sha256_of(b"one\ntwo\n");
        for peer in [&b"one\ntwo\n\n"[..], b"one\ntwo", b"one\ntw0\n", b""] {
            let error = count_lines(peer, digest.clone(), 8).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        }
    }
}
