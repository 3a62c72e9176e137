// What PostgreSQL's own grammar says about SQL: where the statements are, and what each does to its session.
// The grammar is libpg-query (npm). 'node answer.mjs < cases.sql > answers.jsonl'; see regenerate.sh.
import { loadModule, parseSync } from 'libpg-query';
import { readFileSync } from 'node:fs';

const locks = /^pg_(try_)?advisory_(xact_)?lock(_shared)?$/;
const unlocks = /^pg_advisory_unlock(_shared|_all)?$/;
const executed = new Set(['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'CallStmt', 'CopyStmt']);

const kindOf = node => Object.keys(node)[0];
const scoped = (isLocal, name) => (isLocal ? 'tx-scoped:' : '') + name;

/** The truth of a set_config's third argument: true, false, or undefined where it is not written down. */
function truth(argument) {
    if (argument?.TypeCast) return truth(argument.TypeCast.arg);
    const value = argument?.A_Const;
    if (!value) return undefined;
    if (value.isnull) return false;
    if (value.boolval) return value.boolval.boolval === true;
    const text = value.sval?.sval?.trim().toLowerCase();
    if (text === undefined || text === '') return undefined;
    if ([ 'true', 'yes' ].some(word => word.startsWith(text)) || [ 'on', '1' ].includes(text)) return true;
    return [ 'false', 'no' ].some(word => word.startsWith(text)) || [ 'off', 'of', '0' ].includes(text) ? false : undefined;
}

function ofCall(call) {
    const path = call.funcname.map(part => part.String.sval);
    const name = path.at(-1);
    if (path.length > 1 && path.at(-2) !== 'pg_catalog') return [];
    if (name === 'set_config') {
        const named = (call.args ?? []).find(argument => argument.NamedArgExpr?.name === 'is_local');
        if (call.args?.length !== 3) return [];
        const isLocal = truth(named ? named.NamedArgExpr.arg : call.args[2]);
        return isLocal === undefined ? [] : [ scoped(isLocal, 'setting') ];
    }

    if (locks.test(name)) return [ scoped(name.includes('_xact_'), 'advisory-lock') ];
    if (unlocks.test(name)) return [ 'advisory-lock' ];
    if (name === 'currval' || name === 'lastval') return [ 'sequence-read' ];
    return name === 'nextval' || name === 'setval' ? [ 'sequence-write' ] : [];
}

/** Calls and SELECT INTO, anywhere below this node. */
function ofExpressions(root) {
    const found = [];
    const seen = new Set();
    const work = [ root ];
    while (work.length > 0) {
        const node = work.pop();
        if (node === null || typeof node !== 'object') continue;

        // SET (a, b) = (SELECT …) holds its query once for each column.
        if (node.FuncCall && !seen.has(node.FuncCall.location)) {
            seen.add(node.FuncCall.location);
            found.push(...ofCall(node.FuncCall));
        }

        if (node.intoClause) found.push(...ofTable(node.intoClause.rel, node.intoClause.onCommit));
        work.push(...Object.values(node));
    }

    return found;
}

function ofTable(relation, onCommit) {
    const isTemporary = relation?.relpersistence === 't' || relation?.schemaname === 'pg_temp';
    return isTemporary ? [ scoped(onCommit === 'ONCOMMIT_DROP', 'temp') ] : [];
}

function ofSet({ kind, name, is_local: isLocal }) {
    if (kind === 'VAR_SET_MULTI') return [ scoped(isLocal || name !== 'SESSION CHARACTERISTICS', 'setting') ];
    const lower = name?.toLowerCase();
    if (lower === 'role' || lower === 'session_authorization') return [ scoped(isLocal, 'role') ];

    // These belong to the current transaction, however they are set; a RESET of them is not told apart.
    const isOfTransaction = /^transaction_(isolation|read_only|deferrable)$/.test(lower) && kind !== 'VAR_RESET';
    return [ scoped(isLocal || isOfTransaction, 'setting') ];
}

function ofTransaction({ kind, chain }) {
    return chain ? [ 'transaction', 'transaction' ] : [ 'transaction' ];
}

function ofExplain({ query, options = [] }) {
    const analyze = options.filter(option => option.DefElem.defname === 'analyze' || option.DefElem.defname === 'analyse').at(-1)?.DefElem;
    if (!analyze) return [];
    const value = analyze.arg?.String?.sval?.toLowerCase() ?? (analyze.arg?.Integer ? String(analyze.arg.Integer.ival ?? 0) : analyze.arg?.Boolean ? String(analyze.arg.Boolean.boolval ?? false) : 'true');
    if (![ 'true', 'on', '1' ].includes(value)) return [];

    // The cursor is not declared: its query runs.
    return query.DeclareCursorStmt ? ofExpressions(query.DeclareCursorStmt.query) : effectsOf(query);
}

function effectsOf(node) {
    const kind = kindOf(node);
    const statement = node[kind];
    if (executed.has(kind)) return ofExpressions(statement);
    switch (kind) {
        case 'VariableSetStmt': return ofSet(statement);
        case 'ConstraintsSetStmt': return [ 'tx-scoped:setting' ];
        case 'TransactionStmt': return ofTransaction(statement);
        case 'DiscardStmt': return [ 'discard' ];
        case 'ListenStmt': case 'UnlistenStmt': return [ 'listen' ];
        case 'LoadStmt': return [ 'load' ];
        case 'PrepareStmt': return [ 'prepare' ];
        case 'DeallocateStmt': return [ 'deallocate' ];
        case 'ExecuteStmt': return [ 'execute', ...ofExpressions(statement.params) ];
        case 'DeclareCursorStmt': return [ statement.options & 0x20 ? 'hold-cursor' : 'tx-scoped:cursor', ...ofExpressions(statement.query) ];
        case 'CreateStmt': return ofTable(statement.relation, statement.oncommit);
        case 'ViewStmt': return ofTable(statement.view);
        case 'CreateSeqStmt': return ofTable(statement.sequence);
        case 'CreateTableAsStmt': return [ ...ofTable(statement.into.rel, statement.into.onCommit), ...effectsOf(statement.query) ];
        case 'ExplainStmt': return ofExplain(statement);
        default: return [];
    }
}

/** Statements with offsets in UTF-16, as .NET counts; null where PostgreSQL refuses the text. */
export function answer(sql) {
    let statements;
    try {
        statements = parseSync(sql).stmts ?? [];
    } catch {
        return null;
    }

    const bytes = Buffer.from(sql);
    const offset = position => bytes.subarray(0, position).toString().length;
    return statements.map(({ stmt, stmt_location: start = 0, stmt_len: length }) => ({
        start: offset(start),
        end: offset(length ? start + length : bytes.length),
        node: kindOf(stmt),
        effects: effectsOf(stmt).sort(),
    }));
}

await loadModule();
if (process.argv[1] === new URL(import.meta.url).pathname) {
    for (const sql of readFileSync(0, 'utf8').split(/^%%\n/m)) {
        const statements = answer(sql);
        if (statements === null) process.stderr.write(`refused: ${JSON.stringify(sql)}\n`);
        else process.stdout.write(JSON.stringify({ sql, statements }) + '\n');
    }
}
