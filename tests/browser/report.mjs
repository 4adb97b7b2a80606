// A report's page as a reader has it: no error, no request, the values at the pointer and by keyboard,
// a table that can be sorted, nothing cut off at two widths, light and dark, on paper, and no
// violation of accessibility rules.
//
//   node report.mjs REPORT.html SUMMARY.json

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [file, json] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const summary = JSON.parse(readFileSync(json, 'utf8'));
const problems = [];
const check = (what, holds, more = '') => {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${holds ? '' : ` ${more}`}`);
  if (!holds) problems.push(what);
};

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  const asked = [], said = [];
  page.on('request', (request) => request.url() === address || request.url().startsWith('data:') || asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(address);

  const text = await page.$eval('body', (body) => body.innerText);
  const english = (await page.$eval('html', (html) => html.lang)) === 'en';
  if (english) {
    check('the headline is that of the JSON', (await page.$eval('h1', (h1) => h1.textContent)) === summary.headline);
    const missing = summary.findings.filter((finding) => !text.includes(finding.sentence));
    check('each sentence of the JSON is on the page', missing.length === 0, missing.map((finding) => finding.id).join(', '));
  }

  // Every chart: the last mark by keyboard says its value, a pointer on a mark shows it.
  const visible = async () => {
    const all = await page.$$('.interactive');
    const shown = await Promise.all(all.map((one) => one.evaluate((it) => it.offsetParent !== null)));
    return all.filter((_, place) => shown[place]);
  };
  const charts = await visible();
  check('there are charts', charts.length >= 2, charts.length);
  for (const [place, chart] of charts.entries()) {
    const readings = await chart.$eval('.readings', (script) => JSON.parse(script.textContent));
    const stage = await chart.$('.stage');
    await stage.focus();
    await page.keyboard.press('End');
    const aloud = await chart.$eval('.said', (one) => one.textContent);
    const last = readings.readings.reduce((a, b) => (b.x >= a.x ? b : a));
    check(`chart ${place + 1}: End says the last year`, aloud.includes(last.year) && aloud.includes(last.text), aloud);
    await page.keyboard.press('Escape');
    check(`chart ${place + 1}: Escape closes`, await chart.$eval('.tip', (tip) => tip.hidden));
    await stage.scrollIntoView();
    const box = await stage.boundingBox();
    const scale = box.width / readings.width;
    const one = readings.readings[readings.readings.length >> 1];
    await page.mouse.move(box.x + one.x * scale, box.y + one.y * scale);
    const tip = await chart.$eval('.tip', (tip) => (tip.hidden ? '' : tip.textContent));
    check(`chart ${place + 1}: the pointer shows ${one.year}`, tip.includes(one.year) && tip.includes(one.text), tip);
    const others = await page.$$eval('.tip', (tips) => tips.filter((tip) => !tip.hidden).length);
    check(`chart ${place + 1}: no other chart answers`, others === 1, others);
    await page.mouse.move(1, 1);
  }

  // The table, by a click and by keyboard.
  const column = async (place) =>
    (await page.$$eval('table.sortable tbody tr', (rows, place) => rows.map((row) => row.cells[place].textContent), place));
  const number = (cell) => parseFloat(cell.replaceAll(',', '').replace('−', '-'));
  const falls = (cells) => {
    const numbers = cells.map(number).filter((one) => !Number.isNaN(one));
    return numbers.length > 1 && numbers.every((one, i) => i === 0 || one <= numbers[i - 1]);
  };
  const before = await column(0);
  await page.click('table.sortable thead th:nth-child(2) button');
  check('a click sorts the largest first', falls(await column(1)), (await column(1)).join(' '));
  await page.focus('table.sortable thead th:nth-child(2) button');
  await page.keyboard.press('Enter');
  check('a key sorts the other way', falls((await column(1)).reverse()));
  check('the state is told', (await page.$eval('table.sortable thead th:nth-child(2)', (th) => th.getAttribute('aria-sort'))) === 'ascending');
  await page.click('table.sortable thead th:nth-child(1) button');
  check('the first column brings the order back', (await column(0)).join() === before.join());

  for (const width of [360, 1400]) {
    await page.setViewport({ width, height: 900 });
    const over = await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
      const inside = (one) => one.closest('.scroll, .unseen, svg, details:not([open])');
      const cut = [...document.querySelectorAll('body *')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && !inside(one) && (box.right > innerWidth + 0.5 || box.left < -0.5);
      });
      return [wide, cut.slice(0, 3).map((one) => one.outerHTML.slice(0, 80))];
    });
    check(`nothing is cut off at ${width} pixels`, !over[0] && over[1].length === 0, JSON.stringify(over));
    const smallest = await page.$$eval('.interactive .stage > svg text', (texts) =>
      Math.min(...texts.filter((one) => one.getBoundingClientRect().width > 0).map((one) => {
        const svg = one.ownerSVGElement;
        return parseFloat(one.getAttribute('font-size')) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      })));
    check(`every text of a chart can be read at ${width} pixels`, smallest >= 8, smallest);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document));
      const list = found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`);
      check(`no violation of accessibility rules at ${width} pixels, ${scheme}`, list.length === 0, list.join('\n'));
    }
  }
  const dark = await page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
  check('dark is dark', /rgb\((\d+), /.exec(dark)?.[1] < 60, dark);

  const paper = await page.pdf({ format: 'A4', printBackground: false });
  check('it prints', paper.length > 20000, paper.length);
  check('nothing is said on the console', said.length === 0, said.join('\n'));
  check('nothing but the file is asked for', asked.length === 0, asked.join('\n'));
} finally {
  await browser.close();
}
process.exit(problems.length > 0 ? 1 : 0);
