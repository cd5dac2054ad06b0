// Narrows a list by what its rows say of themselves (data-theme="…"), keeps the choice in the address in words, and hands
// out what is shown as CSV. Without this the buttons still filter, by the style sheet, and the whole list can be read.

import { fold, nearest, shortened } from "./words.js";

const form = document.querySelector("[data-filter]");
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const rows = all("main [data-row]");
const groups = all("main [data-group]");
const folds = new Map(all("main details").filter((part) => part.querySelector("[data-row]")).map((part) => [part, part.open]));
const none = document.querySelector("[data-filter-none]");
const said = form.querySelector("[data-filter-said]");
const names = [...new Set([...form.elements].map(({ name }) => name).filter(Boolean))];
const parts = new Map(rows.map((row) => [row, all("[data-part]", row)]));

const squeezed = (words) => words.replace(/\s+/g, " ").trim();
const texts = new Map();
const textOf = (row) => texts.get(row) ?? texts.set(row, fold(`${row.dataset.words ?? ""} ${row.textContent}`)).get(row);

// The choices of one facet: buttons or the options of a menu, each with its value and its words.
const choices = (name) => all(`[name="${name}"][type=radio], [name="${name}"] option`, form).filter(({ value }) => value);
const field = (name) => form.elements[name] instanceof RadioNodeList ? form.elements[name][0] : form.elements[name];
const chosen = () => names.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value);

const has = (node, name, value) => (node.dataset[name] ?? "").split(" ").includes(value);

// A row fits if it has every chosen value; those that its parts tell apart (state and year) must meet in one part.
function fits(row, asked) {
  const inner = parts.get(row);
  const inside = asked.filter(([name]) => inner.some((part) => name in part.dataset));
  return asked.every(([name, value]) => {
    if (name === "text") return fold(value).split(/\s+/).every((word) => textOf(row).includes(word));
    return inside.some(([other]) => other === name) || has(row, name, value);
  }) && (!inside.length || inner.some((part) => inside.every(([name, value]) => has(part, name, value))));
}

function show() {
  const asked = chosen();
  for (const row of rows) row.hidden = !fits(row, asked);
  // The folded end of a long list opens while something is chosen: what fits must be seen.
  for (const [part, before] of folds) {
    part.open = asked.length ? true : before;
    part.classList.toggle("unfolded", asked.length > 0);
  }
  for (const group of groups) {
    const left = all("[data-row]", group).filter((row) => !row.hidden).length;
    group.hidden = !left;
    const count = group.querySelector(":is(h2, h3) .num");
    if (count) count.textContent = left;
    for (const link of all(`.onpage a[href="#${group.querySelector("h2")?.id}"]`)) link.parentElement.hidden = !left;
  }
  for (const name of names.filter((name) => name !== "text")) number(name, asked.filter(([other]) => other !== name));
  document.querySelector("main").toggleAttribute("data-filtered", asked.length > 0);
  for (const part of all("main [data-group] details.fold, main .entries + details.fold")) part.open = asked.length > 0;
  const shown = rows.filter((row) => !row.hidden).length;
  none.hidden = shown > 0;
  form.querySelector("[type=reset]").hidden = !asked.length;
  for (const button of all("[data-csv]", form)) button.disabled = !shown;
  return form.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
}

// How many rows each choice would leave; a choice that would leave none is not offered.
function number(name, others) {
  const found = rows.filter((row) => fits(row, others));
  for (const choice of choices(name)) {
    const count = found.filter((row) => fits(row, [...others, [name, choice.value]])).length;
    const taken = choice.checked || choice.selected;
    if (choice.type === "radio") {
      choice.parentElement.querySelector(".num").textContent = count;
      choice.parentElement.hidden = !count && !taken;
    } else {
      choice.textContent = `${choice.dataset.label} (${count})`;
      choice.hidden = choice.disabled = !count && !taken;
    }
  }
  const every = all(`[name="${name}"][type=radio][value=""]`, form)[0];
  if (every) every.parentElement.querySelector(".num").textContent = found.length;
}

