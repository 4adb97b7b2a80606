"use strict";
for (const figure of document.querySelectorAll(".interactive")) {
  const $ = (name) => figure.querySelector("." + name);
  const stage = $("stage"), marks = $("marks"), tip = $("tip"), said = $("said");
  const { width, byYear, readings } = JSON.parse($("readings").textContent);
  // A stop is what is read at once: one mark, or those of one panel at one place.
  const stops = [], panels = new Map();
  const edges = (r) => r.box || [r.x, r.y, r.x, r.y];
  const sorted = byYear ? [...readings].sort((a, b) => a.panel - b.panel || a.x - b.x) : readings;
  for (const r of sorted) {
    const last = stops.at(-1);
    if (byYear && last?.panel === r.panel && r.x - last.x <= 0.5) last.of.push(r);
    else stops.push({ panel: r.panel, x: r.x, year: r.year, of: [r] });
    const box = edges(r), p = panels.get(r.panel) || box;
    panels.set(r.panel, box.map((edge, i) => (i < 2 ? Math.min : Math.max)(edge, p[i])));
  }
  for (const s of stops) s.of.sort((a, b) => a.y - b.y);
  let now = null, row = -1;

  // How far a point is from a box.
  const away = ([l, t, r, b], x, y) => Math.hypot(Math.max(l - x, 0, x - r), Math.max(t - y, 0, y - b));
  const least = (list, cost) => {
    let best, low = Infinity;
    for (const one of list) if (cost(one) < low) low = cost((best = one));
    return best;
  };
  const within = (panel) => stops.filter((s) => s.panel === panel);
  const at = (s) => s.of[0];
  const nearest = (x, y) => {
    if (!byYear) return least(stops, (s) => away(edges(at(s)), x, y));
    const panel = least(panels.keys(), (p) => away(panels.get(p), x, y));
    return least(within(panel), (s) => Math.abs(s.x - x));
  };

  const draw = (name, attributes) => {
    const e = document.createElementNS(marks.namespaceURI, name);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    marks.append(e);
    return e;
  };
  const put = (parent, name, text, kind) => {
    const e = document.createElement(name);
    e.textContent = text;
    e.className = kind;
    parent.append(e);
    return e;
  };
  function show(stop, chosen, speak) {
    now = stop;
    row = chosen;
    marks.replaceChildren();
    tip.replaceChildren();
    tip.hidden = !stop;
    if (!stop || !speak) said.textContent = "";
    if (!stop) return;
    const [, y1, , y2] = panels.get(stop.panel);
    if (byYear && !at(stop).box) draw("line", { x1: stop.x, x2: stop.x, y1, y2 });
    put(tip, "b", stop.year, "");
    stop.of.forEach((r, i) => {
      const big = i === row;
      const [x, y, right, bottom] = edges(r), color = `var(--${r.paint})`;
      if (r.box) draw("rect", { x, y, width: right - x, height: bottom - y });
      else draw("circle", { cx: x, cy: y, r: big ? 7 : 4.5 }).style.fill = color;
      const line = put(tip, "div", "", big ? "row chosen" : "row");
      put(line, "i", "", "").style.background = color;
      put(line, "span", r.series, "name");
      if (r.status) put(line, "small", r.status, "");
      put(line, "span", r.text, "value");
    });
    const scale = stage.clientWidth / width, w = tip.offsetWidth, h = tip.offsetHeight;
    const x = stop.x * scale, left = x + w + 18 <= stage.clientWidth ? x + 14 : x - 14 - w;
    // Above the marks, it covers least.
    const up = Math.max(4, at(stop).y * scale - h - 8);
    tip.style.transform = `translate(${Math.max(4, Math.min(left, stage.clientWidth - w - 4))}px,${up}px)`;
    if (speak) {
      const say = (r) => `${r.series} ${r.text}${r.status && ` (${r.status})`}`;
      said.textContent = `${stop.year}: ` + (row < 0 ? stop.of : [stop.of[row]]).map(say).join("; ");
    }
  }

  // The closest mark on one side, rather straight than aslant.
  const beside = (dx, dy) => {
    const from = at(now);
    return least(stops, (s) => {
      const x = at(s).x - from.x, y = at(s).y - from.y, ahead = x * dx + y * dy;
      return ahead > 0.5 ? ahead + 3 * Math.abs(x * dy + y * dx) : Infinity;
    });
  };
  const step = (by) => {
    const list = within(now.panel);
    const next = list[list.indexOf(now) + by];
    return next && [next, next.of.findIndex((r) => r.series === now.of[row]?.series)];
  };
  // Past a panel's last mark comes the next panel, at the same year.
  const turn = (by) => {
    const next = row < 0 ? (by > 0 ? 0 : now.of.length - 1) : row + by;
    if (now.of[next]) return [now, next];
    const order = [...panels.keys()], list = within(order[order.indexOf(now.panel) + by]);
    const other = list.find((s) => s.year === now.year) || list[0];
    return other && [other, by > 0 ? 0 : other.of.length - 1];
  };
  const end = (place) => byYear ? [within((now || stops[0]).panel).at(place), -1] : [stops.at(place), 0];
  const go = (by, dx, dy) => {
    if (!now) return end(by < 0 ? -1 : 0);
    return byYear ? (dx ? step : turn)(by) : [beside(dx, dy), 0];
  };
  const keys = {
    ArrowLeft: () => go(-1, -1, 0),
    ArrowRight: () => go(1, 1, 0),
    ArrowUp: () => go(-1, 0, -1),
    ArrowDown: () => go(1, 0, 1),
    Home: () => end(0),
    End: () => end(-1),
  };
  stage.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || !keys[e.key]) return;
    e.preventDefault();
    const to = keys[e.key]();
    if (to?.[0]) show(...to, true);
  });
  const close = () => show(null, -1);
  document.addEventListener("keydown", (e) => e.key === "Escape" && close());

  const point = (e) => {
    const box = stage.getBoundingClientRect(), scale = width / box.width;
    const stop = nearest((e.clientX - box.left) * scale, (e.clientY - box.top) * scale);
    if (stop !== now || row >= 0) show(stop, -1);
  };
  const leave = (e) => {
    if (e.pointerType !== "touch" || e.type === "pointercancel") close();
  };
  const on = (kind, then) => stage.addEventListener(kind, then);
  on("pointerdown", point);
  on("pointermove", point);
  on("pointerleave", leave);
  on("pointercancel", leave);
  on("blur", close);
  document.addEventListener("pointerdown", (e) => stage.contains(e.target) || close());
  addEventListener("resize", () => now && show(now, row));
}
