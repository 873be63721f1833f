//! Emitting the contract's events: each has a known number of values, so it takes a known number of permutations.

use zkthread_ir::{Event, EventField};

use super::{Printer, program_type, to_felt};
use crate::expression::Text;
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    pub(super) fn events(&self) -> String {
        let mut piece = Writer::default();
        let emitters = names::emitters(self.contract);
        let selectors = names::event_selectors(self.contract);
        for id in &self.plan.emitted {
            emitter(&self.contract.events[*id], &emitters[*id], &selectors[*id], &mut piece);
        }
        let mut out = Writer::default();
        out.line("//! The contract's events.");
        out.blank();
        out.append_with_imports(piece);
        out.finish()
    }
}

fn emitter(event: &Event, name: &str, selector: &str, out: &mut Writer) {
    out.import("crate::constants::events");
    out.import("crate::os::input::Context");
    out.import("crate::os::storage::State");
    out.import("crate::os::stream::StreamTrait");
    let value_name = |position: usize| format!("value{position}");
    let params: String = event
        .fields
        .iter()
        .enumerate()
        .map(|(at, field)| format!(", {}: {}", value_name(at), program_type(field.ty)))
        .collect();
    let keys_then_data =
        |is_key: bool| event.fields.iter().enumerate().filter(move |(_, field)| field.is_key == is_key);
    let felt = |(at, field): (usize, &EventField)| to_felt(field.ty, Text::atom(value_name(at))).to_string();
    let selector = format!("events::{selector} + state.later_event");
    let mut values = vec!["cx.environment.unbox().contract".to_owned(), selector];
    values.extend(keys_then_data(true).map(felt));
    values.extend(keys_then_data(false).map(felt));
    out.docs(&event.docs);
    out.line("#[inline(always)]");
    out.open(format_args!("pub fn {name}(ref state: State, cx: Context{params})"));
    for pair in values.chunks(2) {
        let second = pair.get(1).map_or("0", String::as_str);
        out.line(format_args!("state.events.absorb({}, {second});", pair[0]));
    }
    out.import("crate::os::storage::LATER_EVENT");
    out.line("state.later_event = LATER_EVENT;");
    out.close("");
    out.blank();
}
