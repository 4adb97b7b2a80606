//! Ids from the content, so that several charts on a page do not share one.

/// An id: `c` and eight hexadecimal digits. It is not a safeguard, only a name, so the hash is a
/// fast one: multiply, add and turn, eight bytes at a time, then the end of `MurmurHash3`
/// (Appleby 2011, public domain).
pub fn id(parts: &[&str]) -> String {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = FACTOR;
    let mut mix = |word: u64| state = (state.rotate_left(29) ^ word).wrapping_mul(FACTOR);
    for part in parts {
        // The length first: "ab", "c" and "a", "bc" are not the same.
        mix(part.len() as u64);
        for chunk in part.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            mix(u64::from_le_bytes(word));
        }
    }
    state ^= state >> 33;
    state = state.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    state ^= state >> 33;
    state = state.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    format!("c{:08x}", state >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_changes_with_every_byte_and_stays_otherwise() {
        let content = "M71.28 414.59L99.76 394.53";
        let ids: std::collections::BTreeSet<String> = (0..content.len())
            .map(|place| {
                let mut changed = content.as_bytes().to_vec();
                changed[place] ^= 1;
                id(&[&String::from_utf8(changed).expect("ASCII")])
            })
            .collect();
        assert_eq!(ids.len(), content.len());
        assert_ne!(id(&["ab", "c"]), id(&["a", "bc"]));
        assert_eq!(id(&["arrivals"]), id(&["arrivals"]));
    }
}
