//! Hands: claims tasks, runs their step of the flow, records how each attempt ended.
//!
//! True in here: a worker never runs more tasks than it has hands; a step that panics or hangs costs only its own lease; a
//! late worker's answer is kept out by the fence. The room does not know what a step does.

mod dispatch;
mod hands;
mod looking;

pub use hands::Worker;
