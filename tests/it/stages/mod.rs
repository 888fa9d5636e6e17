//! What exports of bins and statuses look like in the world, and what importing each would change.

mod hostile;
mod round_trip;
mod seen;
mod shapes;
mod troubles;
mod workbooks;
