//! The tree agrees with RFC 9162, with a naive tree, and with itself as it grows.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

/// The leaves with which implementations of RFC 6962 are compared (transparency-dev/merkle), in hexadecimal.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

/// The roots of the trees of the first one to eight of them.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn bytes(digits: &str) -> Vec<u8> {
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

fn hash(digits: &str) -> Hash {
    Hash(bytes(digits).try_into().unwrap())
}

/// A log that grew leaf by leaf: what is kept of it, and its root after each.
fn grown(leaves: &[Hash]) -> (HashMap<NodeId, Hash>, Vec<Hash>) {
    let (mut kept, mut edge, mut roots) = (HashMap::new(), Edge::default(), vec![Hash::empty()]);
    for leaf in leaves {
        kept.extend(edge.append(*leaf).unwrap());
        roots.push(edge.root());
    }
    (kept, roots)
}

fn numbered(count: u64) -> Vec<Hash> {
    (0..count).map(|number| Hash::leaf(&number.to_be_bytes())).collect()
}

/// The tree hash as RFC 9162, 2.1.1 defines it, from all leaves.
fn naive(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::empty(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            Hash::node(naive(left), naive(right))
        }
    }
}

/// PATH(m, D[n]) of RFC 9162, 2.1.3.1.
fn naive_path(index: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    let (mut path, beside) = match index.checked_sub(left.len()) {
        None => (naive_path(index, left), naive(right)),
        Some(index) => (naive_path(index, right), naive(left)),
    };
    path.push(beside);
    path
}

/// SUBPROOF(m, D[n], b) of RFC 9162, 2.1.4.1.
fn naive_subproof(old: usize, leaves: &[Hash], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![naive(leaves)] };
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    let (mut proof, beside) = match old.checked_sub(left.len()) {
        None | Some(0) => (naive_subproof(old, left, whole), naive(right)),
        Some(old) => (naive_subproof(old, right, false), naive(left)),
    };
    proof.push(beside);
    proof
}

fn tree(size: u64, roots: &[Hash]) -> Tree {
    Tree { size, root: roots[usize::try_from(size).unwrap()] }
}

