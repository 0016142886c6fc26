//! Archives to read: sound ones, and what chance makes of them.

use crate::forge::{BLOCK, archive};

/// Archives that show what tar can do.
const SOUND: &[&str] = &[
    "",
    "file a size=5",
    "dir etc/\nfile etc/passwd size=600\nsymlink etc/link -> passwd\nhardlink etc/hard -> etc/passwd",
    "file empty\nfile one size=1\nfile block size=512\nfile more size=513",
    "fifo fifo\nchar null devmajor=1 devminor=3\nblock disk devmajor=8 devminor=1",
    r"longname \*150(n)
      file short size=7
      file after size=8",
    r"longlink \*150(t)
      symlink link -> short",
    r"longlink \*150(t)
      longname \*150(n)
      hardlink link -> short
      file after",
    r"pax path=\*150(p)
      file short size=9
      file after",
    r"pax linkpath=\*150(p) path=other
      symlink short -> target
      file after",
    "pax size=600 mtime=1.5 uid=70000 gid=70000
     file a size=0 content=600
     file after size=3",
    "pax SCHILY.xattr.user.key=value comment=nothing
     file a size=10
     dir b/",
    "global comment=nothing
     file a
     file b",
    "file a uid=base256:1000 gid=base256:1000 size=base256:5
     file b size=5",
    "file a magic=gnu size=5
     dir b/ magic=gnu",
    "file a magic=none size=5 typeflag=\\0
     file b magic=none size=5",
    "file a prefix=some/where size=5
     file b",
    r"file \*60(a)/\*60(b)/\*60(c) size=5
      dir \*60(a)/\*60(b)/\*60(d)/",
    r"file with\sspace size=1
      file \xC3\xA4 size=2
      file new\nline
      file \xFF",
    "file ./a\nfile ./b/c\ndir ./\n",
    "file /absolute\nfile ../up\nfile a/../b",
    "dir a\nfile a/b",
    "zeros 0\nfile a size=3\nzeros 18",
];

/// What to put somewhere in between.
const INSERTED: &[&str] = &[
    "pax path=",
    "pax linkpath=",
    "pax size=",
    "pax uid=",
    "pax mtime=",
    "pax path=other",
    "pax linkpath=other",
    "pax size=5",
    "pax size=512",
    "pax path=a/",
    "pax path=/a",
    "pax charset=BINARY hdrcharset=BINARY",
    "pax uname= gname=x",
    "pax path=first path=second",
    "pax SCHILY.realsize=9 GNU.sparse.realsize=9",
    "raw-pax 009 path=x\\n",
    "raw-pax 10  path=x\\n",
    "raw-pax 12 path=x=y\\n\\n",
    "raw-pax \"\"",
    "raw-pax 14 path=x\\0yz\\n",
    "longname other",
    "longlink other",
    "longname a/",
    "type=L name text=other",
    "type=L name text=a\\0b",
    "type=K name text=other",
    "type=L name size=0",
    "type=X name text=13\\spath=long\\n",
    "type=x name size=",
    "type=x a text=13\\spath=long\\n magic=none",
    "type=x a text=13\\spath=long\\n magic=gnu",
    "type=x a text=13\\spath=long\\n version=",
    "type=g name size=0",
    "global comment=x",
    "global path=other",
    "global size=5",
    "file a/",
    "type=\\0 a/ size=5",
    "type=\\0 a/ magic=none",
    "type=\\0 a/ magic=gnu",
    "type=5 a size=512",
    "type=1 a linkname=b size=512",
    "type=2 a linkname=b size=512",
    "type=6 a size=5",
    "type=7 a size=5",
    "type=D a size=5",
    "type=M a size=5",
    "type=N a size=5",
    "type=V a size=5",
    "type=z a size=5",
    "file a size=",
    "file a size=\\s\\s\\s5",
    "file a size=5 uid=",
    "file a size=5 uid=base256:9000000000",
    "file a size=5 mtime=base256:9000000000000",
    "file a prefix=p magic=gnu",
    "file a prefix=p magic=none",
    "file a prefix=p/",
    "file a uname=\\*32(u) gname=\\*32(g)",
    "file \\*100(n)",
    "symlink \\*100(n) -> \\*100(t)",
    "file \"\"",
    "file .",
    "symlink a -> \"\"",
    "hardlink a -> b linkname=",
    "hardlink a -> b/",
    "symlink a -> b/",
    "sparse a map=0:512,1024:512",
    "sparse a map=0:512 extended",
    "zeros 1",
    "zeros 2",
];

