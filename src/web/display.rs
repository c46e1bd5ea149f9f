//! The display settings of a device: light or dark, size, letters, language.

use crate::i18n::Language;

/// Light or dark, when the person chose; else the device decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The reading room by day.
    Light,
    /// After closing.
    Dark,
}

/// The five text sizes of the display settings, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSize(u16);

impl TextSize {
    /// What can be chosen.
    pub const ALL: [TextSize; 5] = [TextSize(90), TextSize(100), TextSize(115), TextSize(130), TextSize(150)];

    /// One of the five, or none.
    pub fn from_percent(percent: u16) -> Option<TextSize> {
        TextSize::ALL.into_iter().find(|size| size.0 == percent)
    }

    /// In percent of the browser's own size.
    pub fn percent(self) -> u16 {
        self.0
    }
}

/// What `/display` sets, kept in a cookie that says nothing of the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Light or dark.
    pub theme: Option<Theme>,
    /// Larger or smaller text.
    pub size: Option<TextSize>,
    /// Sans-serif lesson text.
    pub sans: bool,
    /// The language of the interface, when it isn't the browser's.
    pub language: Option<Language>,
}

impl Display {
    /// The name of the cookie.
    pub const COOKIE: &'static str = "carrel_display";

    /// From the cookie's value; what can't be read is left to the device.
    pub fn from_cookie(value: &str) -> Display {
        let mut display = Display::default();
        for part in value.split('.') {
            match part {
                "light" => display.theme = Some(Theme::Light),
                "dark" => display.theme = Some(Theme::Dark),
                "sans" => display.sans = true,
                "en" | "es" => display.language = Some(Language::from_tag(part)),
                size => display.size = size.parse().ok().and_then(TextSize::from_percent).or(display.size),
            }
        }
        display
    }

    /// The cookie's value.
    pub fn to_cookie(self) -> String {
        let theme = self.theme.map(|theme| match theme {
            Theme::Light => "light".to_owned(),
            Theme::Dark => "dark".to_owned(),
        });
        let size = self.size.map(|size| size.0.to_string());
        let sans = self.sans.then(|| "sans".to_owned());
        let language = self.language.map(|language| language.tag().to_owned());
        [theme, size, sans, language].into_iter().flatten().collect::<Vec<_>>().join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_settings_survive_their_cookie() {
        let display = Display {
            theme: Some(Theme::Dark),
            size: TextSize::from_percent(130),
            sans: true,
            language: Some(Language::Spanish),
        };
        assert_eq!(Display::from_cookie(&display.to_cookie()), display);
        assert_eq!(Display::from_cookie("purple.9000"), Display::default());
    }
}
