// What the search box of a page shows while one types: the best pages, how many there are, the way to all of them.
// Loaded with the first letter; the words it says stand in the data attributes of the box.

const MOST = 8; // pages
const PAUSE = 120; // milliseconds without a key before the worker is asked

export const site = new URL("../../", import.meta.url);

/** A worker that answers in the language of the page. */
export function searcher() {
  return new Worker(new URL(`worker.js?lang=${document.documentElement.lang}`, import.meta.url));
}

/** An element of a class with children; text stays text. */
export function element(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

/** A link to an address below the site's root. */
export function link(address, ...children) {
  const made = element("a", "", ...children);
  made.href = new URL(address, site);
  return made;
}

/** A stretch of text that the worker gives as [text, marked] pieces. */
export function teaser(pieces) {
  return element("p", "", ...pieces.map(([text, marked]) => (marked ? element("mark", "", text) : text)));
}

/** How many, in the plural of the language: `words` has a text for each of its categories. */
export function counted(count, words) {
  return words[new Intl.PluralRules(document.documentElement.lang).select(count)].replace("{count}", count);
}

/** Shows suggestions under `input` from now on, whenever what stands in it changes. */
export function suggest(input) {
  const { form, dataset: words } = input;
  const status = element("p", "found__count");
  const list = element("ol", "");
  const rest = element("a", "found__all", words.all);
  const panel = element("div", "found", status, list, rest);
  const worker = searcher();
  let query = "", pause;
  status.setAttribute("role", "status");
  panel.hidden = true;
  form.append(panel);

  const say = (said, results = []) => {
    status.textContent = said;
    list.replaceChildren(...results.map(suggestion));
  };
  const close = () => {
    clearTimeout(pause);
    query = "";
    panel.hidden = true;
  };
  const ask = () => {
    clearTimeout(pause);
    query = input.value.trim();
    if (!query) return close();
    if (panel.hidden) say(words.searching); // said before the answer comes: a status that appears with its text is not read out
    rest.href = `${form.action}?${new URLSearchParams({ q: query })}`;
    panel.hidden = false;
    pause = setTimeout(() => worker.postMessage({ type: "results", data: { query, filters: {}, offset: 0, count: MOST } }), PAUSE);
  };

  worker.onerror = () => say(words.failed);
  worker.onmessage = ({ data: { type, data } }) => {
    if (data.query !== query) return;
    if (type === "failed") say(words.failed);
    else say(data.results.length ? counted(data.results.length, words) : words.none, data.results);
  };
  input.addEventListener("input", ask);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.preventDefault(); // or the browser would empty the box
    input.focus();
    close();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !form.contains(relatedTarget)) close(); });
  addEventListener("pointerdown", ({ target }) => { if (!form.contains(target)) close(); });
  ask();
}

function suggestion({ address, title, heading, teaser: pieces }) {
  const section = heading === title ? [] : [" ", element("span", "found__section", heading)];
  return element("li", "", link(address, title, ...section), teaser(pieces));
}
