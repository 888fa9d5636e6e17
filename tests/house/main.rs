//! The house rules: what keeps the tree readable and the documents true.

mod arrows;
mod breaking;
mod contract;
mod documents;
mod engines;
mod files;
mod release;
mod source;
mod supply;
