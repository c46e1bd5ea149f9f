//! Steps, a bar and a ring. All are decoration: the same is said in words beside them.

use maud::{Markup, html};

/// A lesson's steps: those before `current` are done. All numbers count from one.
pub fn steps(current: usize, total: usize) -> Markup {
    html! {
        span.steps aria-hidden="true" {
            @for step in 1..=total { i.done[step < current].now[step == current] {} }
        }
    }
}

/// A bar that is full at a hundred percent.
pub fn bar(percent: u8) -> Markup {
    html! { svg.bar height="12" aria-hidden="true" { rect width={ (percent.min(100)) "%" } height="100%" {} } }
}

/// A ring with a number inside and what it counts.
pub fn ring(percent: u8, number: &str, unit: &str) -> Markup {
    html! {
        svg.ring viewBox="0 0 120 120" width="168" height="168" aria-hidden="true" {
            circle cx="60" cy="60" r="50" fill="none" stroke="silver" stroke-width="11" {}
            circle.v cx="60" cy="60" r="50" fill="none" stroke="currentColor" stroke-width="11" pathLength="100"
                stroke-dasharray={ (percent.min(100)) " 100" } transform="rotate(-90 60 60)" {}
            text x="60" y="63" { (number) }
            text.u x="60" y="82" { (unit) }
        }
    }
}
