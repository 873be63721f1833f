//! Calls of the contract's functions, and the order in which operands are evaluated and borrowed.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use zkthread_ir::{Expr, ExprKind, Function, FunctionId, FunctionPlace, InterfaceId, Passing, Receiver};

use crate::body::Writer;

impl Writer<'_> {
    pub(crate) fn call(&self, callee: FunctionId, arguments: &[Expr], span: Span) -> TokenStream {
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

    /// A call through an interface; see [`crate::interface`].
    pub(crate) fn contract_call(
        &self,
        interface: InterfaceId,
        function: usize,
        address: &Expr,
        arguments: &[Expr],
        span: Span,
    ) -> TokenStream {
        let interface = self.contract.interface(interface);
        let Some(callee) = interface.functions.get(function) else { return TokenStream::new() };
        let (name, method) = (Ident::new(&interface.name, span), Ident::new(&callee.name, span));
        // What looks at the context is evaluated before the callee borrows it.
        let operands: Vec<&Expr> = [address].into_iter().chain(arguments).collect();
        let named = operands.iter().any(|operand| may_call(operand, true));
        named_if(named, operands.iter().map(|operand| self.expr(operand)).collect(), span, |operands| {
            let cx = self.context(span);
            let mut operands = operands.into_iter();
            let address = operands.next();
            quote_spanned!(span=> self::#name::at(#address).#method(#cx #(, #operands)*))
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
    match &expr.kind {
        ExprKind::Call { .. }
        | ExprKind::ContractCall { .. }
        | ExprKind::If { .. }
        | ExprKind::Match { .. }
        | ExprKind::Block(_) => true,
        ExprKind::Caller
        | ExprKind::Timestamp
        | ExprKind::SubBlockNumber
        | ExprKind::OwnAddress
        | ExprKind::ChainId => or_context,
        _ => expr.operands().into_iter().any(|operand| may_call(operand, or_context)),
    }
}
