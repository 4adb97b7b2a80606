// Compiles Vega-Lite specifications with vega-lite, renders them with vega, and reads the marks
// back: each row of the data with a value must be a mark that carries it, at the place its scale
// gives it. Any warning is an error.
//
//   npm install --prefix FOLDER vega vega-lite
//   node tests/browser/vega.mjs --modules FOLDER [--svg FOLDER] FILE.vl.json…
//
// Prints a line of JSON a file: the rows, those with a value, the marks by type, the rows drawn.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const files = [];
let modules = process.cwd();
let pictures = null;
for (let rest = process.argv.slice(2); rest.length > 0; ) {
  const argument = rest.shift();
  if (argument === '--modules') modules = resolve(rest.shift());
  else if (argument === '--svg') pictures = resolve(rest.shift());
  else files.push(argument);
}
const require = createRequire(join(modules, 'modules.cjs'));
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const [vega, vegaLite] = [await load('vega'), await load('vega-lite')];

/** A logger whose every warning is kept. */
function logger(said) {
  const keep = (...words) => {
    said.push(words.map((word) => word?.message ?? String(word)).join(' '));
    return log;
  };
  const log = { level: () => log, warn: keep, error: keep, info: () => log, debug: () => log };
  return log;
}

/** Every item of a mark that stands for data, with the place of its group. */
function* items(mark, x = 0, y = 0) {
  for (const item of mark.items ?? []) {
    if (mark.marktype === 'group') {
      for (const child of item.items ?? []) {
        if (child.role === 'mark' || child.role?.startsWith('scope')) {
          yield* items(child, x + (item.x ?? 0), y + (item.y ?? 0));
        }
      }
    } else if (mark.role === 'mark') {
      yield { type: mark.marktype, item, x, y };
    }
  }
}

const key = (row) => JSON.stringify([row.panel, row.series, row.year, row.value]);

/** The largest distance in pixels between marks and the straight line through them. */
function residual(pairs) {
  const n = pairs.length;
  const mean = (at) => pairs.reduce((sum, pair) => sum + pair[at], 0) / n;
  const [v, p] = [mean(0), mean(1)];
  const square = pairs.reduce((sum, pair) => sum + (pair[0] - v) ** 2, 0);
  if (square === 0) return 0;
  const slope = pairs.reduce((sum, pair) => sum + (pair[0] - v) * (pair[1] - p), 0) / square;
  return Math.max(...pairs.map((pair) => Math.abs(pair[1] - p - slope * (pair[0] - v))));
}

async function check(file) {
  const said = [];
  const specification = JSON.parse(readFileSync(file, 'utf8'));
  const compiled = vegaLite.compile(specification, { logger: logger(said) });
  const view = new vega.View(vega.parse(compiled.spec, {}, { logger: logger(said) }), {
    renderer: 'none',
    logger: logger(said),
  });
  await view.runAsync();
  const svg = await view.toSVG();
  if (pictures !== null) {
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, `${basename(file, '.vl.json')}.svg`), svg);
  }
  const rows = specification.data.values;
  const valued = rows.filter((row) => row.value !== null);
  const marks = {};
  const drawn = new Map();
  for (const { type, item, x, y } of items(view.scenegraph().root)) {
    marks[type] = (marks[type] ?? 0) + 1;
    if (item.datum?.year === undefined || item.defined === false) continue;
    if (item.datum.value === null) {
      if (['symbol', 'rect'].includes(type)) said.push(`a mark for no value: ${key(item.datum)}`);
      continue;
    }
    drawn.set(key(item.datum), { type, item, x, y });
  }
  const absent = valued.filter((row) => !drawn.has(key(row)));
  for (const row of absent.slice(0, 3)) said.push(`not drawn: ${key(row)}`);
  // Points on one linear axis of values: their places are a straight line of their values.
  const kind = specification.usermeta.kind;
  const isLog = JSON.stringify(specification).includes('"type":"log"');
  const places = new Map();
  for (const row of valued) {
    const mark = drawn.get(key(row));
    if (mark === undefined || kind === 'heatmap') continue;
    const { type, item, x, y } = mark;
    const value = isLog ? Math.log10(row.value) : row.value;
    let place = y + item.y;
    if (['stacked', 'share', 'area'].includes(kind)) {
      if (type !== 'rect') continue;
      place = item.height;
    } else if (type === 'rect') {
      place = y + (row.value < 0 ? item.y + item.height : item.y);
    }
    if (kind === 'dumbbell') place = x + item.x;
    const panel = places.get(row.panel) ?? [];
    panel.push([value, place]);
    places.set(row.panel, panel);
  }
  const off = Math.max(0, ...[...places.values()].map(residual));
  if (!(off <= 0.02)) said.push(`marks stand ${off} px beside their values`);
  console.log(
    JSON.stringify({ file: basename(file), rows: rows.length, values: valued.length, marks, drawn: valued.length - absent.length, off: Number(off.toFixed(6)) }),
  );
  return said;
}

let failed = files.length === 0;
if (failed) console.error('error: no specification given');
for (const file of files) {
  let said;
  try {
    said = await check(file);
  } catch (error) {
    said = [error.stack];
  }
  for (const words of said) console.error(`error: ${file}: ${words}`);
  failed ||= said.length > 0;
}
process.exit(failed ? 1 : 0);
