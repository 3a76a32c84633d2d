// What the page does: it speaks the reader's language, draws its charts and fills its table. Whatever comes from the
// site is put in as text, never as markup.
"use strict";
(() => {
  const content = JSON.parse(document.getElementById("content").textContent);
  const {texts, charts, datasets, columns, rows, longest, reasons} = content;
  const PAGE = 50; // rows
  const state = {
    language: navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en",
    words: [], // that each row has to have
    column: "date", // sorted by
    down: true,
    shown: PAGE,
  };
  const order = new Intl.Collator("zh", {numeric: true});
  const place = (name) => document.getElementById(name);
  const number = (count) => count.toLocaleString("en");

  // A text; its figures stand in it as {$name}.
  const say = (key, figures = {}) =>
    texts[state.language][key].replace(/\{\$(\w+)\}/g, (_, name) => figures[name]);

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children); // strings become text
    return made;
  }

  // A record's address is the site's own; anything else in its place is no link.
  const link = (url, text) =>
    /^https?:\/\//.test(url)
      ? element("a", {href: url, target: "_blank", rel: "noopener noreferrer"}, text)
      : element("span", {}, text);

  // --- All of it, in one language

  async function speak() {
    delete document.documentElement.dataset.drawn;
    document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
    document.title = say("title");
    for (const each of document.querySelectorAll("[data-text]")) each.textContent = say(each.dataset.text);
    place("search").placeholder = say("search");
    place("search").setAttribute("aria-label", say("search"));
    place("longest").replaceChildren(...longest.map(longestText));
    place("reasons").replaceChildren(...reasons.map(reason));
    showColumns();
    showRows();
    await Promise.all([...document.querySelectorAll("[data-chart]")].map(draw));
    document.documentElement.dataset.drawn = state.language;
  }

  async function draw(chart) {
    const name = chart.dataset.chart;
    const spec = charts[state.language][name];
    chart.classList.toggle("empty", !spec);
    if (!spec) {
      chart.textContent = say("nothing");
      return;
    }
    const whole = {...spec, datasets: {[name]: datasets[name]}};
    // `ast`: expressions are interpreted, so that the page's policy need not allow `eval`.
    await vegaEmbed(chart, whole, {actions: false, renderer: "svg", ast: true});
  }

  // --- Reprints and rejections

  function longestText({title, url, count, prints}) {
    const chain = prints.flatMap((each) => [" → ", link(each.url, each.by), ` ${each.moment.slice(0, 10)}`]).slice(1);
    if (count > prints.length) chain.push(" → …");
    const times = ` (${say("times", {count: number(count)})})`;
    return element("li", {}, link(url, title), times, element("br", {}), element("small", {}, ...chain));
  }

  function reason({name, pages, detail, urls}) {
    const paths = urls.flatMap((url) => [", ", link(url, url.replace(/^https?:\/\/[^/]*/, ""))]).slice(1);
    return element(
      "div",
      {},
      element("dt", {}, `${name}: ${number(pages)}`),
      element("dd", {}, detail),
      element("dd", {}, `${say("example")} `, ...paths),
    );
  }

  // --- The table

  function showColumns() {
    place("columns").replaceChildren(...columns.map((name) => {
      const button = element("button", {type: "button", title: say("sort_by", {column: say(name)})}, say(name));
      button.addEventListener("click", () => sortBy(name));
      const sort = state.column !== name ? "none" : state.down ? "descending" : "ascending";
      return element("th", {"aria-sort": sort, "data-column": name, scope: "col"}, button);
    }));
  }

  function sortBy(name) {
    state.down = state.column === name ? !state.down : name === "date";
    state.column = name;
    state.shown = PAGE;
    const key = name === "headline" ? "title" : name;
    rows.sort((one, other) => (state.down ? -1 : 1) * order.compare(one[key], other[key]));
    showColumns();
    showRows();
  }

  function has(row, word) {
    row.all ??= [row.title, row.people, row.source, row.place, row.date, row.lead].join("\n").toLowerCase();
    return row.all.includes(word);
  }

  function showRows() {
    const found = rows.filter((row) => state.words.every((word) => has(row, word)));
    place("rows").replaceChildren(...found.slice(0, state.shown).map(tableRow));
    place("matches").textContent = say("matches", {count: number(found.length)});
    place("more").hidden = found.length <= state.shown;
  }

  function tableRow(row) {
    const cell = (name, ...children) => element("td", {"data-column": name}, ...children);
    const text = row.lead ? [element("details", {}, element("summary", {}, row.lead))] : [];
    return element(
      "tr",
      {},
      cell("date", row.date),
      cell("headline", link(row.url, row.title), ...text),
      cell("source", row.source),
      cell("people", row.people),
      cell("place", row.place),
    );
  }

  // --- What a reader does

  place("search").addEventListener("input", (event) => {
    state.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    state.shown = PAGE;
    showRows();
  });
  place("more").addEventListener("click", () => {
    state.shown += PAGE;
    showRows();
  });
  place("language").addEventListener("click", () => {
    state.language = state.language === "zh" ? "en" : "zh";
    speak();
  });
  speak();
})();
