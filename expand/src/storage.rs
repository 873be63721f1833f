//! Fields of storage, as expressions.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use zkthread_ir::{Row, VariableId};

use crate::body::Writer;

impl Writer<'_> {
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
