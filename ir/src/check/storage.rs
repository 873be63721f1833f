//! Reading and writing storage: plain fields, maps and lists.

use quote::ToTokens;
use syn::Member;

use super::{Checker, Want, bare, value};
use crate::diagnostic as faults;
use crate::model::{Expr, ExprKind, FunctionPlace, Receiver, Row, RowId, StatementKind, Type, Variable, VariableId};

/// Rows are named once the whole function is checked.
pub(super) const ROW_NOT_NAMED_YET: Row = Row::First(RowId(0));

/// `self.field` with the `.entry(..)`s behind it.
pub(super) struct Stored<'s> {
    variable: VariableId,
    entries: Vec<&'s syn::ExprMethodCall>,
}

/// `self.field` in the source, and the `.entry(..)`s behind it.
fn unfold<'s>(
    checker: &Checker<'_>,
    source: &'s syn::Expr,
) -> Option<(&'s syn::ExprField, Vec<&'s syn::ExprMethodCall>)> {
    let (mut expr, mut entries) = (bare(source), Vec::new());
    loop {
        match expr {
            syn::Expr::Field(field) if checker.is_storage(&field.base) => {
                entries.reverse();
                return Some((field, entries));
            }
            syn::Expr::MethodCall(call) if call.method == "entry" => {
                entries.push(call);
                expr = bare(&call.receiver);
            }
            _ => return None,
        }
    }
}

