//! Goal 6: from the start of the process to the first answer that is on the disk.

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::figures::Spread;
use crate::goals::Goal;
use crate::http;
use crate::letters::{About, Letters};
use crate::plan::Plan;
use crate::product::Site;

const TRIES: usize = 5;
const WITHIN: Duration = Duration::from_secs(30);

/// Starts it on a database without tables until it is ready, and on one with tables and a tenant until a delivery is kept:
/// nobody can deliver where there is no tenant yet.
pub(crate) async fn measure(_plan: &Plan, site: &Site) -> anyhow::Result<Vec<Goal>> {
    let letters = Arc::new(Letters::about((0..1).map(|n| About::nth(n, 1))));
    let (mut ready, mut kept) = (Vec::new(), Vec::new());
    for _ in 0..TRIES {
        let database = site.no_database().await?;
        let began = Instant::now();
        let product = site.start(&database, &mut Command::new(Site::program()))?;
        ready.push(began.elapsed().as_secs_f64() * 1_000.0);
        drop(product);
        site.remove(&database).await?;

        let database = site.database().await?;
        let began = Instant::now();
        let product = site.launch(&database, &mut Command::new(Site::program()))?;
        let letter = letters.get(0).context("there is one")?;
        http::wait(WITHIN, || http::ask(product.address, letter))?;
        kept.push(began.elapsed().as_secs_f64() * 1_000.0);
        drop(product);
        site.remove(&database).await?;
    }
    let (ready, kept) = (Spread::of(ready), Spread::of(kept));
    let spread = |Spread { least, most, .. }: Spread| format!("{least:.0} to {most:.0}");
    Ok(vec![
        Goal::at_most(6, "start on an empty database, its tables made, until ready", (50.0, " ms"), ready.median)
            .from(&spread(ready)),
        Goal::at_most(6, "start on a new database until the first delivery is kept", (50.0, " ms"), kept.median)
            .from(&spread(kept)),
    ])
}
