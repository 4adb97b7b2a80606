// Holds what the program writes as JSON against the schemas that it publishes, by Ajv, and broken
// copies of it: a field too many anywhere, a field too few, a number as text. Those must be refused.
//
//   node tests/browser/schemas.mjs PROGRAM
//
// Prints a line a schema: documents that fit, broken ones that were refused.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Ajv from 'ajv/dist/2020.js';

const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'arrivals-schemas-'));

/** What a command prints; 1 is the exit code of an answer, too. */
function run(...words) {
  try {
    const stdio = ['ignore', 'pipe', 'pipe'];
    const options = { cwd: folder, stdio, maxBuffer: 1 << 28 };
    return execFileSync(program, words, options).toString();
  } catch (error) {
    if (error.status === 1 && error.stdout.length > 0) return error.stdout.toString();
    throw new Error(`${words.join(' ')}: ${error.stderr}`);
  }
}

const table = [
  'place,sex,2019,2020,2021 (Jan-Sep),2022',
  'Seoul,men,5,0,4,x',
  'Seoul,women,"1,310",12,6,9',
  '서울,men,7,8,9,<5',
].join('\n');
writeFileSync(join(folder, 'counts.csv'), `${table}\n`);
writeFileSync(join(folder, 'one.csv'), 'year,people\n2020,3\n');
// Forty years with a change of direction, a year of none, and a level that ends.
const years = Array.from({ length: 40 }, (_, place) => {
  const count = place === 20 ? 0 : place < 25 ? 20 + 9 * place + ((place * 7) % 5) : 900 - 20 * place;
  return `${1980 + place},${count},${50 + ((place * 13) % 17)}`;
});
writeFileSync(join(folder, 'long.csv'), `year,men,women\n${years.join('\n')}\n`);
// The next edition: a figure revised, one added, one withdrawn, and a mark.
const newer = [...years.slice(1).map((line) => line.replace(/^1999,.*,/, '1999,9,')), '2020,5,'];
writeFileSync(join(folder, 'newer.csv'), `year,men,women\n${newer.join('\n')}\n`);
const recipe = [
  '[input]', 'file = "long.csv"', '[[chart]]', 'series = "men"', 'output = ["a.svg", "b.png"]', '[[text]]', 'command = "tidy"',
  'output = "tidy.csv"', '[[claim]]', 'text = "9 in 1999"', 'series = "men"', '[[threshold]]', 'finding = "latest.change"',
  'value = "percent"', 'below = -20', 'series = "men"',
].join('\n');
writeFileSync(join(folder, 'arrivals.toml'), `${recipe}\n`);
writeFileSync(join(folder, 'claim.txt'), 'Arrivals fell from 2,706 in 2011 to 196 in 2023.\n');

const json = ['--quiet', '--format', 'json'];
const commands = {
  summary: [
    ['summary', '--sample'], ['summary', '--sample', '--full'], ['summary', '--sample', '--from', '2011', '--to', '2023'],
    ['summary', 'one.csv'], ['summary', 'long.csv', '--series', 'men', '--full'], ['trend', '--sample', '--to', '2019', '--variants'],
    ['trend', 'long.csv', '--series', 'men'], ['forecast', '--sample', '--to', '2023'], ['forecast', 'long.csv', '--series', 'men'],
    ['compare', '--sample'], ['compare', 'long.csv', '--series', 'men', '--with', 'women'], ['revisions', '--sample'],
  ],
  tidy: [['tidy', '--sample'], ['tidy', 'counts.csv', '--net'], ['tidy', 'one.csv']],
  inspection: [['inspect', '--sample'], ['inspect', 'counts.csv'], ['inspect', 'one.csv'], ['inspect', 'long.csv']],
  screen: [['screen', '--sample'], ['screen', 'counts.csv'], ['screen', 'long.csv']],
  build: [['build', '--check'], ['build']],
  check: [['check', '--sample', 'Arrivals fell from 2,706 in 2011 to 196 in 2023.'], ['check', '--sample', '--file', 'claim.txt']],
  difference: [['diff', '--sample'], ['diff', 'long.csv', 'newer.csv'], ['diff', 'counts.csv', 'counts.csv']],
  explanations: [['explain']],
  methods: [['methods']],
  explanation: ['latest.change', 'cumulative', 'peak', 'cagr', 'trend.test', 'joinpoint'].map((id) => ['explain', id, '--sample']),
};
// Files that people write as TOML, as the JSON that they are: those that fit, and others.
const files = {
  theme: {
    fit: [{}, { name: 'house', light: { series: ['#fff', '#0068b1'] }, sizes: { base: 15 } }],
    wrong: [{ light: { ink: 'red' } }, { sizes: { base: 99 } }, { lihgt: {} }],
  },
  recipe: {
    fit: [
      { chart: [{ output: 'a.svg', kind: 'line', log: true }] },
      { input: { file: 'a.csv' }, text: [{ command: 'summary', output: ['a.md', 'a.json'] }], claim: [{ text: '9 in 1999' }] },
    ],
    wrong: [{ chart: [{ output: 7 }] }, { chart: [{ output: 'a.svg', kidn: 'line' }] }, { charts: [] }, { claim: [{}] }],
  },
};

