// Opens a chart page in Chromium and checks what a reader gets from it.
//
//   node hover.mjs PAGE.html EXPECTED.json [DIRECTORY FOR SCREENSHOTS]
//
// EXPECTED.json: {"title": …, "values": {YEAR: {SERIES: "VALUE" or "VALUE STATUS"}}}, as people
// read them. One line a check; the exit code is 1 when one fails. CHROMIUM names the browser when
// it is not /usr/bin/chromium.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [file, expectedFile, pictures] = process.argv.slice(2);
if (!file || !expectedFile) {
  console.error("usage: node hover.mjs PAGE.html EXPECTED.json [SCREENSHOTS]");
  process.exit(2);
}
const expected = JSON.parse(await readFile(expectedFile, "utf8"));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const address = pathToFileURL(path.resolve(file)).href;
const stem = path.basename(file, ".html");
const years = Object.keys(expected.values).sort();

let failures = 0;
function check(what, problems) {
  const list = [problems].flat().filter(Boolean);
  if (list.length) failures += 1;
  console.log(`${list.length ? "FAIL" : "ok  "} ${what}`);
  for (const problem of list.slice(0, 5)) console.log(`       ${problem}`);
  if (list.length > 5) console.log(`       and ${list.length - 5} more`);
}
const same = (what, got, wanted) =>
  JSON.stringify(got) === JSON.stringify(wanted)
    ? null
    : `${what}: got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`;
const sorted = (object) => Object.fromEntries(Object.entries(object).sort());

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
});
const noise = [];
const requests = [];
let dialogs = 0;
const page = await browser.newPage();
page.on("console", (message) => {
  if (["error", "warn"].includes(message.type())) noise.push(message.text());
});
page.on("pageerror", (error) => noise.push(String(error)));
page.on("request", (request) => requests.push(request.url()));
page.on("dialog", async (dialog) => {
  dialogs += 1;
  await dialog.dismiss();
});
// Values stand still at once, so that where they stand can be measured.
const still = { name: "prefers-reduced-motion", value: "reduce" };
await page.emulateMediaFeatures([still]);
await page.setViewport({ width: 1400, height: 1000 });
await page.goto(address);

const data = await page.evaluate(() => JSON.parse(document.querySelector(".readings").textContent));
data.height = await page.$eval(".marks", (marks) => marks.viewBox.baseVal.height);
const panels = new Set(data.readings.map((reading) => reading.panel)).size;
const box = () => page.$eval(".stage", (stage) => {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return { left: left + scrollX, top: top + scrollY, width, height };
});
const tip = () => page.$eval(".tip", (tip) => tip.hidden ? null : {
  year: tip.querySelector("b").textContent,
  rows: [...tip.querySelectorAll(".row")].map((row) => [
    row.querySelector(".name").textContent,
    [...row.querySelectorAll(".value,small")].sort((a) => (a.className ? -1 : 1))
      .map((part) => part.textContent).join(" "),
  ]),
  inside: (() => {
    const [a, b] = [tip, document.querySelector(".stage")].map((one) => one.getBoundingClientRect());
    return a.left >= b.left && a.right <= b.right;
  })(),
});
const said = () => page.$eval(".said", (said) => said.textContent);
const to = async (x, y) => {
  const at = await box();
  await page.mouse.move(at.left + (x / data.width) * at.width, at.top + (y / data.height) * at.height);
};

check("the page has its title and language", [
  same("title", await page.title(), expected.title),
  expected.language && same("language", await page.$eval("html", (html) => html.lang), expected.language),
]);

// A pointer, at the height of the marks' middle when years decide, else on each mark.
{
  const problems = [];
  const seen = {};
  const heights = data.readings.map((reading) => reading.y).sort((a, b) => a - b);
  const middle = heights[heights.length >> 1];
  for (const reading of data.byYear && panels === 1
    ? Array.from({ length: Math.floor(data.width / 3) }, (_, place) => ({ x: place * 3 + 1, y: middle }))
    : data.readings.slice(0, 300)) {
    await to(reading.x, reading.y);
    const now = await tip();
    if (!now) {
      problems.push(`nothing is shown at ${reading.x}, ${reading.y}`);
      continue;
    }
    if (!now.inside) problems.push(`${now.year}: the values reach out of the chart`);
    const whole = expected.values[now.year] ?? {};
    const rows = Object.fromEntries(now.rows);
    const wanted = data.byYear ? whole : { [now.rows[0][0]]: whole[now.rows[0][0]] };
    problems.push(same(now.year, sorted(rows), sorted(wanted)));
    if (reading.series) problems.push(same("year", now.year, reading.year));
    seen[now.year] = true;
  }
  if (panels === 1) problems.push(same("years", Object.keys(seen).sort(), years));
  check("a pointer finds every year with its values", problems);
  await page.mouse.move(1, 1);
  check("values go when the pointer leaves", (await tip()) && "they stay");
}

