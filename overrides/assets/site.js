// Adds to pages that already work without it: the theme switch, and what Material's search box lacks.
document.querySelector("[data-switch-theme]")?.addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private browsing: the choice lasts for this page */ }
});

// Of the days that return each year, the next ones come first; without this they stand in the order of the year.
for (const days of document.querySelectorAll(".days")) {
  const today = new Date().toISOString().slice(5, 10);
  days.append(...[...days.children].filter(({ dataset }) => dataset.day < today));
}

const search = document.querySelector("[data-md-component=search]");
const query = search?.querySelector("[data-md-component=search-query]");

document.querySelector("[data-open-search]")?.addEventListener("click", () => query.focus());

if (search) {
  // Material listens to the keyboard only: pasted and dictated words count as well.
  query.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")));

  // Tab walks through the results instead of closing them; Enter in the box leads to the page of results.
  addEventListener("keydown", (event) => {
    if (!search.contains(event.target)) return;
    if (event.key === "Tab") event.stopImmediatePropagation();
    if (event.key === "Enter" && event.target === query) {
      event.stopImmediatePropagation();
      query.form.requestSubmit();
    }
  }, { capture: true });

  // Say how many pages there are, in the language's plural, once the list has settled.
  const list = search.querySelector(".md-search-result__list");
  const count = search.querySelector("[data-search-count]");
  const all = search.querySelector(".search-all");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  new MutationObserver(() => {
    for (const link of list.querySelectorAll("[tabindex='-1']")) link.removeAttribute("tabindex");
    for (const heading of list.querySelectorAll("h1, h2")) {
      heading.setAttribute("role", "heading");
      heading.setAttribute("aria-level", heading.tagName === "H1" ? "2" : "3");
    }
    const found = list.children.length, asked = query.value.trim();
    count.textContent = asked ? count.dataset[found ? plural.select(found) : "none"].replace("{count}", found) : "";
    all.hidden = !asked;
    all.firstElementChild.href = `${query.form.action}?${new URLSearchParams({ q: asked })}`;
  }).observe(list, { childList: true });
}
