//! What senders and networks do wrong, each with its test: slow heads, bombs, bodies that nobody reads, hang-ups, and more
//! than can be kept.

mod bombs;
mod early_answers;
mod front;
mod hang_ups;
mod listening;
mod overload;
