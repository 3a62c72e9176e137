// Further cases out of given ones: statements in a row, comments between any two tokens, other letter case, names in quotes, tokens lost, doubled or put in from elsewhere.
// 'node mutate.mjs 5000 42 < cases.sql > more.sql': how many, and the seed. PostgreSQL refuses many of them: answer.mjs leaves those out.
import { loadModule, scanSync } from 'libpg-query';
import { readFileSync } from 'node:fs';

const [ , , count = '1000', seed = '1' ] = process.argv;
await loadModule();
const cases = readFileSync(0, 'utf8').split(/^%%\n/m).map(text => text.trim()).filter(text => text.length > 0 && text.length < 2000);

let state = Number(seed) >>> 0;
function below(limit) {
    // xorshift32: the same cases for the same seed.
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % limit;
}

const pick = list => list[below(list.length)];
const gaps = [ ' ', '\n', '\t', ' /* ; */ ', ' -- ;\n', ' /* a /* \' */ $$ */ ', '/**/', '\r\n', ' --\'\n ' ];
const ends = [ '; ', ';\n', ';;\n', ' ; -- SET x = 1;\n', '; /* SET x = 1; */ ' ];
const pool = [];

function tokensOf(sql) {
    try {
        return scanSync(sql).tokens.map(token => ({ text: Buffer.from(sql).subarray(token.start, token.end).toString(), name: token.tokenName, kind: token.keywordKind }))
            .filter(token => token.name !== 'SQL_COMMENT' && token.name !== 'C_COMMENT');
    } catch {
        return null;
    }
}

function mutated(token) {
    const roll = below(40);
    if (roll < 4 && token.kind > 0) return pick([ token.text.toUpperCase(), token.text.toLowerCase(), token.text[0].toUpperCase() + token.text.slice(1).toLowerCase() ]);
    if (roll < 6 && /^[a-z_][a-z0-9_]*$/.test(token.text) && token.kind <= 1) return `"${token.text}"`;
    if (roll === 6 && token.text.startsWith("'")) return `$q$${token.text.slice(1, -1).replaceAll("''", "'")}$q$`;
    if (roll === 7 && token.text.startsWith("'")) return `E'\\'${token.text.slice(1)}`;
    if (roll === 8) return pick(pool);
    if (roll === 9) return '';
    if (roll === 10) return `${token.text} ${token.text}`;
    return token.text;
}

function statement() {
    const tokens = tokensOf(pick(cases)) ?? [];
    for (const token of tokens) {
        if (pool.length < 20_000) pool.push(token.text);
        else pool[below(pool.length)] = token.text;
    }

    const calm = below(3) > 0;
    return tokens.map(token => (calm && below(10) > 0 ? token.text : mutated(token)) + (below(8) === 0 ? pick(gaps) : ' ')).join('').trim();
}

for (let index = 0; index < Number(count); index++) {
    const parts = Array.from({ length: 1 + below(4) }, statement).filter(text => text.length > 0);
    process.stdout.write(parts.join(pick(ends)) + (below(4) === 0 ? ';' : '') + '\n%%\n');
}
