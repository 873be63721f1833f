//! The functions that transactions reach.

use zkthread_ir::{Function, FunctionId, Passing};

use super::body::Body;
use super::{Printer, UNTRACKED};
use crate::names;
use crate::writer::Writer;

impl Printer<'_> {
    pub(super) fn functions(&self) -> String {
        let mut piece = Writer::default();
        for (id, function) in self.contract.functions.iter().enumerate() {
            if self.reached.is_reached(FunctionId(id)) {
                self.function(FunctionId(id), function, &mut piece);
            }
        }
        let mut out = Writer::default();
        out.line("//! The functions that transactions reach. One that fails gives its fault back; what it wrote by then is undone by the caller.");
        out.blank();
        out.append_with_imports(piece);
        out.finish()
    }

    fn function(&self, id: FunctionId, function: &Function, out: &mut Writer) {
        out.import("crate::os::input::Context");
        out.import("crate::os::storage::State");
        self.begin();
        let locals = names::locals(function);
        let mut params = String::new();
        for param in &function.params {
            let local = &function.locals[param.0];
            let (before, ty) = (if local.mutable { "mut " } else { "" }, self.program_type(&local.ty));
            let (before, ty) = match local.passing {
                Passing::Value => (before, ty),
                // A reference to what is copied is a copy.
                Passing::Shared if self.contract.is_copy(&local.ty) => (before, ty),
                Passing::Shared => ("", format!("@{ty}")),
                Passing::Mutable => ("ref ", ty),
            };
            params.push_str(&format!(", {before}{}: {ty}", locals[param.0]));
        }
        out.docs(&function.docs);
        out.line("#[allow(unused_variables)]");
        let is_inlined = self.reached.is_inlined(id);
        out.line(if is_inlined { "#[inline(always)]" } else { "#[inline(never)]" });
        let (name, returns) = (&self.titles.functions[id.0], self.program_type(&function.returns));
        out.open(format_args!("pub fn {name}(ref state: State, cx: Context{params}) -> Result<{returns}, felt252>"));
        if !is_inlined {
            out.line(UNTRACKED);
        }
        Body::new(self, id, locals).print(out);
        out.close("");
        out.blank();
    }
}
