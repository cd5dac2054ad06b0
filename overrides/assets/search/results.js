// The page of results: reads ?q= and the facets from the address, shows what the worker finds.

const form = document.querySelector("[data-search-form]");
const status = document.querySelector("[data-search-status]");
const list = document.querySelector("[data-search-results]");
const more = document.querySelector("[data-search-more]");
const hints = Object.fromEntries([...document.querySelectorAll("[data-search-hint]")].map((hint) => [hint.dataset.searchHint, hint]));
const words = JSON.parse(document.querySelector("[data-search-words]").textContent);
const base = new URL(form.dataset.root, location);
const worker = new Worker(new URL(`assets/search/worker.js?lang=${document.documentElement.lang}`, base));
const plural = new Intl.PluralRules(document.documentElement.lang);
const PAGE = 20;
let state = fromAddress();

function fromAddress() {
  const given = new URLSearchParams(location.search);
  return Object.fromEntries(["q", "kind", "theme", "municipality", "year"].map((name) => [name, given.get(name) ?? ""]));
}

function toAddress() {
  const given = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
  history.pushState(null, "", given.size ? `?${given}` : location.pathname);
}

function ask(offset = 0) {
  for (const [name, value] of Object.entries(state)) {
    const field = form.elements[name];
    if (field && field.value !== value) field.value = value;
  }
  if (!state.q.trim()) return clear();
  if (!offset) status.textContent = words.searching;
  const filters = Object.fromEntries(
    ["kind", "theme", "municipality", "year"].filter((name) => state[name] !== "").map((name) => [name, Number(state[name])]),
  );
  worker.postMessage({ type: "results", data: { query: state.q, filters, offset, count: PAGE } });
}

function clear() {
  list.replaceChildren();
  status.textContent = "";
  more.hidden = true;
  for (const hint of Object.values(hints)) hint.hidden = true;
  document.querySelector("[data-search-facets]").hidden = true;
}

worker.onerror = () => { status.textContent = words.failed; };
worker.onmessage = ({ data: { type, data } }) => {
  if (type !== "results" || data.query !== state.q) return;
  status.textContent = words[plural.select(data.total)].replace("{count}", data.total);
  const items = data.results.map(item);
  data.offset ? list.append(...items) : list.replaceChildren(...items);
  more.hidden = data.offset + data.results.length >= data.total;
  if (data.offset) return items[0]?.querySelector("a").focus();
  hints.none.hidden = data.total > 0;
  hints.old.hidden = !data.old;
  hints.spelling.hidden = !data.suggestion;
  if (data.suggestion) {
    const link = hints.spelling.querySelector("a");
    link.textContent = data.suggestion;
    link.href = `?${new URLSearchParams({ q: data.suggestion })}`;
  }
  hints.elsewhere.hidden = !data.elsewhere.length;
  hints.elsewhere.querySelector("ol").replaceChildren(...data.elsewhere.map(item));
  fill(data.facets);
};

function item(result) {
  const entry = element("li", "entry");
  const title = element("p", "entry__title");
  title.append(link(result.address, result.heading === result.title ? result.title : `${result.title}: ${result.heading}`));
  const text = element("p");
  text.append(...result.teaser.map(([piece, marked]) => (marked ? element("mark", "", piece) : piece)));
  const kind = element("p", "tags");
  kind.append(element("span", "tag", result.kind));
  entry.append(title, text, kind);
  if (result.more.length) {
    const also = element("p", "related");
    also.append(`${words.also} `, ...result.more.flatMap((part, place) => [place ? "; " : "", link(part.address, part.heading)]));
    entry.append(also);
  }
  if (result.language !== document.documentElement.lang) entry.lang = result.language;
  return entry;
}

function link(address, text) {
  const made = element("a", "", text);
  made.href = new URL(address, base);
  return made;
}

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

function fill(facets) {
  document.querySelector("[data-search-facets]").hidden = false;
  for (const [name, values] of Object.entries(facets)) {
    const select = form.elements[name];
    values.sort((one, other) => (name === "year" ? other.value - one.value : one.label.localeCompare(other.label, document.documentElement.lang)));
    const options = values.map(({ value, label, count }) => new Option(`${label} (${count})`, value));
    select.replaceChildren(select.options[0], ...options);
    if (state[name] && !values.some(({ value }) => String(value) === state[name])) {
      select.append(new Option(words.chosen, state[name]));
    }
    select.value = state[name];
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  state = { q: form.elements.q.value, kind: "", theme: "", municipality: "", year: "" };
  toAddress();
  ask();
});
form.addEventListener("change", ({ target }) => {
  if (target.name === "q") return;
  state[target.name] = target.value;
  toAddress();
  ask();
});
more.addEventListener("click", () => ask(list.children.length));
addEventListener("popstate", () => { state = fromAddress(); ask(); });
ask();
