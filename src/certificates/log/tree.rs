//! The tree over the log's entries (RFC 9162, section 2.1), which grows without being built anew.
//!
//! What is kept are the hashes of *complete* subtrees, those over 2ᵏ leaves that begin at a multiple of 2ᵏ:
//! once known they never change, and there are fewer than two for each leaf. Root and proofs are put
//! together from about 2 × log₂ of them, so a caller asks which ones ([`peaks`], [`inclusion_nodes`],
//! [`consistency_nodes`]), fetches those in one query, and hands them over as [`Nodes`].

use std::collections::{BTreeMap, HashMap};

use super::hash::Hash;

/// The most leaves that a log can have: enough for any, and far from the end of the numbers.
const MOST: u64 = 1 << 48;

/// The place of a complete subtree: over the leaves `index × 2^level` up to `(index + 1) × 2^level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId {
    /// Its height; a leaf has 0.
    pub level: u8,
    /// Its number among those of its height, from 0.
    pub index: u64,
}

/// Where the hashes of complete subtrees are kept.
pub trait Nodes {
    /// The hash at this place, if it is kept.
    fn node(&self, id: NodeId) -> Option<Hash>;
}

impl Nodes for HashMap<NodeId, Hash> {
    fn node(&self, id: NodeId) -> Option<Hash> {
        self.get(&id).copied()
    }
}

impl Nodes for BTreeMap<NodeId, Hash> {
    fn node(&self, id: NodeId) -> Option<Hash> {
        self.get(&id).copied()
    }
}

/// A run of leaves that a node of the tree stands over.
type Span = std::ops::Range<u64>;

/// The largest power of two below `count`, which must be 2 or more: where a tree divides.
fn split(count: u64) -> u64 {
    1 << (u64::BITS - 1 - (count - 1).leading_zeros())
}

/// The complete subtrees that make up a span, from left to right. A node's span begins at a multiple of
/// the power of two above its length, so the parts fall on the grid.
fn parts(span: &Span) -> Vec<NodeId> {
    let (mut start, mut found) = (span.start, Vec::new());
    while start < span.end {
        let level = (span.end - start).ilog2();
        found.push(NodeId { level: u8::try_from(level).unwrap_or(u8::MAX), index: start >> level });
        start += 1 << level;
    }
    found
}

/// Hashes of subtrees from left to right, joined as a tree joins them.
fn joined(hashes: impl DoubleEndedIterator<Item = Hash>) -> Option<Hash> {
    hashes.rev().reduce(|right, left| Hash::node(left, right))
}

fn hash_of(span: &Span, nodes: &impl Nodes) -> Option<Hash> {
    let hashes: Option<Vec<Hash>> = parts(span).into_iter().map(|id| nodes.node(id)).collect();
    joined(hashes?.into_iter())
}

/// The complete subtrees that make up a tree of this size: what its root and its growth need.
pub fn peaks(size: u64) -> Vec<NodeId> {
    if size > MOST { Vec::new() } else { parts(&(0..size)) }
}

/// The right edge of a tree, which is all that growing needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    peaks: Vec<Hash>,
}

impl Edge {
    /// The edge of a tree of this size. `None` where one of its [`peaks`] is missing.
    pub fn load(size: u64, nodes: &impl Nodes) -> Option<Edge> {
        let hashes: Option<Vec<Hash>> = peaks(size).into_iter().map(|id| nodes.node(id)).collect();
        (size <= MOST).then_some(Edge { size, peaks: hashes? })
    }

    /// Leaves in the tree.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf. Returns the subtrees that it completes, itself first: all that must be kept of it.
    /// `None`, with nothing done, when the log is full.
    pub fn append(&mut self, leaf: Hash) -> Option<Vec<(NodeId, Hash)>> {
        if self.size >= MOST {
            return None;
        }
        let (mut id, mut hash) = (NodeId { level: 0, index: self.size }, leaf);
        let mut made = vec![(id, hash)];
        // A subtree with an odd number has its left neighbour at the edge, and both become one.
        while id.index % 2 == 1
            && let Some(left) = self.peaks.pop()
        {
            hash = Hash::node(left, hash);
            id = NodeId { level: id.level + 1, index: id.index / 2 };
            made.push((id, hash));
        }
        self.peaks.push(hash);
        self.size += 1;
        Some(made)
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        joined(self.peaks.iter().copied()).unwrap_or_else(Hash::empty)
    }
}

/// The spans beside the way from a leaf to the root, lowest first.
fn inclusion_spans(index: u64, size: u64) -> Option<Vec<Span>> {
    if index >= size || size > MOST {
        return None;
    }
    let (mut span, mut beside) = (0..size, Vec::new());
    while span.end - span.start > 1 {
        let middle = span.start + split(span.end - span.start);
        let (left, right) = (span.start..middle, middle..span.end);
        let (way, other) = if index < middle { (left, right) } else { (right, left) };
        beside.push(other);
        span = way;
    }
    beside.reverse();
    Some(beside)
}

/// The subtrees that a proof of inclusion needs. `None` for a leaf beyond the size.
pub fn inclusion_nodes(index: u64, size: u64) -> Option<Vec<NodeId>> {
    Some(inclusion_spans(index, size)?.iter().flat_map(parts).collect())
}

/// The proof that leaf `index` is in the tree of this size (RFC 9162, 2.1.3.1). `None` for a leaf beyond
/// the size, or where a subtree of [`inclusion_nodes`] is missing.
pub fn inclusion_proof(index: u64, size: u64, nodes: &impl Nodes) -> Option<Vec<Hash>> {
    inclusion_spans(index, size)?.iter().map(|span| hash_of(span, nodes)).collect()
}

/// The spans from which both the older and the newer root can be put together.
fn consistency_spans(old: u64, new: u64) -> Option<Vec<Span>> {
    if old == 0 || old > new || new > MOST {
        return None;
    }
    let (mut span, mut whole, mut spans) = (0..new, true, Vec::new());
    // Down to the node that ends where the older tree ended.
    while span.end != old {
        let middle = span.start + split(span.end - span.start);
        let (left, right) = (span.start..middle, middle..span.end);
        if old <= middle {
            spans.push(right);
            span = left;
        } else {
            spans.push(left);
            span = right;
            whole = false;
        }
    }
    // Where that node is the whole older tree, its hash is the older root, which the other side has.
    if !whole {
        spans.push(span);
    }
    spans.reverse();
    Some(spans)
}

/// The subtrees that a proof of consistency needs. `None` unless 0 < `old` ≤ `new`.
pub fn consistency_nodes(old: u64, new: u64) -> Option<Vec<NodeId>> {
    Some(consistency_spans(old, new)?.iter().flat_map(parts).collect())
}

/// The proof that the tree of size `new` begins with that of size `old` (RFC 9162, 2.1.4.1). `None` unless
/// 0 < `old` ≤ `new`, or where a subtree of [`consistency_nodes`] is missing.
pub fn consistency_proof(old: u64, new: u64, nodes: &impl Nodes) -> Option<Vec<Hash>> {
    consistency_spans(old, new)?.iter().map(|span| hash_of(span, nodes)).collect()
}