impl<'a> Checker<'a> {
    fn variable_info(&self, variable: VariableId) -> Option<&'a Variable> {
        self.shared.declared.storage.get(variable.0)
    }

    /// The storage field that `self.field` names; reports one that is not there.
    fn storage_field(&mut self, field: &syn::ExprField) -> Option<VariableId> {
        self.refuse_missing_self(&field.base)?;
        let Member::Named(name) = &field.member else {
            let text = field.member.to_token_stream();
            let help = self.known_fields();
            self.report(&faults::UNKNOWN_FIELD, &field.member, &[&text, &self.shared.declared.name, &help]);
            return None;
        };
        let variable = self.variable(name);
        if variable.is_none() {
            let is_function = self.shared.function(FunctionPlace::Contract, name).is_some();
            let help = if is_function { format!("call it: `self.{name}(..)`") } else { self.known_fields() };
            self.report(&faults::UNKNOWN_FIELD, name, &[name, &self.shared.declared.name, &help]);
        }
        variable
    }

    fn known_fields(&self) -> String {
        let names: Vec<&str> = self.shared.declared.storage.iter().map(|variable| variable.name.as_str()).collect();
        format!("its fields are: {}", names.join(", "))
    }

    /// Reports `self` in a function that has none.
    pub(super) fn refuse_missing_self(&mut self, source: &dyn ToTokens) -> Option<()> {
        if self.function.receiver == Receiver::None {
            self.report(&faults::NO_SELF, source, &[self.function.name]);
            return None;
        }
        Some(())
    }

    pub(super) fn refuse_write(&mut self, source: &dyn ToTokens) {
        if self.function.receiver == Receiver::Read {
            self.report(&faults::WRITE_IN_READER, source, &[self.function.name]);
        }
    }

    /// `self.field` as a value.
    pub(super) fn read_field(&mut self, source: &syn::ExprField) -> Option<Expr> {
        let variable = self.storage_field(source)?;
        let info = self.variable_info(variable)?;
        if info.is_list && info.keys.is_empty() {
            self.report(&faults::LIST_AS_VALUE, source, &[&info.name]);
            return None;
        }
        if !info.keys.is_empty() {
            self.report(&faults::MAP_AS_VALUE, source, &[&info.name]);
            return None;
        }
        let read = ExprKind::Read { variable, keys: Vec::new(), row: ROW_NOT_NAMED_YET };
        self.known(&info.value)?;
        Some(value(read, info.value.clone(), source))
    }

    /// What a method is called on when that is a map or a list in storage: outer none for everything else, inner none when it
    /// was refused.
    pub(super) fn stored<'s>(&mut self, call: &'s syn::ExprMethodCall) -> Option<Option<Stored<'s>>> {
        let (field, entries) = unfold(self, &call.receiver)?;
        let Some(variable) = self.storage_field(field) else { return Some(None) };
        let info = self.variable_info(variable)?;
        if info.keys.is_empty() && !info.is_list {
            let method = call.method.to_string();
            let is_access = ["read", "write", "entry"].contains(&method.as_str()) || !entries.is_empty();
            let is_own = matches!(info.value, Type::Named(id)
                if self.shared.function(FunctionPlace::Type(id), &call.method).is_some());
            if is_access && (!is_own || !entries.is_empty()) {
                let method = entries.first().map_or(&call.method, |entry| &entry.method);
                self.report(&faults::METHOD_OF_PLAIN_FIELD, method, &[method, &info.name]);
                return Some(None);
            }
            return None;
        }
        Some(Some(Stored { variable, entries }))
    }

    /// The keys in `.entry(..)`s and, for the last `Map`, in `read` or `write`. Gives the arguments that are no keys.
    fn keys<'s>(
        &mut self,
        stored: &Stored<'s>,
        call: &'s syn::ExprMethodCall,
    ) -> Option<(Vec<Expr>, Vec<&'s syn::Expr>)> {
        let info = self.variable_info(stored.variable)?;
        let mut arguments: Vec<&syn::Expr> = call.args.iter().collect();
        let mut given: Vec<&syn::Expr> = Vec::new();
        for entry in &stored.entries {
            given.push(self.only_argument(&entry.args, "entry", *entry)?);
        }
        if given.len() > info.nesting.len() {
            let entry = stored.entries.get(info.nesting.len())?;
            self.report(&faults::ENTRY_TOO_MANY, &entry.method, &[&info.name, &info.nesting.len()]);
            return None;
        }
        if !info.is_list && given.len() + 1 == info.nesting.len() {
            let expected = if call.method == "write" { 2 } else { 1 };
            if arguments.len() != expected {
                self.map_arity(call, expected == 2);
                return None;
            }
            given.push(arguments.remove(0));
        }
        if given.len() < info.nesting.len() {
            let missing = info.nesting.len() - given.len() - usize::from(!info.is_list);
            let entries = ".entry(key)".repeat(missing);
            let form = format!("{entries}.{}(..)", call.method);
            self.report(&faults::ENTRY_MISSING, &call.method, &[&info.name, &form]);
            return None;
        }
        let mut types = info.keys.iter();
        let mut keys = Vec::new();
        let mut sound = true;
        for (key, count) in given.into_iter().zip(&info.nesting) {
            let types: Vec<&Type> = types.by_ref().take(*count).collect();
            match self.key_group(key, &types, info) {
                Some(group) => keys.extend(group),
                None => sound = false,
            }
        }
        sound.then_some((keys, arguments))
    }

    fn map_arity(&mut self, call: &syn::ExprMethodCall, writes: bool) {
        let help = if writes {
            "the key and the value; a tuple of keys as one: `write((a, b), value)`"
        } else {
            "the key; a tuple of keys as one: `read((a, b))`"
        };
        self.report(&faults::MAP_ARITY, call, &[&call.method, &help]);
    }

    /// The keys of one `Map`: a value, or a tuple written out.
    fn key_group(&mut self, source: &syn::Expr, types: &[&Type], info: &Variable) -> Option<Vec<Expr>> {
        if types.contains(&&Type::Unit) {
            return None;
        }
        if let [key] = types {
            return Some(vec![self.expr(source, Want::Value(key))?]);
        }
        let parts: Vec<&syn::Expr> = match bare(source) {
            syn::Expr::Tuple(tuple) if tuple.elems.len() == types.len() => tuple.elems.iter().collect(),
            _ => {
                let form = ["a", "b", "c"].iter().take(types.len()).copied().collect::<Vec<_>>().join(", ");
                self.report(&faults::MAP_PAIR, source, &[&info.name, &types.len(), &form]);
                return None;
            }
        };
        let keys: Vec<Option<Expr>> =
            parts.into_iter().zip(types).map(|(part, ty)| self.expr(part, Want::Value(ty))).collect();
        keys.into_iter().collect()
    }

    /// Reports a method that maps and lists do not have; none when it is one of theirs.
    fn refuse_unknown(&mut self, info: &Variable, call: &syn::ExprMethodCall) -> Option<()> {
        let name = call.method.to_string();
        if name == "entry" {
            self.report(&faults::ENTRY_AS_VALUE, call, &[]);
            return None;
        }
        let (known, entry) = if info.is_list {
            (["read", "write", "push", "len"].contains(&name.as_str()), &faults::LIST_METHOD)
        } else {
            (["read", "write"].contains(&name.as_str()), &faults::MAP_METHOD)
        };
        if !known {
            self.report(entry, &call.method, &[&call.method]);
            return None;
        }
        Some(())
    }

    /// `read` of a map, `read` and `len` of a list.
    pub(super) fn read_stored(&mut self, stored: &Stored<'_>, call: &syn::ExprMethodCall) -> Option<Expr> {
        let variable = stored.variable;
        let info = self.variable_info(variable)?;
        self.refuse_unknown(info, call)?;
        if call.method == "write" || call.method == "push" {
            self.report(&faults::STATEMENT_AS_VALUE, call, &[&"a write"]);
            return None;
        }
        let (keys, arguments) = self.keys(stored, call)?;
        self.known(&info.value)?;
        match (info.is_list, call.method == "len", &arguments[..]) {
            (false, _, []) => {
                let read = ExprKind::Read { variable, keys, row: ROW_NOT_NAMED_YET };
                Some(value(read, info.value.clone(), call))
            }
            (false, ..) => {
                self.map_arity(call, false);
                None
            }
            (true, true, []) => {
                let len = ExprKind::ListLen { variable, keys, row: ROW_NOT_NAMED_YET };
                Some(value(len, Type::U64, call))
            }
            (true, false, [index]) => {
                let index = Box::new(self.expr(index, Want::Value(&Type::U64))?);
                let (length, row) = (ROW_NOT_NAMED_YET, ROW_NOT_NAMED_YET);
                let read = ExprKind::ListRead { variable, keys, index, length, row };
                Some(value(read, info.value.clone(), call))
            }
            (true, is_len, _) => {
                self.report(&faults::ARITY, call, &[&call.method, &usize::from(!is_len), &arguments.len()]);
                None
            }
        }
    }

    /// `write` of a map, `write` and `push` of a list.
    fn write_stored(&mut self, stored: &Stored<'_>, call: &syn::ExprMethodCall) -> Option<StatementKind> {
        let variable = stored.variable;
        let info = self.variable_info(variable)?;
        self.refuse_unknown(info, call)?;
        self.refuse_write(call);
        let (keys, arguments) = self.keys(stored, call)?;
        self.known(&info.value)?;
        let (length, row) = (ROW_NOT_NAMED_YET, ROW_NOT_NAMED_YET);
        match (info.is_list, call.method == "push", &arguments[..]) {
            (false, _, [written]) => {
                let value = self.expr(written, Want::Value(&info.value))?;
                Some(StatementKind::Write { variable, keys, value, row })
            }
            (false, ..) => {
                self.map_arity(call, true);
                None
            }
            (true, true, [pushed]) => {
                let value = self.expr(pushed, Want::Value(&info.value))?;
                Some(StatementKind::ListPush { variable, keys, value, length, row })
            }
            (true, false, [index, written]) => {
                let index = self.expr(index, Want::Value(&Type::U64));
                let value = self.expr(written, Want::Value(&info.value));
                Some(StatementKind::ListWrite { variable, keys, index: index?, value: value?, length, row })
            }
            (true, is_push, _) => {
                let expected = if is_push { 1 } else { 2 };
                self.report(&faults::ARITY, call, &[&call.method, &expected, &arguments.len()]);
                None
            }
        }
    }

    /// Whether the call is a statement and has no value: `cx.emit(..)`, a write to storage, or a push.
    pub(super) fn is_statement_call(&self, call: &syn::ExprMethodCall) -> bool {
        match call.method.to_string().as_str() {
            "emit" => self.is_context(&call.receiver),
            "write" | "push" => unfold(self, &call.receiver).is_some_and(|(field, entries)| {
                let Member::Named(name) = &field.member else { return false };
                let info = self.variable(name).and_then(|variable| self.variable_info(variable));
                info.is_some_and(|info| info.is_list || !info.keys.is_empty() || !entries.is_empty())
            }),
            _ => false,
        }
    }

    /// A method call that is a statement of its own kind: outer none when it is an expression.
    pub(super) fn method_statement(&mut self, call: &syn::ExprMethodCall) -> Option<Option<StatementKind>> {
        let name = call.method.to_string();
        if self.is_statement_call(call) {
            if name == "emit" {
                return Some(self.emit(call));
            }
            let stored = self.stored(call)?;
            return Some(stored.and_then(|stored| self.write_stored(&stored, call)));
        }
        let may_push = name == "push" || name == "push_str";
        let of_contract = self.is_storage(&call.receiver) || self.handle(&call.receiver).is_some();
        if !may_push || of_contract || self.is_context(&call.receiver) {
            return None;
        }
        Some(self.nested(call, |checker| {
            let Some(receiver) = checker.looked(&call.receiver, Want::Any) else {
                checker.note_pushed(&call.receiver, call);
                return None;
            };
            match (&receiver.ty, name.as_str()) {
                (Type::Vec(_), "push") | (Type::String, "push_str") => checker.push(&receiver, call),
                _ => checker.method_of_value(receiver, call).map(StatementKind::Expr),
            }
        }))
    }
}
