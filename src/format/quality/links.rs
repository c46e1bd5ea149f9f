//! Links to pages of this site: whether there is such a page.

use std::collections::BTreeSet;

use super::lessons::original;
use crate::format::library::Library;

/// The addresses that the files of a library make.
pub(super) struct Addresses(BTreeSet<String>);

impl Addresses {
    pub fn of(library: &Library) -> Self {
        let lessons = library.lessons.iter().filter_map(original);
        let lessons = lessons.map(|(_, lesson)| format!("/l/{}", lesson.mark.in_address()));
        let modules = library.modules.iter().map(|module| format!("/m/{}", module.slug));
        let pathways = library.pathways.iter().map(|pathway| format!("/paths/{}", pathway.slug));
        Self(lessons.chain(modules).chain(pathways).collect())
    }

    /// The addresses in some HTML that look like those of a lesson, module or pathway and lead nowhere.
    pub fn broken(&self, html: &str) -> Vec<String> {
        let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let local = links
            .map(|(address, _)| address)
            .filter(|address| ["/l/", "/m/", "/paths/"].iter().any(|start| address.starts_with(start)));
        let leads = |address: &str| {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            // A step of a lesson, or the evaluation of a module, is below its page.
            let page: Vec<&str> = path.trim_end_matches('/').splitn(4, '/').take(3).collect();
            self.0.contains(&page.join("/"))
        };
        local.filter(|address| !leads(address)).map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_nowhere_is_named() {
        let addresses = Addresses(["/l/PUB-02", "/m/rights"].map(str::to_owned).into());
        let html = "<a href=\"/l/PUB-02\">a</a> <a href=\"/l/PUB-02/3#x\">b</a> <a href=\"/m/rights/evaluation\">c</a> \
            <a href=\"/help\">d</a> <a href=\"https://x.example/l/9\">e</a> <a href=\"#s-x\">f</a> <a href=\"/m/wrongs\">g</a>";
        assert_eq!(addresses.broken(html), ["/m/wrongs"]);
    }
}
