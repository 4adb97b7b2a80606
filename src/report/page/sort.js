"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
  const rows = [...body.rows];
  rows.forEach((row, place) => (row.dataset.place = place));
  // A count without its marks; what is none stands last, whichever way.
  const value = (row, column) => {
    if (column === 0) return Number(row.dataset.place);
    const number = parseFloat(row.cells[column].textContent.replaceAll(",", "").replace("\u2212", "-"));
    return Number.isNaN(number) ? null : number;
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === (column ? "descending" : "ascending");
      const sign = (column ? down : !down) ? 1 : -1;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      const cost = (a, b) => {
        const [x, y] = [value(a, column), value(b, column)];
        if (x === null || y === null) return (x === null) - (y === null);
        return sign * (x - y) || a.dataset.place - b.dataset.place;
      };
      body.append(...rows.sort(cost));
    });
  });
  heads[0].setAttribute("aria-sort", "ascending");
}
// What is folded is on paper, and opens for whoever follows a link into it.
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details.printed:not([open])")) {
    one.open = true;
    one.dataset.folded = "";
  }
});
addEventListener("afterprint", () => {
  for (const one of document.querySelectorAll("details[data-folded]")) {
    one.open = false;
    delete one.dataset.folded;
  }
});
const unfold = () => {
  const aim = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = aim && aim.closest("details");
  if (!fold) return;
  fold.open = true;
  aim.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
