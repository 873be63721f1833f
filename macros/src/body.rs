//! Function bodies in Rust. Every token carries the place of the source it comes from, so that rustc's messages, backtraces
//! and debuggers show the user's lines.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use zkthread_ir::{
    BinaryOp, Block, Contract, ErrorId, Expr, ExprKind, Function, FunctionId, LocalId, Receiver, Row, Statement,
    StatementKind, Type, VariableId,
};

use crate::contract::rust_type;

/// The statements and value of a function's body.
pub(crate) fn emit(contract: &Contract, function: &Function) -> TokenStream {
    Writer { contract, function }.block(&function.body)
}

struct Writer<'a> {
    contract: &'a Contract,
    function: &'a Function,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> TokenStream {
        let statements = block.statements.iter().map(|statement| self.statement(statement));
        let tail = block.tail.as_ref().map(|tail| self.expr(tail));
        quote!(#(#statements)* #tail)
    }

    fn statement(&self, statement: &Statement) -> TokenStream {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Let { local, value } => {
                let (mutable, name, ty) = self.declared(*local);
                let value = self.expr(value);
                quote_spanned!(span=> let #mutable #name: #ty = #value;)
            }
            StatementKind::Assign { local, value } => {
                let (name, value) = (self.local(*local, span), self.expr(value));
                quote_spanned!(span=> #name = #value;)
            }
            StatementKind::Write { variable, keys, value, row } => self.write(*variable, keys, value, *row, span),
            StatementKind::While { condition, body } => {
                let (condition, body) = (self.expr(condition), self.block(body));
                quote_spanned!(span=> while #condition { ::zkthread::rt::tick(); #body })
            }
            StatementKind::For { local, start, end, inclusive, body } => {
                let (_, name, _) = self.declared(*local);
                let (start, end, body) = (self.expr(start), self.expr(end), self.block(body));
                let dots = if *inclusive { quote_spanned!(span=> ..=) } else { quote_spanned!(span=> ..) };
                quote_spanned!(span=> for #name in (#start) #dots (#end) { ::zkthread::rt::tick(); #body })
            }
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
                let is_block = matches!(expr.kind, ExprKind::If { .. } | ExprKind::Block(_));
                let expr = self.expr(expr);
                if is_block { expr } else { quote_spanned!(span=> #expr;) }
            }
        }
    }

    fn write(&self, variable: VariableId, keys: &[Expr], value: &Expr, row: Row, span: Span) -> TokenStream {
        let field = self.field(variable, span);
        let method = Ident::new(if matches!(row, Row::First(_)) { "write" } else { "write_again" }, span);
        let operands: Vec<&Expr> = keys.iter().chain([value]).collect();
        let (lets, mut operands) = self.operands(&operands, span);
        let value = operands.pop();
        let keys = key(&operands, span).into_iter().chain(value);
        let call = quote_spanned!(span=> self.#field.#method(#(#keys),*););
        if lets.is_empty() { call } else { quote_spanned!(span=> { #lets #call }) }
    }

    fn expr(&self, expr: &Expr) -> TokenStream {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Integer(number) => match expr.ty {
                Type::ContractAddress => quote_spanned!(span=> ::zkthread::ContractAddress::ZERO),
                Type::Felt252 => {
                    let hex = format!("{number:#x}");
                    quote_spanned!(span=> const { ::zkthread::Felt::from_hex_unchecked(#hex) })
                }
                ty => match format!("{number}{}", ty.name()).parse::<Literal>() {
                    Ok(mut literal) => {
                        literal.set_span(span);
                        quote!(#literal)
                    }
                    Err(error) => syn::Error::new(span, error).into_compile_error(),
                },
            },
            ExprKind::Bool(truth) => quote_spanned!(span=> #truth),
            ExprKind::Unit => quote_spanned!(span=> ()),
            ExprKind::Local(local) => {
                let name = self.local(*local, span);
                quote!(#name)
            }
            ExprKind::Read { variable, keys, row } => {
                let field = self.field(*variable, span);
                let method = Ident::new(if matches!(row, Row::First(_)) { "read" } else { "read_again" }, span);
                let (lets, keys) = self.operands(&keys.iter().collect::<Vec<_>>(), span);
                let keys = key(&keys, span);
                wrap(&lets, &quote_spanned!(span=> self.#field.#method(#keys)), span)
            }
            ExprKind::Call { function, arguments } => self.call(*function, arguments, span),
            ExprKind::Try(inner) => {
                let inner = self.expr(inner);
                quote_spanned!(span=> #inner?)
            }
            ExprKind::Ok(inner) => {
                let inner = self.expr(inner);
                quote_spanned!(span=> ::core::result::Result::Ok(#inner))
            }
            ExprKind::Err(error) => {
                let error = self.error(*error, span);
                quote_spanned!(span=> ::core::result::Result::Err(#error))
            }
            ExprKind::Binary { op, left, right } => binary(*op, &self.expr(left), &self.expr(right), span),
            ExprKind::Not(inner) => {
                let inner = self.expr(inner);
                quote_spanned!(span=> (!#inner))
            }
            ExprKind::Convert(inner) => {
                let (value, from) = (self.expr(inner), rust_type(inner.ty, span));
                if expr.ty == Type::Felt252 {
                    quote_spanned!(span=> ::zkthread::rt::felt(#value))
                } else {
                    let ty = rust_type(expr.ty, span);
                    quote_spanned!(span=> <#ty as ::core::convert::From<#from>>::from(#value))
                }
            }
            ExprKind::If { condition, then, otherwise } => {
                let (condition, then) = (self.expr(condition), self.block(then));
                let otherwise = otherwise.as_ref().map(|otherwise| {
                    let otherwise = self.block(otherwise);
                    quote_spanned!(span=> else { #otherwise })
                });
                quote_spanned!(span=> if #condition { #then } #otherwise)
            }
            ExprKind::Block(block) => {
                let block = self.block(block);
                quote_spanned!(span=> { #block })
            }
            ExprKind::Caller => self.ask("caller", span),
            ExprKind::Timestamp => self.ask("timestamp", span),
            ExprKind::SubBlockNumber => self.ask("sub_block_number", span),
        }
    }

    fn call(&self, callee: FunctionId, arguments: &[Expr], span: Span) -> TokenStream {
        let Some(callee) = self.contract.functions.get(callee.0) else { return TokenStream::new() };
        let name = Ident::new(&callee.name, span);
        let (lets, arguments) = self.operands(&arguments.iter().collect::<Vec<_>>(), span);
        let context = callee.context.as_ref().map(|_| {
            let cx = self.context(span);
            quote_spanned!(span=> #cx,)
        });
        let through = match callee.receiver {
            Receiver::None => quote_spanned!(span=> Self::),
            Receiver::Read | Receiver::Write => quote_spanned!(span=> self.),
        };
        wrap(&lets, &quote_spanned!(span=> #through #name(#context #(#arguments),*)), span)
    }

    /// Operands in order; each named first when one of them calls a function, which may need `self` or the context to itself.
    fn operands(&self, operands: &[&Expr], span: Span) -> (TokenStream, Vec<TokenStream>) {
        let written = operands.iter().map(|operand| self.expr(operand));
        if !operands.iter().any(|operand| may_call(operand)) {
            return (TokenStream::new(), written.collect());
        }
        let mut lets = TokenStream::new();
        let named = written.enumerate().map(|(position, operand)| {
            let name = Ident::new(&format!("__zkthread_{position}"), span);
            lets.extend(quote_spanned!(span=> let #name = #operand;));
            quote!(#name)
        });
        let named = named.collect();
        (lets, named)
    }

    fn declared(&self, local: LocalId) -> (Option<TokenStream>, Ident, TokenStream) {
        let Some(info) = self.function.locals.get(local.0) else {
            return (None, format_ident!("_"), quote!(_));
        };
        let mutable = info.mutable.then(|| quote_spanned!(info.span=> mut));
        (mutable, Ident::new(&info.name, info.span), rust_type(info.ty, info.span))
    }

    fn local(&self, local: LocalId, span: Span) -> Ident {
        Ident::new(self.function.locals.get(local.0).map_or("_", |local| &local.name), span)
    }

    fn field(&self, variable: VariableId, span: Span) -> Ident {
        Ident::new(self.contract.storage.get(variable.0).map_or("_", |variable| &variable.name), span)
    }

    fn context(&self, span: Span) -> Ident {
        Ident::new(self.function.context.as_deref().unwrap_or("_"), span)
    }

    fn ask(&self, what: &str, span: Span) -> TokenStream {
        let (cx, method) = (self.context(span), Ident::new(what, span));
        quote_spanned!(span=> #cx.#method())
    }

    fn error(&self, error: ErrorId, span: Span) -> TokenStream {
        let declared = self.contract.error_enum.as_deref().unwrap_or("_");
        let variant = self.contract.errors.get(error.0).map_or("_", |error| &error.name);
        let (declared, variant) = (Ident::new(declared, span), Ident::new(variant, span));
        quote_spanned!(span=> #declared::#variant)
    }
}

/// The keys of a map access as one argument; none for a plain field.
fn key(keys: &[TokenStream], span: Span) -> Option<TokenStream> {
    match keys {
        [] => None,
        [key] => Some(key.clone()),
        keys => Some(quote_spanned!(span=> (#(#keys),*))),
    }
}

fn wrap(lets: &TokenStream, value: &TokenStream, span: Span) -> TokenStream {
    if lets.is_empty() { value.clone() } else { quote_spanned!(span=> ({ #lets #value })) }
}

fn binary(op: BinaryOp, left: &TokenStream, right: &TokenStream, span: Span) -> TokenStream {
    let function = match op {
        BinaryOp::Add => "add",
        BinaryOp::Sub => "sub",
        BinaryOp::Mul => "mul",
        BinaryOp::Div => "div",
        BinaryOp::Rem => "rem",
        BinaryOp::Equal => return quote_spanned!(span=> (#left == #right)),
        BinaryOp::NotEqual => return quote_spanned!(span=> (#left != #right)),
        BinaryOp::Less => return quote_spanned!(span=> (#left < #right)),
        BinaryOp::LessEqual => return quote_spanned!(span=> (#left <= #right)),
        BinaryOp::Greater => return quote_spanned!(span=> (#left > #right)),
        BinaryOp::GreaterEqual => return quote_spanned!(span=> (#left >= #right)),
        BinaryOp::And => return quote_spanned!(span=> (#left && #right)),
        BinaryOp::Or => return quote_spanned!(span=> (#left || #right)),
    };
    let function = Ident::new(function, span);
    quote_spanned!(span=> ::zkthread::rt::#function(#left, #right))
}

/// Whether evaluating the expression may call a function of the contract.
fn may_call(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call { .. } | ExprKind::If { .. } | ExprKind::Block(_) => true,
        ExprKind::Read { keys, .. } => keys.iter().any(may_call),
        ExprKind::Try(inner) | ExprKind::Ok(inner) | ExprKind::Not(inner) | ExprKind::Convert(inner) => may_call(inner),
        ExprKind::Binary { left, right, .. } => may_call(left) || may_call(right),
        _ => false,
    }
}
