//! A clock face filled as far as so many minutes reach.

use maud::{Markup, html};

/// A dial that shows this many minutes of an hour. It is decoration: the number stands beside it.
pub fn dial(minutes: u16) -> Markup {
    html! {
        svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" {
            circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" {}
            path d=(wedge(minutes)) {}
        }
    }
}

/// From the middle up to twelve o'clock, along the rim with a radius of 11, and back.
fn wedge(minutes: u16) -> String {
    // A whole hour would begin and end at the same point, and show nothing.
    let minutes = minutes.min(59);
    let angle = f64::from(minutes) / 60.0 * std::f64::consts::TAU;
    let (x, y) = (16.0 + 11.0 * angle.sin(), 16.0 - 11.0 * angle.cos());
    let long_way = u8::from(minutes > 30);
    format!("M16 16V5A11 11 0 {long_way} 1 {x:.1} {y:.1}z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wedge_ends_where_the_minute_hand_would_point() {
        assert_eq!(wedge(15), "M16 16V5A11 11 0 0 1 27.0 16.0z");
        assert_eq!(wedge(30), "M16 16V5A11 11 0 0 1 16.0 27.0z");
        assert_eq!(wedge(7), "M16 16V5A11 11 0 0 1 23.4 7.8z");
    }

    #[test]
    fn more_than_half_an_hour_goes_the_long_way_round() {
        assert_eq!(wedge(45), "M16 16V5A11 11 0 1 1 5.0 16.0z");
        assert_eq!(wedge(60), wedge(59));
        assert_eq!(wedge(u16::MAX), wedge(59));
    }
}
