//! `cx.emit(Event { .. })`

use quote::ToTokens;
use syn::Member;

use super::{Checker, bare};
use crate::diagnostic as faults;
use crate::model::{StatementKind, Type};

impl Checker<'_> {
    pub(super) fn emit(&mut self, call: &syn::ExprMethodCall) -> Option<StatementKind> {
        if self.function.context.as_ref().is_some_and(|context| !context.mutable) {
            self.report(&faults::EMIT_IN_READER, call, &[self.function.name]);
        }
        let literal = match call.args.first().map(bare) {
            Some(syn::Expr::Struct(literal)) if call.args.len() == 1 => literal,
            _ => {
                self.report(&faults::EMIT_FORM, call, &[]);
                return None;
            }
        };
        let event = literal.path.get_ident().and_then(|name| self.event(name));
        let Some(event) = event else {
            self.report(&faults::UNKNOWN_EVENT, &literal.path, &[&literal.path.to_token_stream()]);
            return None;
        };
        if let Some(rest) = &literal.dot2_token {
            self.report(&faults::EVENT_REST, rest, &[]);
        }
        let declared = self.shared.declared.events.get(event.0)?;
        let expected: Vec<(&str, &Type)> =
            declared.fields.iter().map(|field| (field.name.as_str(), &field.ty)).collect();
        let unknown = |checker: &mut Self, member: &Member| {
            checker.report(&faults::UNKNOWN_EVENT_FIELD, member, &[&declared.name, &member.to_token_stream()]);
        };
        let missing = |checker: &mut Self, fields: &str| {
            checker.report(&faults::EVENT_FIELDS_MISSING, &literal.path, &[&fields]);
        };
        let (fields, order) = self.named_fields(&expected, &literal.fields, &unknown, &missing)?;
        Some(StatementKind::Emit { event, fields, order })
    }
}
