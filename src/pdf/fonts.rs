//! The typefaces on paper: an open serif in four cuts and a sans, both of wide coverage.

use std::sync::LazyLock;

use krilla::text::Font;

use super::further::further;

/// A cut of a typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Vollkorn.
    Serif,
    /// Vollkorn Italic, for the signature.
    Italic,
    /// Vollkorn SemiBold, for titles and figures.
    Bold,
    /// Vollkorn SemiBold Italic, for the learner's name.
    BoldItalic,
    /// Noto Sans, for small print; also the fallback for characters the serif lacks.
    Sans,
    /// One for a further script, by its place; the fallback for what the sans lacks.
    Further(usize),
}

/// One cut, ready to shape with and to embed.
pub struct Cut {
    /// For measuring and shaping.
    pub shaper: rustybuzz::Face<'static>,
    /// For embedding.
    pub font: Font,
    /// Font units to the em.
    pub em: f32,
}

impl Cut {
    pub(super) fn new(data: &'static [u8]) -> Option<Self> {
        let shaper = rustybuzz::Face::from_slice(data, 0)?;
        let font = Font::new(data.into(), 0)?;
        let em = font.units_per_em();
        Some(Self { shaper, font, em })
    }

    /// Whether the cut draws this character.
    pub fn has(&self, character: char) -> bool {
        self.shaper.glyph_index(character).is_some_and(|id| id.0 != 0)
    }
}

/// All cuts.
pub struct Fonts {
    serif: Cut,
    italic: Cut,
    bold: Cut,
    bold_italic: Cut,
    sans: Cut,
}

impl Fonts {
    fn load() -> Option<Self> {
        Some(Self {
            serif: Cut::new(include_bytes!("../../static/fonts/Vollkorn-Regular.ttf"))?,
            italic: Cut::new(include_bytes!("../../static/fonts/Vollkorn-Italic.ttf"))?,
            bold: Cut::new(include_bytes!("../../static/fonts/Vollkorn-SemiBold.ttf"))?,
            bold_italic: Cut::new(include_bytes!("../../static/fonts/Vollkorn-SemiBoldItalic.ttf"))?,
            sans: Cut::new(include_bytes!("../../static/fonts/NotoSans-Regular.ttf"))?,
        })
    }

    /// The first face with all of these characters: the one that is wanted, the one before, the sans, a further one.
    pub fn face_for(&self, characters: &str, wanted: Face, before: Option<Face>) -> Option<Face> {
        let has = |cut: &Cut| characters.chars().all(|character| cut.has(character));
        let usual = [Some(wanted), before, Some(Face::Sans)].into_iter().flatten().find(|face| has(self.cut(*face)));
        usual.or_else(|| {
            let place = further().iter().position(|cut| cut.as_ref().is_some_and(has))?;
            Some(Face::Further(place))
        })
    }

    /// The cut of a face.
    pub fn cut(&self, face: Face) -> &Cut {
        match face {
            Face::Serif => &self.serif,
            Face::Italic => &self.italic,
            Face::Bold => &self.bold,
            Face::BoldItalic => &self.bold_italic,
            Face::Sans => &self.sans,
            Face::Further(place) => further().get(place).and_then(Option::as_ref).unwrap_or(&self.sans),
        }
    }
}

/// The cuts, read once for the life of the process. `None` only if a font file in the program is broken.
pub fn fonts() -> Option<&'static Fonts> {
    static FONTS: LazyLock<Option<Fonts>> = LazyLock::new(Fonts::load);
    FONTS.as_ref()
}
