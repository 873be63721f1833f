//! Emitting the contract's events.

use num_bigint::BigUint;
use zkthread_ir::{Event, EventField, EventId};

use super::Printer;
use super::codec::is_plain;
use super::constants::tag;
use crate::writer::Writer;

impl Printer<'_> {
    pub(super) fn events(&self) -> String {
        let mut piece = Writer::default();
        let (emitters, headers) = (&self.titles.emitters, &self.titles.events);
        for id in &self.reached.emitted {
            self.begin();
            let event = &self.contract.events[*id];
            let params: String = event
                .fields
                .iter()
                .enumerate()
                .map(|(at, field)| format!(", field{at}: {}", self.program_type(&field.ty)))
                .collect();
            piece.docs(&event.docs);
            let is_fixed = self.fixed_event(event).is_some();
            piece.line(if is_fixed { "#[inline(always)]" } else { "#[inline(never)]" });
            piece.open(format_args!("pub fn {}(ref state: State{params})", emitters[*id]));
            if is_fixed {
                self.fixed(event, &headers[*id], &mut piece);
            } else {
                piece.line(super::UNTRACKED);
                self.dynamic(event, &headers[*id], &mut piece);
            }
            piece.line("state.later_event = LATER_EVENT;");
            piece.close("");
            piece.blank();
            for path in [
                "crate::constants::events",
                "crate::os::storage::{LATER_EVENT, State}",
                "crate::os::stream::StreamTrait",
            ] {
                piece.import(path);
            }
        }
        let mut out = Writer::default();
        out.line("//! The events that transactions emit.");
        out.blank();
        out.append_with_imports(piece);
        out.finish()
    }

    /// How many felts the key fields and the data fields take, when that is always the same.
    fn fixed_event(&self, event: &Event) -> Option<(usize, usize)> {
        let size = |is_key: bool| {
            let fields = event.fields.iter().filter(|field| field.is_key == is_key);
            fields
                .map(|field| self.contract.felts(&field.ty).filter(|_| is_plain(self.contract, &field.ty)))
                .sum::<Option<usize>>()
        };
        Some((size(true)?, size(false)?))
    }

    /// The event's header, or its tag when it is not always as many felts.
    pub(super) fn event_header(&self, id: EventId) -> BigUint {
        let event = &self.contract.events[id.0];
        let (keys, data) = self.fixed_event(event).unwrap_or((0, 0));
        let position = BigUint::from(self.thread.position_of_event(id));
        tag(&event.name) + (BigUint::from(keys) << 128) + (BigUint::from(data) << 144) + (position << 160)
    }

    /// Takes a known number of permutations.
    fn fixed(&self, event: &Event, header: &str, out: &mut Writer) {
        let mut felts = vec![format!("events::{header} + state.later_event")];
        for (at, field) in keys_then_data(event) {
            felts.extend(self.store(&field.ty, &format!("field{at}"), &[], out));
        }
        for pair in felts.chunks(2) {
            let second = pair.get(1).map_or("0", String::as_str);
            out.line(format_args!("state.events.absorb({}, {second});", pair[0]));
        }
    }

    fn dynamic(&self, event: &Event, header: &str, out: &mut Writer) {
        out.import("crate::os::stream::sizes");
        out.line("let mut felts: Array<felt252> = array![];");
        let mut is_key = true;
        for (at, field) in keys_then_data(event) {
            if is_key && !field.is_key {
                out.line("let n_keys = felts.len();");
                is_key = false;
            }
            let name = self.name();
            out.line(format_args!("let {name} = @field{at};"));
            self.encode(&field.ty, &name, out);
        }
        if is_key {
            out.line("let n_keys = felts.len();");
        }
        out.line(format_args!("let header = events::{header} + sizes(n_keys, felts.len());"));
        out.line("state.events.absorb_record(header + state.later_event, felts.span());");
    }
}

fn keys_then_data(event: &Event) -> impl Iterator<Item = (usize, &EventField)> {
    let of = |is_key: bool| event.fields.iter().enumerate().filter(move |(_, field)| field.is_key == is_key);
    of(true).chain(of(false))
}
