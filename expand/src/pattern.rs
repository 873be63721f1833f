//! Matches and patterns in Rust.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use zkthread_ir::{Arm, Case, Expr, ExprKind, Pattern, Type};

use crate::body::Writer;
use crate::literal::{integer, literal};

impl Writer<'_> {
    pub(crate) fn matching(&self, value: &Expr, arms: &[Arm], span: Span) -> TokenStream {
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
}
