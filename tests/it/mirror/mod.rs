//! The mirror of jobs, persons and applications, from the first import on.

mod following;
mod lists;
mod model;
mod scenes;
mod settings;
mod stream;
mod truth;
mod unlucky;
mod walks;