/// What to put into a header's numbers.
const NUMBERS: &[&str] = &[
    "",
    "0",
    "00000000",
    "1000",
    "  1000 ",
    "1000 ",
    "0001000\0",
    "10",
    "1001",
    "9",
    "-1",
    "+1",
    "0x10",
    "1 0",
    "1\x000",
    "777777777777",
    " ",
    "a",
];

/// The bytes that stand where something ends or begins.
const TELLING: &[u8] = b"\0\n =/.0123456789xgLKSa-\xFF\x80";

/// A sequence that looks random, and is always the same.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let wide = u128::from(self.0) * end as u128;
        usize::try_from(wide >> 64).expect("below end")
    }

    fn one_of<T: Copy>(&mut self, choice: &[T]) -> T {
        choice[self.below(choice.len())]
    }
}

/// An archive with one or two changes.
pub(crate) fn mutated(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = archive(chance.one_of(SOUND));
    for _ in 0..=chance.below(2) {
        mutate(&mut bytes, chance);
    }
    bytes
}

/// The sound archives.
pub(crate) fn sound() -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    SOUND.iter().map(|&text| (text, archive(text)))
}

fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let blocks = bytes.len() / BLOCK;
    if blocks == 0 {
        return;
    }
    let at = chance.below(blocks) * BLOCK;
    let block = at..at + BLOCK;
    match chance.below(16) {
        0 => bytes.truncate(chance.below(bytes.len())),
        1 => _ = bytes.drain(block),
        2 => {
            let copy = bytes[block].to_vec();
            let to = chance.below(blocks) * BLOCK;
            bytes.splice(to..to, copy);
        }
        3 => bytes[block].fill(0),
        4..=7 => {
            let text = format!("no-end\n{}", chance.one_of(INSERTED));
            bytes.splice(at..at, archive(&text));
        }
        _ => change(&mut bytes[block], chance),
    }
}

/// Changes a block, and corrects its checksum if it was right.
fn change(block: &mut [u8], chance: &mut Chance) {
    let header = is_header(block);
    if !header {
        let end = block.iter().position(|&byte| byte == 0).unwrap_or(BLOCK);
        let at = chance.below((end + 2).min(BLOCK));
        block[at] = chance.one_of(TELLING);
        return;
    }
    match chance.below(8) {
        0 => block[156] = chance.one_of(b"\x00012345678xgLKSDMNVXAz"),
        1 | 2 => {
            let number = chance.one_of(NUMBERS).as_bytes();
            let field = &mut block[124..136];
            field.fill(0);
            field[..number.len()].copy_from_slice(number);
        }
        3 => {
            let field =
                chance.one_of(&[100..108, 108..116, 116..124, 136..148, 329..337].each_ref());
            let at = field.start + chance.below(field.len());
            block[at] = chance.one_of(TELLING);
        }
        4 => block[257..265].copy_from_slice(chance.one_of(&[
            b"ustar\x0000",
            b"ustar  \0",
            b"\0\0\0\0\0\0\0\0",
            b"ustar\x0001",
            b"ustar\0\0\0",
            b"USTAR\x0000",
        ])),
        5 => block[345 + chance.below(155)] = chance.one_of(TELLING),
        6 => {
            let from = chance.one_of(&[0, 157]);
            block[from + chance.below(100)] = chance.one_of(TELLING);
        }
        _ => block[chance.below(BLOCK)] = chance.one_of(TELLING),
    }
    correct(block);
}

fn sum(block: &[u8]) -> u32 {
    let field = 148..156;
    let byte = |(at, &byte): (usize, &u8)| {
        let byte = if field.contains(&at) { b' ' } else { byte };
        u32::from(byte)
    };
    block.iter().enumerate().map(byte).sum()
}

fn is_header(block: &[u8]) -> bool {
    block[148..155] == *format!("{:06o}\0", sum(block)).as_bytes()
}

fn correct(block: &mut [u8]) {
    let text = format!("{:06o}\0 ", sum(block));
    block[148..156].copy_from_slice(text.as_bytes());
}