#[test]
fn the_shared_test_vectors_have_their_roots() {
    let leaves: Vec<Hash> = LEAVES.iter().map(|leaf| Hash::leaf(&bytes(leaf))).collect();
    let (_, roots) = grown(&leaves);
    assert_eq!(roots[0], hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    for (size, root) in ROOTS.iter().enumerate() {
        assert_eq!(roots[size + 1], hash(root), "size {}", size + 1);
    }
}

#[test]
fn a_node_can_not_pass_for_a_leaf() {
    let (left, right) = (Hash::leaf(b"a"), Hash::leaf(b"b"));
    assert_ne!(Hash::leaf(&[left.0, right.0].concat()), Hash::node(left, right));
}

#[test]
fn every_proof_of_every_small_tree_holds_and_is_that_of_the_rfc() {
    let leaves = numbered(34);
    let (kept, roots) = grown(&leaves);
    for size in 1..=34_u64 {
        let now = &leaves[..usize::try_from(size).unwrap()];
        assert_eq!(naive(now), tree(size, &roots).root);
        for (index, leaf) in (0..size).zip(now) {
            let proof = inclusion_proof(index, size, &kept).unwrap();
            assert_eq!(proof, naive_path(usize::try_from(index).unwrap(), now));
            assert_eq!(check_inclusion(*leaf, index, size, &proof, naive(now)), Ok(()));
        }
        for old in 1..=size {
            let proof = consistency_proof(old, size, &kept).unwrap();
            assert_eq!(proof, naive_subproof(usize::try_from(old).unwrap(), now, true));
            assert_eq!(check_consistency(tree(old, &roots), tree(size, &roots), &proof), Ok(()));
        }
        assert_eq!(check_consistency(tree(0, &roots), tree(size, &roots), &[]), Ok(()));
    }
}

#[test]
fn numbers_that_do_not_fit_give_no_proof() {
    let (kept, roots) = grown(&numbered(5));
    assert_eq!(inclusion_proof(5, 5, &kept), None);
    assert_eq!(inclusion_proof(0, u64::MAX, &kept), None);
    assert_eq!(consistency_proof(0, 5, &kept), None);
    assert_eq!(consistency_proof(6, 5, &kept), None);
    assert_eq!(inclusion_proof(0, 6, &kept), None, "the sixth leaf is not kept");
    assert_eq!(Edge::load(6, &kept), None);
    assert_eq!(check_inclusion(roots[1], 5, 5, &[], roots[5]), Err(ProofError::Sizes));
    assert_eq!(check_consistency(tree(5, &roots), tree(4, &roots), &[]), Err(ProofError::Sizes));
    assert_eq!(check_consistency(tree(3, &roots), tree(5, &roots), &[]), Err(ProofError::Length));
    assert_eq!(check_consistency(tree(5, &roots), tree(5, &roots), &[roots[1]]), Err(ProofError::Length));
    let other = Tree { size: 5, root: roots[4] };
    assert_eq!(check_consistency(other, tree(5, &roots), &[]), Err(ProofError::Root));
    assert_eq!(check_consistency(Tree { size: 0, root: roots[4] }, tree(5, &roots), &[]), Err(ProofError::Root));
}

#[test]
fn a_log_of_a_million_is_read_and_grows_by_a_few_nodes() {
    let size = 1_000_003;
    let needed = inclusion_nodes(777_777, size).unwrap();
    assert!(needed.len() <= 40, "{}", needed.len());
    assert!(consistency_nodes(500_001, size).unwrap().len() <= 40);
    assert!(peaks(size).len() <= 20);
    let kept: HashMap<NodeId, Hash> = peaks(size).into_iter().map(|id| (id, Hash::empty())).collect();
    let made = Edge::load(size, &kept).unwrap().append(Hash::empty()).unwrap();
    assert_eq!(made.last().unwrap().0, NodeId { level: 2, index: 250_000 });
}

proptest! {
    #[test]
    fn proofs_of_any_tree_hold_and_break_when_touched(size in 2..400_u64, a: u64, b: u64, flip: (usize, u8)) {
        let leaves = numbered(size);
        let (kept, roots) = grown(&leaves);
        let (index, old) = (a % size, 1 + b % size);
        let (now, leaf) = (tree(size, &roots), leaves[usize::try_from(index).unwrap()]);

        // Only what the plan names is needed.
        let some = |ids: Vec<NodeId>| ids.into_iter().map(|id| (id, kept[&id])).collect::<HashMap<_, _>>();
        let proof = inclusion_proof(index, size, &some(inclusion_nodes(index, size).unwrap())).unwrap();
        prop_assert_eq!(check_inclusion(leaf, index, size, &proof, now.root), Ok(()));
        prop_assert_eq!(Edge::load(size, &some(peaks(size))).unwrap().root(), now.root);

        let mut broken = proof.clone();
        let at = flip.0 % broken.len();
        broken[at].0[usize::from(flip.1) % 32] ^= 1 << (flip.1 % 8);
        prop_assert_eq!(check_inclusion(leaf, index, size, &broken, now.root), Err(ProofError::Root));
        prop_assert!(check_inclusion(leaf, (index + 1) % size, size, &proof, now.root).is_err());
        prop_assert!(check_inclusion(Hash::empty(), index, size, &proof, now.root).is_err());
        prop_assert!(check_inclusion(leaf, index, size, &proof[1..], now.root).is_err());
        let longer = [proof, vec![now.root]].concat();
        prop_assert!(check_inclusion(leaf, index, size, &longer, now.root).is_err());

        let before = tree(old, &roots);
        let proof = consistency_proof(old, size, &some(consistency_nodes(old, size).unwrap())).unwrap();
        prop_assert_eq!(check_consistency(before, now, &proof), Ok(()));
        let rewritten = Tree { root: Hash::empty(), ..before };
        prop_assert!(check_consistency(rewritten, now, &proof).is_err());
        for at in 0..proof.len() {
            let mut broken = proof.clone();
            broken[at].0[usize::from(flip.1) % 32] ^= 1;
            prop_assert!(check_consistency(before, now, &broken).is_err());
        }
    }

    #[test]
    fn any_proof_is_checked_without_harm(index: u64, size: u64, old: u64, proof: Vec<[u8; 32]>) {
        let proof: Vec<Hash> = proof.into_iter().map(Hash).collect();
        let _ = check_inclusion(Hash::empty(), index, size, &proof, Hash::empty());
        let (old, new) = (Tree { size: old, root: Hash::empty() }, Tree { size, root: Hash::empty() });
        let _ = check_consistency(old, new, &proof);
        let none = HashMap::new();
        prop_assert!(inclusion_proof(index, size, &none).is_none_or(|proof| proof.is_empty()));
    }
}
