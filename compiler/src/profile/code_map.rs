//! Which function the felts of a program's bytecode are of.

use std::collections::HashMap;

use cairo_lang_compiler::db::RootDatabase;
use cairo_lang_defs::db::DefsGroup;
use cairo_lang_defs::diagnostic_utils::StableLocation;
use cairo_lang_executable::compile::CompileExecutableResult;
use cairo_lang_executable::executable::NOT_RETURNING_HEADER_SIZE;
use cairo_lang_filesystem::ids::{FileId, FileLongId, VirtualFile};
use cairo_lang_lowering::ids::{FunctionLongId, GeneratedFunctionKey};
use cairo_lang_parser::db::ParserGroup;
use cairo_lang_sierra::program::StatementIdx;
use cairo_lang_sierra_generator::db::SierraGenGroup;
use cairo_lang_syntax::node::{SyntaxNode, Terminal, TypedSyntaxNode, ast};

/// What stands for the code around the program in [`crate::FunctionSteps::function`]: the entry points, and what checks
/// their arguments.
pub const ENTRY_CODE: &str = "entry code";

/// Which function every felt of a program's bytecode is of. Made by
/// [`compile_with_map`](crate::compile_with_map), read by [`Folder`](crate::Folder).
#[derive(Clone, Debug)]
pub struct CodeMap {
    /// Paths: crate, modules, impl and name; the first is [`ENTRY_CODE`].
    pub(super) functions: Vec<String>,
    pub(super) places: Vec<Place>,
    /// The place of each felt of the bytecode, as far as code reaches.
    at: Vec<Option<u32>>,
}

/// The body of a function at one place of the program: on its own, or inlined at one call.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) function: u32,
    /// Where it is inlined; none when it stands on its own.
    pub(super) around: Option<u32>,
    /// Its number among the places within the same body that stands on its own.
    pub(super) index: u32,
    /// Loops become functions that call themselves; a turn of a loop is no call.
    pub(super) is_loop: bool,
}

impl CodeMap {
    /// The place that the instruction at `pc`, an offset in the bytecode, is of. None for the constants, which a program
    /// jumps to only to learn where they are.
    pub(super) fn place(&self, pc: usize) -> Option<u32> {
        self.at.get(pc).copied().flatten()
    }

    pub(crate) fn of<'db>(db: &'db RootDatabase, compiled: &CompileExecutableResult<'db>) -> Self {
        let mut builder = Builder::new(db);
        let entry = builder.body(ENTRY_CODE, false);
        let header = compiled.compiled_function.wrapper.header.iter();
        let offset = NOT_RETURNING_HEADER_SIZE + header.map(|instruction| instruction.body.op_size()).sum::<usize>();
        let mut at = vec![Some(entry); offset];

        let sierra = compiled.builder.sierra_program();
        let mut bodies = sierra.funcs.iter().map(|function| (function.entry_point, &function.id)).peekable();
        let mut body = entry;
        let statements = &compiled.builder.casm_program().debug_info.sierra_statement_info;
        for (index, statement) in statements.iter().enumerate() {
            let index = StatementIdx(index);
            while let Some((_, id)) = bodies.next_if(|(first, _)| *first <= index) {
                let (path, is_loop) = builder.own_body(id);
                body = builder.body(&path, is_loop);
            }
            let place = match compiled.debug_info.statements_locations.locations.get(&index) {
                Some(locations) => builder.inlined(body, locations),
                None => body,
            };
            at.resize(offset + statement.start_offset, None);
            at.resize(offset + statement.end_offset, Some(place));
        }
        Self { functions: builder.functions, places: builder.places, at }
    }
}

struct Builder<'db> {
    db: &'db RootDatabase,
    functions: Vec<String>,
    numbers: HashMap<String, u32>,
    places: Vec<Place>,
    /// Places by the one around them, the call, and the function called.
    inlined: HashMap<(u32, StableLocation<'db>, u32), u32>,
    /// Of the body that is looked at.
    n_places: u32,
    known: HashMap<StableLocation<'db>, Option<u32>>,
}

impl<'db> Builder<'db> {
    fn new(db: &'db RootDatabase) -> Self {
        Self {
            db,
            functions: Vec::new(),
            numbers: HashMap::new(),
            places: Vec::new(),
            inlined: HashMap::new(),
            n_places: 0,
            known: HashMap::new(),
        }
    }

