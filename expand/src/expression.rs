//! Expressions in Rust. Places (locals, their fields and elements) are printed as places, so that what the source borrows, copies or moves is
//! borrowed, copied or moved here, and rustc finds the same faults in the same places.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use zkthread_ir::{BinaryOp, Builtin, ErrorId, Expr, ExprKind, LocalId, Passing, Type, TypeDefKind, TypeId};

use crate::body::Writer;
use crate::literal::literal;
use crate::storage::{access, again};
use crate::types::rust_type;

impl Writer<'_> {
    pub(crate) fn expr(&self, expr: &Expr) -> TokenStream {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Integer(_) | ExprKind::ShortString(_) | ExprKind::Bool(_) => literal(expr),
            ExprKind::StringLiteral(text) => quote_spanned!(span=> ::std::string::String::from(#text)),
            ExprKind::Constant(constant) => {
                let name = self.contract.constants.get(constant.0).map_or("_", |constant| &constant.name);
                let name = Ident::new(name, span);
                quote!(#name)
            }
            ExprKind::Unit => quote_spanned!(span=> ()),
            ExprKind::Local(local) => self.local(*local, span),
            ExprKind::Read { variable, keys, row } => {
                let method = again("read", *row, span);
                self.with(&all(keys), span, |keys| {
                    let (field, keys) = self.entry(*variable, keys, span);
                    quote_spanned!(span=> #field.#method(#keys))
                })
            }
            ExprKind::ListLen { variable, keys, row } => {
                let method = again("len", *row, span);
                self.with(&all(keys), span, |keys| {
                    let list = self.list(*variable, keys, span);
                    quote_spanned!(span=> #list.#method())
                })
            }
            ExprKind::ListRead { variable, keys, index, length, row } => {
                let (length, row) = (access(*length, span), access(*row, span));
                let operands: Vec<&Expr> = keys.iter().chain([&**index]).collect();
                self.with(&operands, span, |mut operands| {
                    let index = operands.pop();
                    let list = self.list(*variable, operands, span);
                    quote_spanned!(span=> #list.read_by(#length, #row, #index))
                })
            }
            ExprKind::Call { function, arguments } => self.call(*function, arguments, span),
            ExprKind::ContractCall { interface, function, address, arguments } => {
                self.contract_call(*interface, *function, address, arguments, span)
            }
            ExprKind::Builtin { function, arguments } => self.builtin(*function, arguments, span),
            ExprKind::OkOr { value, error } => {
                let (value, error) = (self.expr(value), self.error(*error, span));
                quote_spanned!(span=> ::core::option::Option::ok_or(#value, #error))
            }
            ExprKind::Tuple(elements) => {
                let elements = self.exprs(elements);
                quote_spanned!(span=> (#(#elements,)*))
            }
            ExprKind::Struct { id, fields, order } => {
                let (name, names) = (Ident::new(&self.contract.type_def(*id).name, span), self.field_names(*id));
                let fields = order.iter().filter_map(|position| {
                    let (field, value) = (Ident::new(names.get(*position)?, span), fields.get(*position)?);
                    let value = self.expr(value);
                    Some(quote_spanned!(span=> #field: #value))
                });
                quote_spanned!(span=> #name { #(#fields),* })
            }
            ExprKind::Variant { id, variant, values } => {
                let (name, values) = (self.variant(*id, *variant, span), self.exprs(values));
                let values = (!values.is_empty()).then(|| quote_spanned!(span=> (#(#values),*)));
                quote!(#name #values)
            }
            ExprKind::Some(value) => {
                let value = self.expr(value);
                quote_spanned!(span=> ::core::option::Option::Some(#value))
            }
            ExprKind::None => {
                let ty = rust_type(self.contract, &expr.ty, span);
                quote_spanned!(span=> <#ty>::None)
            }
            ExprKind::List(elements) => self.elements(&expr.ty, elements, span),
            ExprKind::Repeat(value) => {
                let length = match &expr.ty {
                    Type::Array(_, length) => *length,
                    _ => 0,
                };
                let (value, length) = (self.expr(value), Literal::usize_unsuffixed(length));
                quote_spanned!(span=> [#value; #length])
            }
            ExprKind::Field { value, field } => {
                let (field, value) = (self.member(&value.ty, *field, span), self.operand(value));
                quote_spanned!(span=> #value.#field)
            }
            ExprKind::Index { list, index } => {
                let (list, index) = (self.expr(list), self.expr(index));
                quote_spanned!(span=> (*::zkthread::rt::at(&#list, #index)))
            }
            ExprKind::Clone(value) => {
                let value = self.expr(value);
                quote_spanned!(span=> ::zkthread::rt::clone(&#value))
            }
            ExprKind::Try(inner) => {
                let inner = self.operand(inner);
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
            ExprKind::Binary { op, left, right } => self.binary(*op, left, right, span),
            ExprKind::Not(inner) => {
                let inner = self.operand(inner);
                quote_spanned!(span=> (!#inner))
            }
            ExprKind::BitNot(inner) => self.one("bit_not", inner, span),
            ExprKind::Negate(inner) => self.one("negate", inner, span),
            ExprKind::Convert(inner) if expr.ty == Type::Felt252 => self.one("felt", inner, span),
            ExprKind::Convert(inner) => {
                let (ty, inner) = (rust_type(self.contract, &expr.ty, span), self.expr(inner));
                quote_spanned!(span=> ::zkthread::rt::convert::<#ty, _>(#inner))
            }
            ExprKind::TryConvert(inner) => {
                let to = match &expr.ty {
                    Type::Option(to) => to,
                    ty => ty,
                };
                let (ty, inner) = (rust_type(self.contract, to, span), self.expr(inner));
                quote_spanned!(span=> ::zkthread::rt::try_convert::<#ty, _>(#inner))
            }
            ExprKind::If { condition, then, otherwise } => {
                let (condition, then) = (self.head(condition), self.block(then));
                let otherwise = otherwise.as_ref().map(|otherwise| {
                    let otherwise = self.block(otherwise);
                    quote_spanned!(span=> else { #otherwise })
                });
                quote_spanned!(span=> if #condition { #then } #otherwise)
            }
            ExprKind::Match { value, arms } => self.matching(value, arms, span),
            ExprKind::Block(block) => {
                let block = self.block(block);
                quote_spanned!(span=> { #block })
            }
            ExprKind::Caller => self.ask("caller", span),
            ExprKind::Timestamp => self.ask("timestamp", span),
            ExprKind::SubBlockNumber => self.ask("sub_block_number", span),
            ExprKind::OwnAddress => self.ask("contract_address", span),
            ExprKind::ChainId => self.ask("chain_id", span),
        }
    }

    fn exprs(&self, exprs: &[Expr]) -> Vec<TokenStream> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    /// An expression that something is written before or after.
    fn operand(&self, expr: &Expr) -> TokenStream {
        let written = self.expr(expr);
        match expr.kind {
            ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_) => quote_spanned!(expr.span=> (#written)),
            _ => written,
        }
    }

    /// An expression before a block, where a struct's braces would be taken for the block's.
    pub(crate) fn head(&self, expr: &Expr) -> TokenStream {
        let written = self.expr(expr);
        match expr.kind {
            ExprKind::Struct { .. } | ExprKind::Field { .. } => quote_spanned!(expr.span=> (#written)),
            _ => written,
        }
    }

    fn one(&self, function: &str, value: &Expr, span: Span) -> TokenStream {
        let (function, value) = (Ident::new(function, span), self.expr(value));
        quote_spanned!(span=> ::zkthread::rt::#function(#value))
    }

    /// A local as the place it stands for.
    pub(crate) fn local(&self, local: LocalId, span: Span) -> TokenStream {
        let Some(local) = self.function.locals.get(local.0) else { return quote!(_) };
        let name = Ident::new(&local.name, span);
        match local.passing {
            Passing::Value => quote!(#name),
            Passing::Shared | Passing::Mutable => quote_spanned!(span=> (*#name)),
        }
    }

    pub(crate) fn field_names(&self, id: TypeId) -> Vec<&str> {
        match &self.contract.type_def(id).kind {
            TypeDefKind::Struct(fields) => fields.iter().map(|field| field.name.as_str()).collect(),
            TypeDefKind::Enum(_) => Vec::new(),
        }
    }

    /// A field by its position in a struct or tuple.
    pub(crate) fn member(&self, ty: &Type, field: usize, span: Span) -> TokenStream {
        match ty {
            Type::Named(id) => {
                let name = Ident::new(self.field_names(*id).get(field).copied().unwrap_or("_"), span);
                quote!(#name)
            }
            _ => {
                let mut position = Literal::usize_unsuffixed(field);
                position.set_span(span);
                quote!(#position)
            }
        }
    }

    pub(crate) fn variant(&self, id: TypeId, variant: usize, span: Span) -> TokenStream {
        let def = self.contract.type_def(id);
        let variant = match &def.kind {
            TypeDefKind::Enum(variants) => variants.get(variant).map_or("_", |variant| &variant.name),
            TypeDefKind::Struct(_) => "_",
        };
        let (name, variant) = (Ident::new(&def.name, span), Ident::new(variant, span));
        quote_spanned!(span=> #name::#variant)
    }

    fn elements(&self, ty: &Type, elements: &[Expr], span: Span) -> TokenStream {
        let written = self.exprs(elements);
        match ty {
            Type::Vec(inner) if elements.is_empty() => {
                let inner = rust_type(self.contract, inner, span);
                quote_spanned!(span=> ::std::vec::Vec::<#inner>::new())
            }
            Type::Vec(_) => quote_spanned!(span=> ::std::vec![#(#written),*]),
            _ => quote_spanned!(span=> [#(#written),*]),
        }
    }

    fn binary(&self, op: BinaryOp, left: &Expr, right: &Expr, span: Span) -> TokenStream {
        let is_copy = self.contract.is_copy(&left.ty);
        let function = match op {
            BinaryOp::Add => "add",
            BinaryOp::Sub => "sub",
            BinaryOp::Mul => "mul",
            BinaryOp::Div => "div",
            BinaryOp::Rem => "rem",
            BinaryOp::Less => "less",
            BinaryOp::LessEqual => "less_equal",
            BinaryOp::Greater => "greater",
            BinaryOp::GreaterEqual => "greater_equal",
            BinaryOp::BitAnd => "bit_and",
            BinaryOp::BitOr => "bit_or",
            BinaryOp::BitXor => "bit_xor",
            BinaryOp::And | BinaryOp::Or => {
                let (left, right) = (self.operand(left), self.operand(right));
                let sign = if op == BinaryOp::And { quote_spanned!(span=> &&) } else { quote_spanned!(span=> ||) };
                return quote_spanned!(span=> (#left #sign #right));
            }
            BinaryOp::Equal | BinaryOp::NotEqual => {
                let (left, right) = (self.expr(left), self.expr(right));
                let equal = match is_copy {
                    true => quote_spanned!(span=> ::zkthread::rt::same(#left, #right)),
                    false => quote_spanned!(span=> ::zkthread::rt::equal(&#left, &#right)),
                };
                return if op == BinaryOp::Equal { equal } else { quote_spanned!(span=> (!#equal)) };
            }
        };
        let (function, left, right) = (Ident::new(function, span), self.expr(left), self.expr(right));
        quote_spanned!(span=> ::zkthread::rt::#function(#left, #right))
    }

    fn builtin(&self, builtin: Builtin, arguments: &[Expr], span: Span) -> TokenStream {
        let arguments = self.exprs(arguments);
        let (function, by_reference) = match builtin {
            Builtin::IsSome => return quote_spanned!(span=> ::core::option::Option::is_some(#(&#arguments),*)),
            Builtin::IsNone => return quote_spanned!(span=> ::core::option::Option::is_none(#(&#arguments),*)),
            Builtin::UnwrapOr => return quote_spanned!(span=> ::core::option::Option::unwrap_or(#(#arguments),*)),
            Builtin::Poseidon => return quote_spanned!(span=> ::zkthread::rt::poseidon_hash(&[#(#arguments),*])),
            Builtin::Keccak => return quote_spanned!(span=> ::zkthread::rt::keccak_hash(&[#(#arguments),*])),
            Builtin::Pedersen => ("pedersen_hash", false),
            Builtin::Len => ("len", true),
            Builtin::IsEmpty => ("is_empty", true),
            Builtin::Unwrap => ("unwrap", false),
            Builtin::Min => ("min", false),
            Builtin::Max => ("max", false),
            Builtin::CheckedAdd => ("checked_add", false),
            Builtin::CheckedSub => ("checked_sub", false),
            Builtin::CheckedMul => ("checked_mul", false),
            Builtin::CheckedDiv => ("checked_div", false),
            Builtin::CheckedRem => ("checked_rem", false),
        };
        let (function, sign) = (Ident::new(function, span), by_reference.then(|| quote_spanned!(span=> &)));
        quote_spanned!(span=> ::zkthread::rt::#function(#(#sign #arguments),*))
    }

    pub(crate) fn context(&self, span: Span) -> Ident {
        Ident::new(self.function.context.as_deref().unwrap_or("_"), span)
    }

    fn ask(&self, what: &str, span: Span) -> TokenStream {
        let (cx, method) = (self.context(span), Ident::new(what, span));
        quote_spanned!(span=> #cx.#method())
    }

    pub(crate) fn error(&self, error: ErrorId, span: Span) -> TokenStream {
        let declared = self.contract.error_enum.as_deref().unwrap_or("_");
        let variant = self.contract.errors.get(error.0).map_or("_", |error| &error.name);
        let (declared, variant) = (Ident::new(declared, span), Ident::new(variant, span));
        quote_spanned!(span=> #declared::#variant)
    }
}

fn all(exprs: &[Expr]) -> Vec<&Expr> {
    exprs.iter().collect()
}

/// Whether an expression ends in a block and gives nothing, so that as a statement it needs no semicolon.
pub(crate) fn is_statement(expr: &Expr) -> bool {
    let is_block = matches!(expr.kind, ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_));
    is_block && expr.ty == Type::Unit && !expr.result
}