if (data.byYear) {
  const problems = [];
  const of = (year) => expected.values[year];
  const holds = (text, year, names) => names.flatMap((name) => {
    const [value, ...status] = of(year)[name].split(" ");
    const wanted = `${name} ${value}${status.length ? ` (${status.join(" ")})` : ""}`;
    return text.startsWith(`${year}: `) && text.includes(wanted) ? [] : [`'${wanted}' is not in '${text}'`];
  });
  for (let tries = 0; tries < 5; tries += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.className === "stage")) break;
  }
  problems.push(same("focus", await page.evaluate(() => document.activeElement.className), "stage"));
  await page.keyboard.press("Home");
  for (const [place, year] of years.entries()) {
    if (place) await page.keyboard.press("ArrowRight");
    problems.push(...holds(await said(), year, Object.keys(of(year))));
    problems.push(same("shown", (await tip())?.year, year));
  }
  await page.keyboard.press("ArrowRight");
  problems.push(...holds(await said(), years.at(-1), Object.keys(of(years.at(-1)))));
  await page.keyboard.press("ArrowLeft");
  problems.push(...holds(await said(), years.at(-2), Object.keys(of(years.at(-2)))));
  await page.keyboard.press("End");
  problems.push(...holds(await said(), years.at(-1), Object.keys(of(years.at(-1)))));
  const rows = (await tip()).rows;
  for (const [name] of rows) {
    await page.keyboard.press("ArrowDown");
    problems.push(...holds(await said(), years.at(-1), [name]));
    problems.push((await said()).includes(";") && "more than one series is said");
  }
  if (rows.length > 1 && panels === 1) {
    await page.keyboard.press("ArrowUp");
    problems.push(...holds(await said(), years.at(-1), [rows.at(-2)[0]]));
  }
  await page.keyboard.press("Escape");
  problems.push((await tip()) && "Escape does not close");
  check("keys say every year, every series, and close", problems);
} else {
  const problems = [];
  await page.focus(".stage");
  await page.keyboard.press("Home");
  const first = await said();
  const met = new Set([first]);
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "End"]) {
    await page.keyboard.press(key);
    met.add(await said());
  }
  if (met.size < 5) problems.push(`keys reach ${met.size} marks only: ${[...met].join(" | ")}`);
  await page.keyboard.press("Escape");
  problems.push((await tip()) && "Escape does not close");
  check("keys go from mark to mark, and close", problems);
}

{
  await page.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: true });
  await page.goto(address);
  const at = await box();
  const one = data.readings[data.readings.length >> 1];
  await page.touchscreen.tap(at.left + (one.x / data.width) * at.width, at.top + (one.y / data.height) * at.height);
  const now = await tip();
  check("a finger shows values, and they stay", [
    same("year", now?.year, one.year),
    now && !now.inside && "they reach out of the chart",
    (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) &&
      "the page is wider than the screen",
  ]);
}

{
  const table = await page.evaluate(() => {
    const heads = [...document.querySelectorAll("thead th")].slice(1).map((head) => head.textContent);
    return Object.fromEntries([...document.querySelectorAll("tbody tr")].map((row) => [
      row.querySelector("th").textContent,
      Object.fromEntries([...row.querySelectorAll("td")].map((cell, place) => [heads[place], cell.textContent])),
    ]));
  });
  const problems = panels > 1 ? [] : years.map((year) =>
    same(year, sorted(Object.fromEntries(Object.entries(table[year] ?? {}).filter(([, text]) => text !== "–"))), sorted(expected.values[year])));
  check("the table holds every value", problems);
}

for (const [width, height] of [[360, 740], [1400, 1000]]) {
  for (const scheme of ["light", "dark"]) {
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([still, { name: "prefers-color-scheme", value: scheme }]);
    await page.goto(address);
    await page.focus(".stage");
    await page.keyboard.press("End");
    if (pictures) await page.screenshot({ path: path.join(pictures, `${stem}-${width}-${scheme}.png`) });
    await page.$eval("details", (details) => (details.open = true));
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document));
    check(`no violation of accessibility rules at ${width} pixels, ${scheme}`, found.violations.map(
      (one) => `${one.id}: ${one.help} (${one.nodes.map((node) => node.target.join(" ")).join(", ")})`));
  }
}

{
  const foreign = await page.evaluate(() => [...document.querySelectorAll("*")].flatMap((element) => [
    ...[...element.attributes].filter((attribute) => attribute.name.startsWith("on")).map((attribute) => attribute.name),
    ...(["IMG", "IFRAME", "OBJECT", "EMBED", "image"].includes(element.tagName) ? [element.tagName] : []),
  ]));
  check("nothing from the data has become part of the page", [
    ...foreign,
    same("scripts", await page.evaluate(() => document.scripts.length), 2),
    dialogs && `${dialogs} dialogs opened`,
  ]);
}
check("nothing is said on the console", noise);
check("nothing but the file is asked for", requests.filter((url) => url !== address && !url.startsWith("data:")));

await browser.close();
process.exit(failures ? 1 : 0);
