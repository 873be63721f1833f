//! Function bodies in Rust. Every token carries the place of the source it comes from, so that rustc's messages, backtraces
//! and debuggers show the user's lines.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use zkthread_ir::{
    Block, Contract, Expr, Function, Local, LocalId, Place, Statement, StatementKind, Type, TypeDefKind,
};

use crate::expression::is_statement;
use crate::storage::{access, again};
use crate::types::rust_type;

/// The statements and value of a function's body.
pub(crate) fn emit(contract: &Contract, function: &Function) -> TokenStream {
    let body = Writer { contract, function }.block(&function.body);
    quote_spanned!(function.span=> ::zkthread::rt::enter(); #body)
}

pub(crate) struct Writer<'a> {
    pub(crate) contract: &'a Contract,
    pub(crate) function: &'a Function,
}

impl Writer<'_> {
    pub(crate) fn block(&self, block: &Block) -> TokenStream {
        let mut written: TokenStream = block.statements.iter().map(|statement| self.statement(statement)).collect();
        written.extend(block.tail.as_ref().map(|tail| self.expr(tail)));
        written
    }

    fn statement(&self, statement: &Statement) -> TokenStream {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Let { pattern, value } => {
                let (pattern, ty) = (self.pattern(pattern, span), rust_type(self.contract, &value.ty, span));
                let value = self.expr(value);
                quote_spanned!(span=> let #pattern: #ty = #value;)
            }
            StatementKind::Assign { place, value } => {
                let (place, value) = (self.place(place), self.expr(value));
                quote_spanned!(span=> #place = #value;)
            }
            StatementKind::Push { list, value } => {
                let (list, value) = (self.place(list), self.expr(value));
                quote_spanned!(span=> #list.push(::zkthread::rt::pushed(#value));)
            }
            StatementKind::PushStr { string, value } => {
                let (string, value) = (self.place(string), self.expr(value));
                quote_spanned!(span=> #string.push_str(::zkthread::rt::appended(&#value));)
            }
            StatementKind::Write { variable, keys, value, row } => {
                let method = again("write", *row, span);
                let operands: Vec<&Expr> = keys.iter().chain([value]).collect();
                let written = self.with(&operands, span, |mut operands| {
                    let value = operands.pop();
                    let (field, keys) = self.entry(*variable, operands, span);
                    let arguments = keys.into_iter().chain(value);
                    quote_spanned!(span=> #field.#method(#(#arguments),*))
                });
                quote_spanned!(span=> #written;)
            }
            StatementKind::ListPush { variable, keys, value, length, .. } => {
                let length = access(*length, span);
                let operands: Vec<&Expr> = keys.iter().chain([value]).collect();
                let written = self.with(&operands, span, |mut operands| {
                    let value = operands.pop();
                    let list = self.list(*variable, operands, span);
                    quote_spanned!(span=> #list.push_by(#length, #value))
                });
                quote_spanned!(span=> #written;)
            }
            StatementKind::ListWrite { variable, keys, index, value, length, row } => {
                let (length, row) = (access(*length, span), access(*row, span));
                let operands: Vec<&Expr> = keys.iter().chain([index, value]).collect();
                let written = self.with(&operands, span, |mut operands| {
                    let value = operands.pop();
                    let index = operands.pop();
                    let list = self.list(*variable, operands, span);
                    quote_spanned!(span=> #list.write_by(#length, #row, #index, #value))
                });
                quote_spanned!(span=> #written;)
            }
            StatementKind::Loop { body } => {
                let body = self.block(body);
                quote_spanned!(span=> loop { ::zkthread::rt::tick(); #body })
            }
            StatementKind::While { condition, body } => {
                let (condition, body) = (self.head(condition), self.block(body));
                quote_spanned!(span=> while #condition { ::zkthread::rt::tick(); #body })
            }
            StatementKind::For { local, start, end, inclusive, body } => {
                let is_wide = start.ty == Type::U256;
                let (start, end) = (self.expr(start), self.expr(end));
                let range = match (is_wide, inclusive) {
                    (true, false) => quote_spanned!(span=> ::zkthread::rt::range(#start, #end)),
                    (true, true) => quote_spanned!(span=> ::zkthread::rt::range_inclusive(#start, #end)),
                    (false, false) => quote_spanned!(span=> (#start)..(#end)),
                    (false, true) => quote_spanned!(span=> (#start)..=(#end)),
                };
                self.each(*local, &range, body, span)
            }
            StatementKind::ForEach { local, list, body } => {
                let list = self.expr(list);
                self.each(*local, &quote_spanned!(span=> ::zkthread::rt::each(&#list)), body, span)
            }
            StatementKind::Break => quote_spanned!(span=> break;),
            StatementKind::Continue => quote_spanned!(span=> continue;),
            StatementKind::Ensure { condition, error } => {
                let (condition, error) = (self.expr(condition), self.error(*error, span));
                quote_spanned!(span=> if !(#condition) { return ::core::result::Result::Err(#error); })
            }
            StatementKind::Emit { event, fields, order } => {
                let Some(event) = self.contract.events.get(event.0) else { return TokenStream::new() };
                let name = Ident::new(&event.name, span);
                let fields = order.iter().filter_map(|position| {
                    let (field, value) = (event.fields.get(*position)?, fields.get(*position)?);
                    let (field, value) = (Ident::new(&field.name, span), self.expr(value));
                    Some(quote_spanned!(span=> #field: #value))
                });
                let cx = self.context(span);
                // Built first: a field's value may need the context too.
                quote_spanned!(span=> let __zkthread_event = #name { #(#fields),* }; #cx.emit(__zkthread_event);)
            }
            StatementKind::Return(None) => quote_spanned!(span=> return;),
            StatementKind::Return(Some(value)) => {
                let value = self.expr(value);
                quote_spanned!(span=> return #value;)
            }
            StatementKind::Expr(expr) => {
                let written = self.expr(expr);
                if is_statement(expr) { written } else { quote_spanned!(span=> #written;) }
            }
        }
    }

    fn each(&self, local: LocalId, elements: &TokenStream, body: &Block, span: Span) -> TokenStream {
        let name = self.function.locals.get(local.0).map(|local| Ident::new(&local.name, local.span));
        let body = self.block(body);
        quote_spanned!(span=> for #name in #elements { ::zkthread::rt::tick(); #body })
    }

    pub(crate) fn mutable(&self, local: &Local) -> Option<TokenStream> {
        local.mutable.then(|| quote_spanned!(local.span=> mut))
    }

    /// A local, or a field in it, to be assigned or changed.
    fn place(&self, place: &Place) -> TokenStream {
        let span = place.span;
        let mut written = self.local(place.local, span);
        let mut ty = self.function.locals.get(place.local.0).map(|local| &local.ty);
        for step in &place.path {
            let Some(of) = ty else { break };
            let member = self.member(of, *step, span);
            written = quote_spanned!(span=> #written.#member);
            ty = self.member_type(of, *step);
        }
        written
    }

    fn member_type<'t>(&'t self, ty: &'t Type, position: usize) -> Option<&'t Type> {
        match ty {
            Type::Tuple(elements) => elements.get(position),
            Type::Named(id) => match &self.contract.type_def(*id).kind {
                TypeDefKind::Struct(fields) => fields.get(position).map(|field| &field.ty),
                TypeDefKind::Enum(_) => None,
            },
            _ => None,
        }
    }
}
