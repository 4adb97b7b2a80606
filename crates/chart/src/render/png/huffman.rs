//! Prefix codes for the tokens of DEFLATE (Huffman 1952; RFC 1951, 3.2.2).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A code: its bits, the first to be written lowest, and how many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Code {
    /// The bits, in the order in which they are written from the lowest.
    pub bits: u32,
    /// How many; 0 for a symbol that does not occur.
    pub length: u32,
}

/// The best codes of at most `most` bits for symbols that occur so often.
///
/// A decoder wants at least one code, so a symbol that does not occur gets one where none does.
pub fn codes(counts: &[u32], most: u32) -> Vec<Code> {
    let mut counts = counts.to_vec();
    if let (Some(first), true) = (counts.first().copied(), counts.iter().all(|count| *count == 0)) {
        counts[0] = first + 1;
    }
    loop {
        let lengths = lengths(&counts);
        if lengths.iter().all(|length| *length <= most) {
            return canonical(&lengths);
        }
        // Flatter counts make shorter codes; in the end all are alike.
        counts.iter_mut().for_each(|count| *count = count.div_ceil(2));
    }
}

/// How many bits each symbol gets: its depth in Huffman's tree.
fn lengths(counts: &[u32]) -> Vec<u32> {
    let mut parents = vec![None; counts.len()];
    let mut heap: BinaryHeap<Reverse<(u64, usize)>> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(symbol, count)| Reverse((u64::from(*count), symbol)))
        .collect();
    let is_single = heap.len() == 1;
    while let (Some(Reverse((one, first))), Some(Reverse((other, second)))) =
        (heap.pop(), heap.pop())
    {
        let parent = parents.len();
        parents.push(None);
        parents[first] = Some(parent);
        parents[second] = Some(parent);
        heap.push(Reverse((one + other, parent)));
    }
    // A parent stands behind its children, so that depths are known from the end on.
    let mut depths = vec![0; parents.len()];
    for node in (0..parents.len()).rev() {
        if let Some(parent) = parents[node] {
            depths[node] = depths[parent] + 1;
        }
    }
    depths.truncate(counts.len());
    if is_single {
        for (depth, count) in depths.iter_mut().zip(counts) {
            *depth = u32::from(*count > 0);
        }
    }
    depths
}

/// The codes in the order of their lengths, then of their symbols.
fn canonical(lengths: &[u32]) -> Vec<Code> {
    let mut next = 0_u32;
    let mut codes = vec![Code::default(); lengths.len()];
    for length in 1..=lengths.iter().copied().max().unwrap_or_default() {
        next <<= 1;
        for (code, _) in codes.iter_mut().zip(lengths).filter(|(_, other)| **other == length) {
            *code = Code { bits: next.reverse_bits() >> (32 - length), length };
            next += 1;
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standards_example() {
        // RFC 1951, 3.2.2: lengths (3, 3, 3, 3, 3, 2, 4, 4) for A to H.
        let bits: Vec<String> = canonical(&[3, 3, 3, 3, 3, 2, 4, 4])
            .iter()
            .map(|code| {
                (0..code.length).map(|place| ((code.bits >> place) & 1).to_string()).collect()
            })
            .collect();
        assert_eq!(bits, ["010", "011", "100", "101", "110", "00", "1110", "1111"]);
    }

    #[test]
    fn codes_fill_their_space_and_keep_their_limit() {
        // Fibonacci's numbers make the deepest tree.
        let mut counts = vec![1_u32, 1];
        while counts.len() < 40 {
            counts.push(counts[counts.len() - 1] + counts[counts.len() - 2]);
        }
        for most in [7, 15] {
            let codes = codes(&counts, most);
            assert!(codes.iter().all(|code| (1..=most).contains(&code.length)));
            let space: u32 = codes.iter().map(|code| 1 << (most - code.length)).sum();
            assert_eq!(space, 1 << most);
        }
    }

    #[test]
    fn one_symbol_and_none_have_a_code_of_one_bit() {
        let lengths =
            |counts: &[u32]| codes(counts, 15).iter().map(|code| code.length).collect::<Vec<_>>();
        assert_eq!(lengths(&[0, 5, 0]), [0, 1, 0]);
        assert_eq!(lengths(&[0, 0]), [1, 0]);
    }
}
