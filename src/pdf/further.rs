//! Typefaces for further scripts, read when the first letter of one is met.

use std::sync::LazyLock;

use super::fonts::Cut;

/// The files: Noto Sans for scripts that people here write their names in.
const FILES: [&[u8]; 18] = [
    include_bytes!("../../static/fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansArmenian-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansGeorgian-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansCherokee-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansCanadianAboriginal-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansOsage-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansEthiopic-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansBengali-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansGurmukhi-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansGujarati-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansTamil-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansTelugu-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansMalayalam-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansThai-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansLao-Regular.ttf"),
    include_bytes!("../../static/fonts/NotoSansKhmer-Regular.ttf"),
];

/// The cuts, in the order of [`FILES`].
pub fn further() -> &'static [Option<Cut>] {
    static FURTHER: LazyLock<Vec<Option<Cut>>> = LazyLock::new(|| FILES.map(Cut::new).into());
    &FURTHER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_font_and_each_has_its_script() {
        for sample in "عאաაᏣᐃ𐒰አअঅਅઅஅఅഅกກក".chars() {
            assert!(further().iter().flatten().any(|cut| cut.has(sample)), "{sample}");
        }
        assert!(further().iter().all(Option::is_some));
    }
}