// The address says the choice in words; the switch to the other language says it in that language's words.
function toAddress() {
  const query = (kind) => {
    const asked = chosen().map(([name, value]) => {
      const choice = choices(name).find((item) => item.value === value);
      return [field(name).dataset[kind], choice ? choice.dataset[kind] : value];
    });
    return asked.length ? `?${new URLSearchParams(asked)}` : "";
  };
  history.replaceState(null, "", `${location.pathname}${query("word")}${location.hash}`);
  for (const link of all("a.language")) link.search = query("other");
}

// What an address asks for, whichever language its words are in, or by the ids of fields, which outlive their labels;
// what is not known is said, and the nearest taken.
function fromAddress() {
  const remarks = [];
  for (const [key, given] of new URLSearchParams(location.search)) {
    const value = given.trim();
    const name = names.find((item) => [item, field(item).dataset.word, field(item).dataset.other].includes(fold(key.trim())));
    if (!name || !value || form.elements[name].value) {
      if (key || given) remarks.push(form.dataset.unknown.replace("{value}", () => shortened(`${key}=${given}`)));
    } else if (name === "text") {
      form.elements.text.value = value.slice(0, 100);
    } else {
      const { choice, exact } = nearest(choices(name), value, ({ value: id, dataset }) => [id, dataset.word, dataset.other]);
      if (choice) form.elements[name].value = choice.value;
      const words = choice && !exact ? form.dataset.nearest : form.dataset.unknown;
      if (!exact) remarks.push(words.replace("{value}", () => shortened(given)).replace("{label}", () => labelOf(choice)));
    }
  }
  return remarks;
}

const labelOf = (choice) => choice?.dataset.label ?? "";

// CSV (RFC 4180) with a byte order mark; text that a spreadsheet would take for a formula is made plain (OWASP, CSV Injection).
const FORMULA = /(^|[;\r\n])(\s*)(?=[=+\-@\t\r＝＋－＠])/g;
export function csv(table, separator) {
  const cell = (words) => {
    const plain = words.replace(FORMULA, "$1$2'");
    return /["\r\n,;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `\uFEFF${table.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
}

// What is shown, as a table: of a table its cells, of a list each title with its sentence and what it is filed under.
export function shownTable() {
  const shown = rows.filter((row) => !row.hidden);
  const { title, summary, address } = form.dataset;
  const link = (row) => row.querySelector("a[href]")?.href ?? "";
  const words = (node) => squeezed(node?.dataset.value ?? node?.textContent ?? "");
  if (shown[0]?.matches("tr")) {
    const head = all("thead th", shown[0].closest("table")).map(words);
    return [[...head, address], ...shown.map((row) => [...[...row.cells].map(words), link(row)])];
  }
  const facets = names.filter((name) => name !== "text");
  const labels = (row, name) => choices(name).filter(({ value }) => has(row, name, value)).map(labelOf).join("; ");
  return [
    [title, summary, ...facets.map((name) => labelOfFacet(name)), address],
    ...shown.map((row) => [words(row.querySelector(".entry__title")), words(row.querySelector(".entry__title ~ p:not([class])")), ...facets.map((name) => labels(row, name)), link(row)]),
  ];
}
const labelOfFacet = (name) => squeezed(field(name).closest("fieldset")?.querySelector("legend").textContent ?? field(name).labels[0].textContent);

function download(separator) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv(shownTable(), separator)], { type: "text/csv;charset=utf-8" }));
  link.download = `${location.pathname.split("/").filter(Boolean).pop() ?? "romi"}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const changed = () => { said.textContent = show(); toAddress(); };
form.addEventListener("input", changed);
form.addEventListener("reset", () => setTimeout(changed));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", ({ target }) => { if (target.dataset.csv) download(target.dataset.csv); });

const remarks = fromAddress();
if (chosen().length) form.querySelector("details").open = true;
said.textContent = [...remarks, show()].join(" ");
if (location.search) toAddress();