    fn function(&mut self, path: &str) -> u32 {
        if let Some(number) = self.numbers.get(path) {
            return *number;
        }
        let number = self.functions.len() as u32;
        self.functions.push(path.to_owned());
        self.numbers.insert(path.to_owned(), number);
        number
    }

    /// A body that stands on its own.
    fn body(&mut self, path: &str, is_loop: bool) -> u32 {
        let function = self.function(path);
        self.n_places = 0;
        self.place(function, None, is_loop)
    }

    fn place(&mut self, function: u32, around: Option<u32>, is_loop: bool) -> u32 {
        let place = self.places.len() as u32;
        self.places.push(Place { function, around, index: self.n_places, is_loop });
        self.n_places += 1;
        place
    }

    /// The path of a function of the Sierra program, and whether it is a loop of that function.
    fn own_body(&self, id: &cairo_lang_sierra::ids::FunctionId) -> (String, bool) {
        let function = self.db.lookup_sierra_function(id);
        let is_loop = matches!(
            function.long(self.db),
            FunctionLongId::Generated(generated) if matches!(generated.key, GeneratedFunctionKey::Loop(_))
        );
        let body = function.body(self.db).ok().flatten();
        let location = body.and_then(|body| body.stable_location(self.db).ok());
        let path = location.and_then(|location| self.path_of(location));
        (path.unwrap_or_else(|| function.semantic_full_path(self.db)), is_loop)
    }

    /// The place of a statement in `body`. `locations` are its own, then the calls it was inlined at, from the inside.
    fn inlined(&mut self, body: u32, locations: &[StableLocation<'db>]) -> u32 {
        let mut around = body;
        for pair in locations.windows(2).rev() {
            let [inside, call] = pair else { continue };
            let Some(function) = self.function_of(*inside) else { continue };
            let key = (around, *call, function);
            around = match self.inlined.get(&key) {
                Some(place) => *place,
                None => {
                    let place = self.place(function, Some(around), false);
                    self.inlined.insert(key, place);
                    place
                }
            };
        }
        around
    }

    fn function_of(&mut self, location: StableLocation<'db>) -> Option<u32> {
        if let Some(known) = self.known.get(&location) {
            return *known;
        }
        let function = self.path_of(location).map(|path| self.function(&path));
        self.known.insert(location, function);
        function
    }

    /// The path of the function that the location is in.
    fn path_of(&self, location: StableLocation<'db>) -> Option<String> {
        let db = self.db;
        let (mut file, mut node) = (location.file_id(db), location.syntax_node(db));
        loop {
            if let Some(within_file) = path_in_file(db, node) {
                return Some(format!("{}::{within_file}", module_of(db, file)?));
            }
            // What a macro wrote is of the function that the macro is called in.
            let FileLongId::Virtual(VirtualFile { parent: Some(parent), .. }) = file.long(db) else { return None };
            file = parent.file_id;
            node = db.file_syntax(file).ok()?.lookup_offset(db, parent.span.start);
        }
    }
}

/// The path of the function that a node is in, from its file on.
fn path_in_file<'db>(db: &'db RootDatabase, node: SyntaxNode<'db>) -> Option<String> {
    let mut names = Vec::new();
    for node in node.ancestors_with_self(db) {
        let name = if let Some(function) = ast::FunctionWithBody::cast(db, node) {
            function.declaration(db).name(db)
        } else if let Some(function) = ast::TraitItemFunction::cast(db, node) {
            function.declaration(db).name(db)
        } else if names.is_empty() {
            continue;
        } else if let Some(item) = ast::ItemImpl::cast(db, node) {
            item.name(db)
        } else if let Some(item) = ast::ItemTrait::cast(db, node) {
            item.name(db)
        } else if let Some(item) = ast::ItemModule::cast(db, node) {
            item.name(db)
        } else {
            continue;
        };
        names.push(name.text(db).to_string(db));
    }
    names.reverse();
    (!names.is_empty()).then(|| names.join("::"))
}

/// The path of the module that a file is, or that what is generated in it belongs to.
fn module_of<'db>(db: &'db RootDatabase, mut file: FileId<'db>) -> Option<String> {
    while let FileLongId::Virtual(VirtualFile { parent: Some(parent), .. }) = file.long(db) {
        file = parent.file_id;
    }
    Some(db.file_modules(file).ok()?.first()?.full_path(db))
}
