//! Spots on a picture: options that say where they are, `{#id 120,80}`.

use super::super::check::{Choice, Task};
use super::super::parts::{Entry, Sign};
use super::super::steps::Bench;
use super::{choices, with};

impl Bench<'_> {
    /// 2 to 6 spots on one picture.
    pub(super) fn hotspot(&mut self, entries: &[Entry], plain: &mut Vec<String>) -> Option<(Vec<Choice>, Task)> {
        let pictures = with(entries, |sign| sign == Sign::Picture);
        if let Some(second) = pictures.get(1) {
            self.fault_at(second.line, "The step has a second picture.", "Keep one. A step is one idea.");
        }
        let picture = match pictures.first() {
            Some(entry) => self.one_picture(entry.line, &entry.text, plain),
            None => {
                self.fault(
                    "The check has no picture.",
                    "Add one below the question, on a line of its own: `![What it shows](file.svg)`.",
                );
                None
            }
        };
        if let (Some(picture), Some(entry)) = (&picture, pictures.first())
            && picture.alt.is_empty()
        {
            self.fault_at(
                entry.line,
                "A picture that is asked about cannot be decoration.",
                "Say between the brackets what it shows, so that the question can be answered without seeing it.",
            );
        }
        let options = choices(entries);
        let fix = "Write 2 to 6, each as `- [ ] words {#id 120,80}`.";
        self.between(self.line, (2, 6), options.len(), ("spot", "spots"), fix);
        self.distinct(options.iter().copied());
        self.some_right(self.line, &options);
        let size = picture.as_ref().map(|picture| (picture.width, picture.height));
        let mut spots = Vec::with_capacity(options.len());
        let mut built = Vec::with_capacity(options.len());
        for entry in options {
            // Without an id there is nothing that could say where it is.
            if entry.id.is_some() {
                spots.push(self.spot(entry, size));
            }
            built.push(self.choice(entry, plain));
        }
        let options: Option<Vec<Choice>> = built.into_iter().collect();
        let spots: Option<Vec<(u32, u32)>> = spots.into_iter().collect();
        Some((options?, Task::Hotspot { picture: picture?, spots: spots? }))
    }

    fn spot(&self, entry: &Entry, size: Option<(u32, u32)>) -> Option<(u32, u32)> {
        let read = entry.more.split_once(',').and_then(|(x, y)| Some((x.trim().parse().ok()?, y.trim().parse().ok()?)));
        let Some((x, y)) = read else {
            self.fault_at(
                entry.line,
                "This spot does not say where it is.",
                "Write how far it is from the left and from the top after the id, in the picture's own pixels: `{#door 120,80}`.",
            );
            return None;
        };
        if let Some((width, height)) = size
            && (x > width || y > height)
        {
            self.fault_at(
                entry.line,
                format!("This spot is beside the picture, which is {width} wide and {height} high."),
                "Count from the left and from the top, in the picture's own pixels.",
            );
            return None;
        }
        Some((x, y))
    }
}
