//! Literals.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use zkthread_ir::{Expr, ExprKind, Type};

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
pub(crate) fn integer(number: &str, ty: &str, span: Span) -> TokenStream {
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
