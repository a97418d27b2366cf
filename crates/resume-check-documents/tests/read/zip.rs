//! Archives made in memory.

/// An archive of these parts, each deflated.
pub(crate) fn deflated(parts: &[(&str, &[u8])]) -> Vec<u8> {
    archive(parts, 8)
}

/// An archive of these parts, each as it is.
pub(crate) fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    archive(parts, 0)
}

fn archive(parts: &[(&str, &[u8])], method: u16) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, part) in parts {
        let at = bytes.len() as u32;
        let packed = if method == 8 { miniz_oxide::deflate::compress_to_vec(part, 6) } else { part.to_vec() };
        let mut head = Vec::new();
        for word in [20, 0, method, 0, 0] {
            head.extend(u16::to_le_bytes(word));
        }
        for long in [crc32(part), packed.len() as u32, part.len() as u32] {
            head.extend(long.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend(0u16.to_le_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(head);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, length, number) = (bytes.len() as u32, directory.len() as u32, parts.len() as u16);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([number.to_le_bytes(), number.to_le_bytes()].concat());
    bytes.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
    bytes.extend([0, 0]);
    bytes
}

/// The check sum, bit by bit: another way than the reader's.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = !0;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
