//! Blocks of text flow down columns, and on to the next column or sheet.

use crate::pdf::Para;

/// Letter, upright, in points.
pub const PAGE: (f32, f32) = (612.0, 792.0);
/// Where text begins and ends on a sheet, left and right alike.
pub const LEFT: f32 = 48.0;
/// The first line of a sheet.
pub const TOP: f32 = 44.0;
/// The last line, above the running foot.
pub const BOTTOM: f32 = PAGE.1 - 52.0;
/// Between the columns.
const GUTTER: f32 = 22.0;
/// Sheets at most.
pub const SHEETS: usize = 2;

/// The width of all text.
pub fn width() -> f32 {
    PAGE.0 - 2.0 * LEFT
}

/// The width of a column.
pub fn column() -> f32 {
    (width() - GUTTER) / 2.0
}

/// What a block is, to those who hear it read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A heading of the second or third level.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A box to tick, which is an item, too.
    Tick,
    /// Two lines to write on.
    Lines,
}

/// A set block.
pub struct Block {
    /// What it is.
    pub role: Role,
    /// The number, letter or bullet beside it.
    pub label: Option<Para>,
    /// How far the words stand to the right.
    pub indent: f32,
    /// The words.
    pub para: Para,
    /// Height of a line.
    pub line: f32,
    /// Space above it, but not at the top of a column.
    pub gap: f32,
    /// Whether it must stand with the next one.
    pub keep: bool,
    /// Whether it should begin a column, if there is room for that.
    pub fresh: bool,
}

impl Block {
    fn height(&self) -> f32 {
        match self.role {
            Role::Lines => 2.6 * self.line,
            _ => self.para.height().max(self.label.as_ref().map_or(0.0, Para::height)),
        }
    }
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The sheet, from zero.
    pub sheet: usize,
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
}

/// The place of each block, in two columns on each sheet, the first beginning at `first`; `None` when
/// they don't fit.
pub fn place(blocks: &[Block], first: f32) -> Option<Vec<Spot>> {
    let sizes = blocks.iter().map(|b| Size { gap: b.gap, height: b.height(), keep: b.keep, fresh: b.fresh });
    let sizes: Vec<Size> = sizes.collect();
    pour(&sizes, first).or_else(|| {
        let packed: Vec<Size> = sizes.iter().map(|size| Size { fresh: false, ..*size }).collect();
        pour(&packed, first)
    })
}

#[derive(Clone, Copy, Debug)]
struct Size {
    gap: f32,
    height: f32,
    keep: bool,
    fresh: bool,
}

fn pour(sizes: &[Size], first: f32) -> Option<Vec<Spot>> {
    let mut frames = (0..SHEETS).flat_map(|sheet| {
        let top = if sheet == 0 { first } else { TOP };
        [LEFT, LEFT + column() + GUTTER].map(|left| Spot { sheet, left, top })
    });
    let (mut spots, mut frame) = (Vec::with_capacity(sizes.len()), frames.next()?);
    let mut y = frame.top;
    let mut rest = sizes;
    while !rest.is_empty() {
        let together = rest.iter().position(|size| !size.keep).map_or(rest.len(), |last| last + 1);
        let (chain, after) = rest.split_at(together);
        let tall: f32 = chain.iter().map(|size| size.gap + size.height).sum();
        let fresh = chain.first().is_some_and(|size| size.fresh);
        if y > frame.top && (fresh || y + tall > BOTTOM) {
            frame = frames.next()?;
            y = frame.top;
        }
        for size in chain {
            let gap = if y > frame.top { size.gap } else { 0.0 };
            // What is taller than a column breaks where it must.
            if y + gap + size.height > BOTTOM && y > frame.top {
                frame = frames.next()?;
                y = frame.top;
            } else {
                y += gap;
            }
            if y + size.height > BOTTOM {
                return None;
            }
            spots.push(Spot { top: y, ..frame });
            y += size.height;
        }
        rest = after;
    }
    Some(spots)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    fn size(height: f32, keep: bool) -> Size {
        Size { gap: 10.0, height, keep, fresh: false }
    }

    #[test]
    fn a_heading_goes_along_with_what_it_is_over() {
        let room = BOTTOM - TOP;
        let spots = pour(&[size(room - 50.0, false), size(20.0, true), size(40.0, false)], TOP).unwrap();
        assert_eq!((spots[1].sheet, spots[1].top), (0, TOP));
        assert!(spots[1].left > spots[0].left && spots[2].left == spots[1].left);
    }

    #[test]
    fn four_columns_are_all_there_is() {
        let full = size(BOTTOM - TOP, false);
        assert_eq!(pour(&[full; 4], TOP).unwrap().last().unwrap().sheet, 1);
        assert_eq!(pour(&[full; 5], TOP), None);
        assert_eq!(pour(&[size(BOTTOM - TOP + 1.0, false)], TOP), None);
    }

    #[test]
    fn what_should_begin_a_column_does() {
        let spots = pour(&[size(20.0, false), Size { fresh: true, ..size(20.0, false) }], TOP).unwrap();
        assert!(spots[1].left > spots[0].left && spots[1].top == TOP);
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_nothing_is_beyond_the_margin(
            all in prop::collection::vec((1.0f32..200.0, any::<bool>()), 0..40),
            first in TOP..300.0f32,
        ) {
            let sizes: Vec<Size> = all.into_iter().map(|(height, keep)| size(height, keep)).collect();
            if let Some(spots) = pour(&sizes, first) {
                prop_assert_eq!(spots.len(), sizes.len());
                for (spot, size) in spots.iter().zip(&sizes) {
                    prop_assert!(spot.top >= TOP && spot.top + size.height <= BOTTOM);
                }
                for (pair, size) in spots.windows(2).zip(&sizes) {
                    let same = pair[0].sheet == pair[1].sheet && pair[0].left == pair[1].left;
                    prop_assert!(!same || pair[1].top >= pair[0].top + size.height);
                }
            }
        }
    }
}
