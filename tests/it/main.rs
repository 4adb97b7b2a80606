//! The integration tests: a module a topic, one program.
//!
//! `cargo test --test it TOPIC::` runs those of a topic, `cargo test --test it NAME` one alone.

mod action;
mod analysis;
mod architecture;
mod book;
mod caveats;
mod chart_notes;
mod charts;
mod claims;
mod cli_input;
mod common;
mod corpus;
mod damage;
mod difference;
mod distributions;
mod explain;
mod formats;
mod gallery;
mod generate;
mod golden;
mod headlines;
mod home_data;
mod korean;
mod layouts;
mod meaning;
mod pictures;
mod program;
mod properties;
mod published;
mod readme;
mod recipe;
mod records;
mod reference;
mod report;
mod rereading;
mod schemas;
mod selection;
mod statistics;
mod suggestions;
mod titles;
mod translation;
mod without_total;
mod workbooks;
