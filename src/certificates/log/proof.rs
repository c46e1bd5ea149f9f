//! Checking proofs about the log, which needs nothing but the proof.

use super::hash::Hash;

/// What a proof fails to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// A leaf beyond the tree, or an older tree larger than the newer.
    #[error("the numbers don't fit together")]
    Sizes,
    /// More or fewer hashes than such a proof has.
    #[error("the proof has the wrong length")]
    Length,
    /// The hashes lead to another root.
    #[error("the proof leads to another root")]
    Root,
}

/// Whether `proof` shows that leaf `index` is in the tree of this size and root (RFC 9162, 2.1.3.2).
///
/// # Errors
/// What it fails to show.
pub fn check_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Sizes);
    }
    let (mut node, mut last, mut hash) = (index, size - 1, leaf);
    for beside in proof {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if node % 2 == 1 || node == last {
            hash = Hash::node(*beside, hash);
            // At the right edge levels without a neighbour are passed over.
            while node.is_multiple_of(2) && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = Hash::node(hash, *beside);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::Length);
    }
    if hash == root { Ok(()) } else { Err(ProofError::Root) }
}

/// A tree's size and root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Leaves in it.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

/// Whether `proof` shows that the newer tree begins with all of the older one (RFC 9162, 2.1.4.2). Every
/// tree begins with the empty one, for which the proof is empty.
///
/// # Errors
/// What it fails to show.
pub fn check_consistency(old: Tree, new: Tree, proof: &[Hash]) -> Result<(), ProofError> {
    if old.size > new.size {
        return Err(ProofError::Sizes);
    }
    if old.size == 0 || old.size == new.size {
        let root = if old.size == 0 { Hash::empty() } else { new.root };
        return match (proof.is_empty(), old.root == root) {
            (false, _) => Err(ProofError::Length),
            (true, false) => Err(ProofError::Root),
            (true, true) => Ok(()),
        };
    }
    // A tree that is complete is itself the first node of the proof, and left out.
    let mut path = proof.iter();
    let first = if old.size.is_power_of_two() { old.root } else { *path.next().ok_or(ProofError::Length)? };
    let (mut node, mut last) = (old.size - 1, new.size - 1);
    while node % 2 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (mut older, mut newer) = (first, first);
    for beside in path {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if node % 2 == 1 || node == last {
            older = Hash::node(*beside, older);
            newer = Hash::node(*beside, newer);
            while node.is_multiple_of(2) && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            newer = Hash::node(newer, *beside);
        }
        node >>= 1;
        last >>= 1;
    }
    if last != 0 {
        return Err(ProofError::Length);
    }
    if older == old.root && newer == new.root { Ok(()) } else { Err(ProofError::Root) }
}
