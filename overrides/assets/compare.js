// Of all municipalities side by side it shows the two or three that the address names (?ar=jelgava,ventspils) or the reader
// chooses. Without it the whole table stands there.

import { nearest, shortened } from "./words.js";

const form = document.querySelector("[data-compare]");
const table = document.querySelector("table.compare");
const said = form.querySelector("[data-compare-said]");
const menus = [...form.querySelectorAll("select")];
const cells = [...table.querySelectorAll("[data-unit]")];
table.closest(".scroll").classList.remove("awaits");

function show() {
  const chosen = [...new Set(menus.map(({ value }) => value).filter(Boolean))];
  for (const cell of cells) cell.hidden = !chosen.includes(cell.dataset.unit);
  for (const cell of table.querySelectorAll("[colspan]")) cell.colSpan = Math.max(chosen.length, 1);
  table.closest(".scroll").hidden = !chosen.length;
  for (const menu of menus) for (const option of menu.options) option.disabled = option.value !== "" && option.value !== menu.value && chosen.includes(option.value);
  const query = (word) => (chosen.length ? `?${word}=${chosen.join(",")}` : "");
  history.replaceState(null, "", `${location.pathname}${query(form.dataset.word)}${location.hash}`);
  for (const link of document.querySelectorAll("a.language")) link.search = query(form.dataset.other);
  const names = chosen.map((value) => menus[0].querySelector(`[value="${value}"]`).textContent);
  return names.length ? form.dataset.shown.replace("{names}", () => names.join(", ")) : form.dataset.none;
}

function fromAddress() {
  const given = new URLSearchParams(location.search);
  const asked = [form.dataset.word, form.dataset.other].flatMap((key) => given.getAll(key)).join().split(",").map((word) => word.trim()).filter(Boolean);
  const offered = [...menus[0].options].filter(({ value }) => value);
  const remarks = [...given.keys()].filter((key) => ![form.dataset.word, form.dataset.other].includes(key)).map((key) => form.dataset.unknown.replace("{value}", () => shortened(key)));
  const chosen = new Set();
  for (const word of asked) {
    const { choice, exact } = nearest(offered, word, ({ value, textContent }) => [value, textContent]);
    if (choice) chosen.add(choice.value);
    if (!exact) remarks.push(form.dataset[choice ? "nearest" : "unknown"].replace("{value}", () => shortened(word)).replace("{label}", () => choice.textContent));
  }
  if (chosen.size > menus.length) remarks.push(form.dataset.many);
  [...chosen].slice(0, menus.length).forEach((value, place) => { menus[place].value = value; });
  return remarks;
}

form.addEventListener("change", () => { said.textContent = show(); });
const remarks = fromAddress();
said.textContent = [...remarks, show()].join(" ");