/** Objects whose keys are the data's own. */
const open = /^(\/series\/\d+\/key|\/contents\/(series|statuses))$/;
/** Fields that are left out where there is nothing to say. */
const optional = {
  summary: ['also', 'arithmetic', 'checked', 'random', 'sheet', 'shown'],
  tidy: ['sheet', 'note', 'break_before'],
  inspection: ['sheet'],
  difference: ['sheet', 'difference', 'percent', 'replaces', 'refused_before', 'refused_now', 'rules'],
  explanation: ['also', 'checked', 'random', 'sheet', 'shown'],
};

/** Every value of a document, with its place. */
function* nodes(value, place = '') {
  if (value === null || typeof value !== 'object') return;
  yield [place, value];
  for (const [key, below] of Object.entries(value)) yield* nodes(below, `${place}/${key}`);
}

/** Broken copies, each made by a change that is undone afterwards: [what was done, do, undo]. */
function* broken(document, optional) {
  for (const [place, node] of nodes(document)) {
    if (Array.isArray(node)) continue;
    if (!open.test(place)) {
      yield [`${place}: a field too many`, () => (node.surplus = 1), () => delete node.surplus];
    }
    for (const [key, value] of Object.entries(node)) {
      const back = () => (node[key] = value);
      if (!open.test(place) && !optional.includes(key)) {
        yield [`${place}/${key}: left out`, () => delete node[key], back];
      }
      if (typeof value === 'number') {
        yield [`${place}/${key}: a number as text`, () => (node[key] = String(value)), back];
      }
    }
  }
}

const faults = [];
const listed = run('schema').split('\n').filter(Boolean).map((line) => line.split(/\s+/)[0]);
for (const name of listed) {
  const schema = JSON.parse(run('schema', name));
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
  const fits = ajv.compile(schema);
  const documents =
    files[name] ? files[name].fit.map((file) => [name, file])
    : (commands[name] ?? []).map((words) => [words.join(' '), JSON.parse(run(...words, ...json))]);
  if (documents.length === 0) faults.push(`${name}: no document to hold against it: add commands`);
  let refused = 0;
  for (const [what, document] of documents) {
    if (!fits(document)) {
      const deepest = fits.errors.reduce((one, other) =>
        other.instancePath.length > one.instancePath.length ? other : one);
      faults.push(`${name}: ${what}: ${deepest.instancePath} ${deepest.message} ${JSON.stringify(deepest.params)}`);
      continue;
    }
    // Every node of a small document, evenly chosen nodes of a large one.
    const changes = files[name] ? [] : [...broken(document, optional[name] ?? [])];
    const every = Math.ceil(changes.length / 400);
    for (const [done, make, undo] of changes.filter((_, place) => place % every === 0)) {
      make();
      if (fits(document)) faults.push(`${name}: ${what}: not refused: ${done}`);
      else refused += 1;
      undo();
    }
  }
  const wrongs = [{ surplus: 1 }, [], null, 7, { schema: `arrivals.${name}/0` }, ...(files[name]?.wrong ?? [])];
  for (const wrong of wrongs) {
    if (fits(wrong)) faults.push(`${name}: not refused: ${JSON.stringify(wrong)}`);
    else refused += 1;
  }
  console.log(`${name}: ${documents.length} documents fit, ${refused} broken ones refused`);
}
rmSync(folder, { recursive: true });
if (listed.length < 5) faults.push(`only ${listed.length} schemas`);
for (const fault of faults.slice(0, 40)) console.error(`fault: ${fault}`);
if (faults.length > 0) process.exit(1);
