//! Events that Rust tests read from a `Context`.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, Member};
use zkthread_ir::Type;

use super::body::Body;
use super::prelude;
use super::scope::{Outcome, Value, Variable, refuse};
use crate::expression::Text;

/// The variables on which `.events()` is called.
pub(super) fn watched(block: &syn::Block) -> BTreeSet<String> {
    struct Watched(BTreeSet<String>);
    impl<'ast> Visit<'ast> for Watched {
        fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
            if let (true, Expr::Path(path)) = (call.method == "events", &*call.receiver) {
                self.0.extend(path.path.get_ident().map(ToString::to_string));
            }
            visit::visit_expr_method_call(self, call);
        }

        // The arguments of macros are tokens; the assertions' are expressions.
        fn visit_macro(&mut self, item: &'ast syn::Macro) {
            if let Ok(arguments) = super::statements::arguments(item) {
                arguments.iter().for_each(|argument| self.visit_expr(argument));
            }
        }
    }
    let mut watched = Watched(BTreeSet::new());
    watched.visit_block(block);
    watched.0
}

/// Something about events.
enum Part {
    Keys,
    Data,
    Name,
}

impl Body<'_, '_> {
    /// A value read from events; none when the expression is about something else.
    pub(super) fn event_value(&mut self, expr: &Expr) -> Outcome<Option<Value>> {
        match expr {
            Expr::MethodCall(call) => {
                let method = call.method.to_string();
                if let Some(events) = self.events(&call.receiver)? {
                    return match method.as_str() {
                        "len" => Ok(Some(Value::atom(format!("{events}.len()"), Some(Type::U32)))),
                        "is_empty" => Ok(Some(Value::atom(format!("{events}.is_empty()"), Some(Type::Bool)))),
                        _ => refuse(&call.method, format!("`{method}` of events has no Cairo form")),
                    };
                }
                match self.event_part(&call.receiver)? {
                    Some(value) if value.is_span && method == "len" => {
                        Ok(Some(Value::atom(format!("{}.len()", value.text), Some(Type::U32))))
                    }
                    Some(value) if method == "as_slice" || method == "clone" => Ok(Some(value)),
                    Some(_) => refuse(&call.method, format!("`{method}` of an event has no Cairo form")),
                    None => Ok(None),
                }
            }
            Expr::Index(index) => match self.event_part(&index.expr)? {
                Some(value) if value.is_span => {
                    let position = self.value(&index.index, Some(&Type::U32))?;
                    let text = Text::atom(format!("{}.at({})", value.text, position.text));
                    Ok(Some(Value::new(Text::prefix("*", text), Some(Type::Felt252))))
                }
                _ => Ok(None),
            },
            Expr::Field(_) => self.event_part(expr),
            _ => Ok(None),
        }
    }

    /// `event.keys`, `event.data`, `event.name`.
    fn event_part(&mut self, expr: &Expr) -> Outcome<Option<Value>> {
        let field = match expr {
            Expr::Paren(inner) => return self.event_part(&inner.expr),
            Expr::Reference(inner) => return self.event_part(&inner.expr),
            Expr::Field(field) => field,
            _ => return Ok(None),
        };
        let Member::Named(member) = &field.member else { return Ok(None) };
        let part = match member.to_string().as_str() {
            "keys" => Part::Keys,
            "data" => Part::Data,
            "name" => Part::Name,
            _ => return Ok(None),
        };
        let Some((events, index)) = self.event(&field.base)? else { return Ok(None) };
        let text = |function: &str| format!("{function}(@{events}, {index})");
        Ok(Some(match part {
            Part::Keys => Value { is_span: true, ..Value::atom(text(prelude::KEYS_OF), None) },
            Part::Data => Value { is_span: true, ..Value::atom(text(prelude::DATA_OF), None) },
            // Its selector, which the comparison with a text makes of the text too.
            Part::Name => Value::atom(text(prelude::NAME_OF), None),
        }))
    }

    /// One event: the variable with the list, and the position.
    pub(super) fn event(&mut self, expr: &Expr) -> Outcome<Option<(String, String)>> {
        if let Some((_, Variable::Event { events, index })) = self.variable(expr) {
            return Ok(Some((events.clone(), index.clone())));
        }
        match expr {
            Expr::Paren(inner) => self.event(&inner.expr),
            Expr::Reference(inner) => self.event(&inner.expr),
            Expr::Index(index) => {
                let Some(events) = self.events(&index.expr)? else { return Ok(None) };
                let position = self.value(&index.index, Some(&Type::U32))?;
                Ok(Some((events, position.text.to_string())))
            }
            _ => Ok(None),
        }
    }

    /// The variable with all events, when the expression is `cx.events()`.
    fn events(&mut self, expr: &Expr) -> Outcome<Option<String>> {
        let Expr::MethodCall(call) = expr else { return Ok(None) };
        if call.method != "events" {
            return Ok(None);
        }
        let Some((_, Variable::Context(id))) = self.variable(&call.receiver) else {
            return refuse(expr, "these are not the events of a context that can be seen here");
        };
        let id = *id;
        let context = self.contexts[id].clone();
        let Some(spy) = context.spy else {
            return refuse(expr, "the events of this context cannot be told apart on L2");
        };
        if context.is_mixed {
            let reason = "calls with other contexts come in between, whose events cannot be told apart on L2";
            return refuse(expr, reason);
        }
        let Some(state) = context.state else { return refuse(expr, "no call was made with this context") };
        if let Some((events, loops)) = context.fetched
            && loops == self.loops
        {
            return Ok(Some(events));
        }
        let events = self.bind("events", &format!("{spy}.get_events().emitted_by({state}.contract_address).events"));
        self.contexts[id].fetched = Some((events.clone(), self.loops));
        Ok(Some(events))
    }

    /// The felts of a list that is compared with keys or data.
    pub(super) fn felts(&mut self, expr: &Expr) -> Outcome<Option<String>> {
        let elements: Vec<Expr> = match expr {
            Expr::Paren(inner) => return self.felts(&inner.expr),
            Expr::Reference(inner) => return self.felts(&inner.expr),
            Expr::Array(array) => array.elems.iter().cloned().collect(),
            Expr::Macro(list) if list.mac.path.is_ident("vec") => super::statements::arguments(&list.mac)?,
            _ => return Ok(None),
        };
        let mut texts = Vec::new();
        for element in &elements {
            let value = self.value(element, Some(&Type::Felt252))?;
            texts.push(value.text.to_string());
        }
        Ok(Some(format!("array![{}].span()", texts.join(", "))))
    }
}
