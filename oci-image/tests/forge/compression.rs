//! Compression that compresses nothing: the shortest way to be gzip or zstd.

/// One member of gzip, with the content in stored blocks.
pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut member = b"\x1F\x8B\x08\0\0\0\0\0\0\xFF".to_vec();
    let mut chunks = content.chunks(0xFFFF).peekable();
    if content.is_empty() {
        member.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    while let Some(chunk) = chunks.next() {
        let length = u16::try_from(chunk.len()).expect("a chunk of 16 bits");
        member.push(u8::from(chunks.peek().is_none()));
        member.extend(length.to_le_bytes());
        member.extend((!length).to_le_bytes());
        member.extend(chunk);
    }
    member.extend(crc32(content).to_le_bytes());
    let length = content.len() & 0xFFFF_FFFF;
    member.extend(&(length as u64).to_le_bytes()[..4]);
    member
}

fn crc32(content: &[u8]) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
    let byte = |crc: u32, &byte: &u8| (0..8).fold(crc ^ u32::from(byte), step);
    !content.iter().fold(!0, byte)
}

/// One frame of zstd, with the content in raw blocks.
pub fn zstd(content: &[u8]) -> Vec<u8> {
    let blocks = content
        .chunks(ZSTD_BLOCK)
        .map(|block| (0, block.len(), block));
    frame(content.len() as u64, blocks)
}

/// One frame of zstd for so many blocks of 128 KiB that repeat a byte: four bytes for each.
pub fn repeated(byte: u8, blocks: usize) -> Vec<u8> {
    let content = [byte];
    let block = (1, ZSTD_BLOCK, &content[..]);
    frame(
        (blocks * ZSTD_BLOCK) as u64,
        std::iter::repeat_n(block, blocks),
    )
}

/// A frame that readers of zstd skip.
pub fn skippable(content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a length of 32 bits");
    [b"\x50\x2A\x4D\x18", &length.to_le_bytes()[..], content].concat()
}

/// How long a block of zstd can be.
const ZSTD_BLOCK: usize = 128 << 10;

/// A frame of such blocks: type, length of the content, and bytes.
fn frame<'a>(size: u64, blocks: impl Iterator<Item = (usize, usize, &'a [u8])>) -> Vec<u8> {
    // A window of 128 KiB, and a content size of eight bytes.
    let mut frame = b"\x28\xB5\x2F\xFD\xC0\x38".to_vec();
    frame.extend(size.to_le_bytes());
    let mut blocks = blocks.peekable();
    if blocks.peek().is_none() {
        frame.extend([1, 0, 0]);
    }
    while let Some((kind, length, bytes)) = blocks.next() {
        let last = usize::from(blocks.peek().is_none());
        let header = length << 3 | kind << 1 | last;
        frame.extend(&header.to_le_bytes()[..3]);
        frame.extend(bytes);
    }
    frame
}
