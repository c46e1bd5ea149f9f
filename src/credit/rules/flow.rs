//! Shares credit out among headings that exclude each other, so that minimums are met first (rule R9).
//!
//! It is a maximum flow: from entries through the headings that they fall under to what the track asks
//! of those headings. Entries with the same headings are one node, so the network stays small however
//! many entries there are. First only minimums take anything in; then everything may, and flow that
//! has reached a minimum is never taken away again.

/// A minimum: the headings that serve it, as bits, and how much it asks for.
pub(super) struct Demand {
    pub headings: u64,
    pub need: i64,
}

/// Shares out amounts. `supplies` has the headings of a supply as bits, and how much of it there is;
/// `limits` the most that each heading takes in. Returns what of each supply goes under each heading.
pub(super) fn share_out(supplies: &[(u64, i64)], limits: &[i64], demands: &[Demand]) -> Vec<Vec<i64>> {
    let mut net = Net::new(supplies, limits, demands);
    net.fill();
    net.open();
    net.fill();
    let taken = |supply: usize| (0..limits.len()).map(|heading| net.flowing(supply, heading)).collect();
    (0..supplies.len()).map(taken).collect()
}

struct Net {
    /// What an edge can still take, from row to column.
    room: Vec<Vec<i64>>,
    supplies: usize,
    limits: Vec<i64>,
    /// The demand that each heading serves.
    serves: Vec<Option<usize>>,
}

impl Net {
    /// Nodes in this order: source, supplies, headings, demands, sink.
    fn new(supplies: &[(u64, i64)], limits: &[i64], demands: &[Demand]) -> Self {
        let size = 2 + supplies.len() + limits.len() + demands.len();
        let mut room = vec![vec![0; size]; size];
        let serves: Vec<Option<usize>> = (0..limits.len())
            .map(|heading| demands.iter().position(|demand| demand.headings & (1 << heading) != 0))
            .collect();
        let (first_heading, first_demand) = (1 + supplies.len(), 1 + supplies.len() + limits.len());
        for (supply, (headings, amount)) in supplies.iter().enumerate() {
            room[0][1 + supply] = *amount;
            for heading in (0..limits.len()).filter(|heading| headings & (1 << heading) != 0) {
                room[1 + supply][first_heading + heading] = i64::MAX;
            }
        }
        for (heading, demand) in serves.iter().enumerate() {
            if let Some(demand) = demand {
                room[first_heading + heading][first_demand + demand] = limits[heading];
            }
        }
        for (number, demand) in demands.iter().enumerate() {
            room[first_demand + number][size - 1] = demand.need;
        }
        Self { room, supplies: supplies.len(), limits: limits.to_vec(), serves }
    }

    /// Lets in more than the minimums.
    fn open(&mut self) {
        let (first_heading, sink) = (1 + self.supplies, self.room.len() - 1);
        let first_demand = first_heading + self.limits.len();
        for demand in first_demand..sink {
            self.room[demand][sink] = i64::MAX;
        }
        for (heading, serves) in self.serves.iter().enumerate() {
            if serves.is_none() {
                self.room[first_heading + heading][sink] = self.limits[heading];
            }
        }
    }

    /// Sends as much as there is room for, along shortest ways (Edmonds and Karp), lowest nodes first,
    /// so that the same entries always come out the same.
    fn fill(&mut self) {
        while let Some(way) = self.shortest_way() {
            let amount = way.iter().map(|(from, to)| self.room[*from][*to]).min().unwrap_or(0);
            for (from, to) in way {
                self.room[from][to] = less(self.room[from][to], amount);
                self.room[to][from] = self.room[to][from].saturating_add(amount);
            }
        }
    }

    fn shortest_way(&self) -> Option<Vec<(usize, usize)>> {
        let sink = self.room.len() - 1;
        let mut came_from: Vec<Option<usize>> = vec![None; self.room.len()];
        let mut reached = std::collections::VecDeque::from([0]);
        while let Some(node) = reached.pop_front() {
            for (next, from) in came_from.iter_mut().enumerate().skip(1) {
                if self.room[node][next] > 0 && from.is_none() {
                    *from = Some(node);
                    reached.push_back(next);
                }
            }
        }
        let mut way = Vec::new();
        let mut node = sink;
        while node != 0 {
            let from = came_from[node]?;
            way.push((from, node));
            node = from;
        }
        Some(way)
    }

    /// What flows from a supply under a heading: the room for taking it back.
    fn flowing(&self, supply: usize, heading: usize) -> i64 {
        self.room[1 + self.supplies + heading][1 + supply]
    }
}

/// Endless room stays endless.
fn less(room: i64, amount: i64) -> i64 {
    if room == i64::MAX { room } else { room - amount }
}
