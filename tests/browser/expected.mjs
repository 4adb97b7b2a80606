// What a page of a chart of counts should say, from the tidy CSV of the same data:
// node expected.mjs TIDY.csv TITLE > EXPECTED.json
import { readFileSync } from 'node:fs';

const [file, title] = process.argv.slice(2);
const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n').map((line) => line.split(','));
const column = (name) => header.indexOf(name);
const values = {};
for (const row of rows) {
  const [year, count] = [row[column('year')], row[column('count')]];
  if (!year || !count) continue;
  const name = row[0][0].toUpperCase() + row[0].slice(1);
  const status = { P: ' provisional', E: ' estimated' }[row[column('status')]] ?? '';
  (values[year] ??= {})[name] = Number(count).toLocaleString('en-US') + status;
}
console.log(JSON.stringify({ title, language: 'en', values }, null, 2));
