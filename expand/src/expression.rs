//! Expressions in Rust. Places (locals, their fields and elements) are printed as places, so that what the source borrows, copies or moves is
//! borrowed, copied or moved here, and rustc finds the same faults in the same places.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use zkthread_ir::{
    Arm, BinaryOp, Builtin, Case, ErrorId, Expr, ExprKind, Function, FunctionId, FunctionPlace, LocalId, Passing,
    Pattern, Receiver, Row, Type, TypeDefKind, TypeId, VariableId,
};

use crate::body::Writer;
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

    fn field_names(&self, id: TypeId) -> Vec<&str> {
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

    fn variant(&self, id: TypeId, variant: usize, span: Span) -> TokenStream {
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

    fn matching(&self, value: &Expr, arms: &[Arm], span: Span) -> TokenStream {
        // rustc has no patterns for these two, so they are compared.
        let compared = matches!(value.ty, Type::Felt252 | Type::U256);
        let arms = arms.iter().map(|arm| {
            let pattern = match compared {
                true => self.comparison(&arm.cases, arm.span),
                false => {
                    let cases = arm.cases.iter().map(|case| self.case(case, arm.span));
                    quote!(#(#cases)|*)
                }
            };
            let body = self.block(&arm.body);
            quote_spanned!(arm.span=> #pattern => { #body })
        });
        let value = self.head(value);
        quote_spanned!(span=> match #value { #(#arms)* })
    }

    fn case(&self, case: &Case, span: Span) -> TokenStream {
        match case {
            Case::Variant(id, variant, patterns) => {
                let name = self.variant(*id, *variant, span);
                let patterns = patterns.iter().map(|pattern| self.pattern(pattern, span));
                let payload = (patterns.len() > 0).then(|| quote_spanned!(span=> (#(#patterns),*)));
                quote!(#name #payload)
            }
            Case::Some(pattern) => {
                let pattern = self.pattern(pattern, span);
                quote_spanned!(span=> ::core::option::Option::Some(#pattern))
            }
            Case::None => quote_spanned!(span=> ::core::option::Option::None),
            Case::Literal(value) => match (&value.kind, value.ty.plain_name()) {
                (ExprKind::Integer(number), Some(ty)) => integer(&number.to_string(), ty, value.span),
                _ => literal(value),
            },
            Case::Any(pattern) => self.pattern(pattern, span),
        }
    }

    fn comparison(&self, cases: &[Case], span: Span) -> TokenStream {
        let whole = cases.iter().find_map(|case| match case {
            Case::Any(pattern) => Some(self.pattern(pattern, span)),
            _ => None,
        });
        whole.unwrap_or_else(|| {
            let literals = cases.iter().filter_map(|case| match case {
                Case::Literal(value) => Some(literal(value)),
                _ => None,
            });
            quote_spanned!(span=> __zkthread_value if #(__zkthread_value == #literals)||*)
        })
    }

    pub(crate) fn pattern(&self, pattern: &Pattern, span: Span) -> TokenStream {
        match pattern {
            Pattern::Wildcard => quote_spanned!(span=> _),
            Pattern::Bind(local) => {
                let Some(local) = self.function.locals.get(local.0) else { return quote!(_) };
                let (mutable, name) = (self.mutable(local), Ident::new(&local.name, local.span));
                quote!(#mutable #name)
            }
            Pattern::Tuple(elements) => {
                let elements = elements.iter().map(|element| self.pattern(element, span));
                quote_spanned!(span=> (#(#elements,)*))
            }
            Pattern::Struct(id, fields) => {
                let name = Ident::new(&self.contract.type_def(*id).name, span);
                let is_named = |pattern: &Pattern, field: &str| match pattern {
                    Pattern::Bind(local) => self.function.locals.get(local.0).is_some_and(|local| local.name == field),
                    _ => false,
                };
                // A `_` is left out, and a local named like its field stands for both: rustc has lints for either.
                let named = self.field_names(*id).into_iter().zip(fields);
                let named = named.filter(|(_, pattern)| !matches!(pattern, Pattern::Wildcard));
                let fields = named.map(|(field, pattern)| {
                    let written = self.pattern(pattern, span);
                    let label = (!is_named(pattern, field)).then(|| {
                        let field = Ident::new(field, span);
                        quote_spanned!(span=> #field:)
                    });
                    quote!(#label #written,)
                });
                quote_spanned!(span=> #name { #(#fields)* .. })
            }
        }
    }

    fn call(&self, callee: FunctionId, arguments: &[Expr], span: Span) -> TokenStream {
        let Some(callee) = self.contract.functions.get(callee.0) else { return TokenStream::new() };
        let passing = callee.params.iter().map(|param| callee.locals.get(param.0).map(|local| local.passing));
        let passing: Vec<Passing> = passing.map(|passing| passing.unwrap_or(Passing::Value)).collect();
        let (changed, looked_at) = partition(arguments, &passing);
        // What the function changes is borrowed last: rustc lets the other arguments look at a method's `&mut self`, and finding a place does nothing.
        let may_look = |argument: &Expr| !changed.is_empty() && !is_plain(argument);
        let named =
            looked_at.iter().any(|(argument, _)| may_call(argument, callee.context.is_some()) || may_look(argument));
        let operands = looked_at.into_iter().map(|(argument, passing)| {
            let written = self.expr(argument);
            if passing == Passing::Shared { quote_spanned!(argument.span=> &#written) } else { written }
        });
        named_if(named, operands.collect(), span, |operands| {
            let (mut operands, mut changed) = (operands.into_iter(), changed.into_iter());
            let mut arguments = passing.iter().filter_map(|passing| match passing {
                Passing::Mutable => changed.next().map(|place| {
                    let written = self.expr(place);
                    quote_spanned!(place.span=> &mut #written)
                }),
                Passing::Value | Passing::Shared => operands.next(),
            });
            // The `self` of an own type stands before the context.
            let first = callee.params.first().and_then(|param| callee.locals.get(param.0));
            let has_own =
                matches!(callee.place, FunctionPlace::Type(_)) && first.is_some_and(|first| first.name == "self");
            let own = if has_own { arguments.next() } else { None };
            let context = callee.context.as_ref().map(|_| {
                let cx = self.context(span);
                quote!(#cx)
            });
            let path = self.path(callee, span);
            let arguments = own.into_iter().chain(context).chain(arguments);
            quote_spanned!(span=> #path(#(#arguments),*))
        })
    }

    fn path(&self, callee: &Function, span: Span) -> TokenStream {
        let name = Ident::new(&callee.name, span);
        let owner = match (callee.place, callee.receiver) {
            (FunctionPlace::Contract, Receiver::Read | Receiver::Write) => {
                return quote_spanned!(span=> self.#name);
            }
            (FunctionPlace::Contract, Receiver::None) => &self.contract.name,
            (FunctionPlace::Free, _) => return quote_spanned!(span=> self::#name),
            (FunctionPlace::Type(id), _) => &self.contract.type_def(id).name,
        };
        let owner = Ident::new(owner, span);
        quote_spanned!(span=> #owner::#name)
    }

    /// Operands in order and what is made of them; each is named first when one of them may need `self` to itself.
    pub(crate) fn with(
        &self,
        operands: &[&Expr],
        span: Span,
        make: impl FnOnce(Vec<TokenStream>) -> TokenStream,
    ) -> TokenStream {
        let named = operands.iter().any(|operand| may_call(operand, false));
        named_if(named, operands.iter().map(|operand| self.expr(operand)).collect(), span, make)
    }

    /// A value or map under all keys but those of the innermost map, and these as one argument.
    pub(crate) fn entry(
        &self,
        variable: VariableId,
        keys: Vec<TokenStream>,
        span: Span,
    ) -> (TokenStream, Option<TokenStream>) {
        let mut levels = self.levels(variable, keys, span);
        let last = levels.pop();
        (self.under(variable, &levels, span), last)
    }

    /// A list under all its keys.
    pub(crate) fn list(&self, variable: VariableId, keys: Vec<TokenStream>, span: Span) -> TokenStream {
        let levels = self.levels(variable, keys, span);
        self.under(variable, &levels, span)
    }

    fn under(&self, variable: VariableId, levels: &[TokenStream], span: Span) -> TokenStream {
        let field = self.contract.storage.get(variable.0).map_or("_", |variable| &variable.name);
        let field = Ident::new(field, span);
        quote_spanned!(span=> self.#field #(.entry(#levels))*)
    }

    /// The keys, one argument for each map.
    fn levels(&self, variable: VariableId, keys: Vec<TokenStream>, span: Span) -> Vec<TokenStream> {
        let Some(variable) = self.contract.storage.get(variable.0) else { return Vec::new() };
        let mut keys = keys.into_iter();
        let level = |taken: &usize| {
            let of_level: Vec<TokenStream> = keys.by_ref().take(*taken).collect();
            if *taken == 1 { quote!(#(#of_level)*) } else { quote_spanned!(span=> (#(#of_level),*)) }
        };
        variable.nesting.iter().map(level).collect()
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

/// An integer, felt, bool or short string; what a constant may be.
pub(crate) fn literal(expr: &Expr) -> TokenStream {
    let span = expr.span;
    match (&expr.kind, &expr.ty) {
        (ExprKind::Integer(_), Type::ContractAddress | Type::ClassHash | Type::Bytes31) => {
            let ty = Ident::new(expr.ty.plain_name().unwrap_or("_"), span);
            quote_spanned!(span=> ::zkthread::#ty::ZERO)
        }
        (ExprKind::Integer(number), Type::Felt252) => {
            let hex = format!("{number:#x}");
            quote_spanned!(span=> const { ::zkthread::Felt::from_hex_unchecked(#hex) })
        }
        (ExprKind::Integer(number), Type::U256) => {
            let digits = format!("{number:064x}");
            let (high, low) = digits.split_at(digits.len().saturating_sub(32));
            let (low, high) = (format!("0x{low}"), format!("0x{high}"));
            let (low, high) = (integer(&low, "u128", span), integer(&high, "u128", span));
            quote_spanned!(span=> ::zkthread::u256::new(#low, #high))
        }
        (ExprKind::Integer(number), ty) => {
            let written = integer(&number.to_string(), ty.plain_name().unwrap_or("_"), span);
            if ty.is_signed() { quote_spanned!(span=> (#written)) } else { written }
        }
        (ExprKind::ShortString(text), _) => quote_spanned!(span=> ::zkthread::short_string!(#text)),
        (ExprKind::Bool(truth), _) => quote_spanned!(span=> #truth),
        _ => syn::Error::new(span, "not a literal").into_compile_error(),
    }
}

/// An integer literal with its type.
fn integer(number: &str, ty: &str, span: Span) -> TokenStream {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => (Some(quote_spanned!(span=> -)), digits),
        None => (None, number),
    };
    match format!("{digits}{ty}").parse::<Literal>() {
        Ok(mut literal) => {
            literal.set_span(span);
            quote!(#sign #literal)
        }
        Err(error) => syn::Error::new(span, error).into_compile_error(),
    }
}

/// `name`, or `name_again` where the row is already named.
pub(crate) fn again(name: &str, row: Row, span: Span) -> Ident {
    match row {
        Row::First(_) => Ident::new(name, span),
        Row::Again(_) => Ident::new(&format!("{name}_again"), span),
    }
}

/// How a row is found, as an argument.
pub(crate) fn access(row: Row, span: Span) -> TokenStream {
    let name = Ident::new(if matches!(row, Row::First(_)) { "First" } else { "Again" }, span);
    quote_spanned!(span=> ::zkthread::rt::Access::#name)
}

/// The arguments passed by `&mut`, and the others.
fn partition<'a>(arguments: &'a [Expr], passing: &[Passing]) -> (Vec<&'a Expr>, Vec<(&'a Expr, Passing)>) {
    let (mut changed, mut looked_at) = (Vec::new(), Vec::new());
    for (argument, passing) in arguments.iter().zip(passing) {
        match passing {
            Passing::Mutable => changed.push(argument),
            Passing::Value | Passing::Shared => looked_at.push((argument, *passing)),
        }
    }
    (changed, looked_at)
}

/// Whether an expression mentions no local.
fn is_plain(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Integer(_) | ExprKind::ShortString(_) | ExprKind::Bool(_) | ExprKind::Constant(_))
}

fn all(exprs: &[Expr]) -> Vec<&Expr> {
    exprs.iter().collect()
}

/// What is made of operands. A `match` names them: what they borrow from lives until it ends.
fn named_if(
    named: bool,
    operands: Vec<TokenStream>,
    span: Span,
    make: impl FnOnce(Vec<TokenStream>) -> TokenStream,
) -> TokenStream {
    if !named {
        return make(operands);
    }
    let names = (0..operands.len()).map(|position| {
        let name = Ident::new(&format!("__zkthread_{position}"), span);
        quote!(#name)
    });
    let names: Vec<TokenStream> = names.collect();
    let made = make(names.clone());
    quote_spanned!(span=> (match (#(#operands,)*) { (#(#names,)*) => #made }))
}

/// Whether evaluating the expression may call a function of the contract, or, when asked for, look at the context.
fn may_call(expr: &Expr, or_context: bool) -> bool {
    let any = |exprs: &[Expr]| exprs.iter().any(|expr| may_call(expr, or_context));
    match &expr.kind {
        ExprKind::Call { .. } | ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_) => true,
        ExprKind::Caller
        | ExprKind::Timestamp
        | ExprKind::SubBlockNumber
        | ExprKind::OwnAddress
        | ExprKind::ChainId => or_context,
        ExprKind::Read { keys, .. } | ExprKind::ListLen { keys, .. } => any(keys),
        ExprKind::ListRead { keys, index, .. } => any(keys) || may_call(index, or_context),
        ExprKind::Builtin { arguments: exprs, .. }
        | ExprKind::Tuple(exprs)
        | ExprKind::Struct { fields: exprs, .. }
        | ExprKind::Variant { values: exprs, .. }
        | ExprKind::List(exprs) => any(exprs),
        ExprKind::OkOr { value: inner, .. }
        | ExprKind::Some(inner)
        | ExprKind::Repeat(inner)
        | ExprKind::Field { value: inner, .. }
        | ExprKind::Clone(inner)
        | ExprKind::Try(inner)
        | ExprKind::Ok(inner)
        | ExprKind::Not(inner)
        | ExprKind::BitNot(inner)
        | ExprKind::Negate(inner)
        | ExprKind::Convert(inner)
        | ExprKind::TryConvert(inner) => may_call(inner, or_context),
        ExprKind::Index { list: left, index: right } | ExprKind::Binary { left, right, .. } => {
            may_call(left, or_context) || may_call(right, or_context)
        }
        ExprKind::Integer(_)
        | ExprKind::ShortString(_)
        | ExprKind::StringLiteral(_)
        | ExprKind::Constant(_)
        | ExprKind::Bool(_)
        | ExprKind::Unit
        | ExprKind::Local(_)
        | ExprKind::None
        | ExprKind::Err(_) => false,
    }
}

/// Whether an expression ends in a block and gives nothing, so that as a statement it needs no semicolon.
pub(crate) fn is_statement(expr: &Expr) -> bool {
    let is_block = matches!(expr.kind, ExprKind::If { .. } | ExprKind::Match { .. } | ExprKind::Block(_));
    is_block && expr.ty == Type::Unit && !expr.result
}
