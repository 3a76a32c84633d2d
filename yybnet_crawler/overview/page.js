// What the page does: draws its charts, fills its table, speaks the reader's language. Whatever comes from the site is put
// in as text, never as markup.
"use strict";
(() => {
  const {texts, charts, datasets, columns, rows, longest, reasons} = JSON.parse(document.getElementById("content").textContent);
  const PAGE = 50;
  const state = {
    language: navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en",
    words: [], column: "date", down: true, shown: PAGE,
  };
  const byName = new Intl.Collator("zh", {numeric: true});
  const say = (key, figures = {}) =>
    Object.entries(figures).reduce((text, [name, value]) => text.replace(`{$${name}}`, value), texts[state.language][key]);
  const number = (count) => count.toLocaleString("en");

  function element(name, text = "", attributes = {}, ...children) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // A record's address is the site's own; anything else in its place is no link.
  const link = (url, text) =>
    /^https?:\/\//.test(url) ? element("a", text, {href: url, target: "_blank", rel: "noopener noreferrer"}) : element("span", text);

  // --- Texts and charts

  async function speak() {
    document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
    document.title = say("title");
    for (const each of document.querySelectorAll("[data-text]")) each.textContent = say(each.dataset.text);
    const search = document.getElementById("search");
    search.placeholder = say("search");
    search.setAttribute("aria-label", say("search"));
    showLongest();
    showReasons();
    showColumns();
    showRows();
    await Promise.all([...document.querySelectorAll("[data-chart]")].map(draw));
    document.documentElement.dataset.drawn = state.language;
  }

  async function draw(place) {
    const name = place.dataset.chart;
    const spec = charts[state.language][name];
    place.classList.toggle("empty", !spec);
    if (!spec) {
      place.textContent = say("nothing");
      return;
    }
    const data = {datasets: {[name]: datasets[name]}};
    // `ast`: expressions are interpreted, so that the page's policy need not allow `eval`.
    await vegaEmbed(place, {...spec, ...data}, {actions: false, renderer: "svg", ast: true});
  }

  // --- Reprints and rejections

  function showLongest() {
    document.getElementById("longest").replaceChildren(...longest.map(({title, url, count, prints}) => {
      const papers = prints.flatMap((each, at) => [at ? " → " : "", link(each.url, each.by), each.moment ? ` ${each.moment.slice(0, 10)}` : ""]);
      if (count > prints.length) papers.push(" → …");
      return element("li", "", {}, link(url, title), ` (${say("times", {count: number(count)})})`, element("br"), element("small", "", {}, ...papers));
    }));
  }

  function showReasons() {
    document.getElementById("reasons").replaceChildren(...reasons.map(({name, pages, detail, urls}) => element("div", "", {},
      element("dt", `${name}: ${number(pages)}`),
      element("dd", detail),
      element("dd", `${say("example")} `, {}, ...urls.flatMap((url, at) => [at ? ", " : "", link(url, url.replace(/^https?:\/\/[^/]*/, ""))])),
    )));
  }

  // --- The table

  function showColumns() {
    document.getElementById("columns").replaceChildren(...columns.map((name) => {
      const button = element("button", say(name), {type: "button", title: say("sort_by", {column: say(name)})});
      button.addEventListener("click", () => sortBy(name));
      const sort = state.column === name ? (state.down ? "descending" : "ascending") : "none";
      return element("th", "", {"aria-sort": sort, "data-column": name, scope: "col"}, button);
    }));
  }

  function sortBy(name) {
    state.down = state.column === name ? !state.down : name === "date";
    state.column = name;
    const key = name === "headline" ? "title" : name;
    rows.sort((one, other) => (state.down ? -1 : 1) * byName.compare(one[key], other[key]));
    state.shown = PAGE;
    showColumns();
    showRows();
  }

  const haystack = (row) => (row.text ??= [row.title, row.people, row.source, row.place, row.date, row.lead].join("\n").toLowerCase());

  function showRows() {
    const found = rows.filter((row) => state.words.every((word) => haystack(row).includes(word)));
    document.getElementById("rows").replaceChildren(...found.slice(0, state.shown).map(tableRow));
    document.getElementById("matches").textContent = say("matches", {count: number(found.length)});
    document.getElementById("more").hidden = found.length <= state.shown;
  }

  function tableRow(row) {
    const cell = (name, ...content) => element("td", "", {"data-column": name}, ...content);
    const reading = row.lead ? [element("details", "", {}, element("summary", row.lead))] : [];
    return element("tr", "", {},
      cell("date", row.date), cell("headline", link(row.url, row.title), ...reading), cell("source", row.source), cell("people", row.people), cell("place", row.place));
  }

  document.getElementById("search").addEventListener("input", (event) => {
    state.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    state.shown = PAGE;
    showRows();
  });
  document.getElementById("more").addEventListener("click", () => {
    state.shown += PAGE;
    showRows();
  });
  document.getElementById("language").addEventListener("click", () => {
    state.language = state.language === "zh" ? "en" : "zh";
    speak();
  });
  speak();
})();
