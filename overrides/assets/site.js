// Adds to pages that work without it; nothing here draws content. The words it says stand in the page's data attributes.
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// What an address names is shown: folded parts around it open.
function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  for (let part = target?.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  if (target?.closest("details")) target.scrollIntoView();
}
addEventListener("hashchange", openTarget);
openTarget();

// Nothing stays folded on paper.
let folded = [];
addEventListener("beforeprint", () => {
  folded = all("main details:not([open])");
  for (const part of folded) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of folded) part.open = false;
});

// A note opens in its place, without a jump and without a step in the history.
function openNote(event, link) {
  event.preventDefault();
  const box = link.closest(".note") ?? document.getElementById(link.hash.slice(1));
  if (!box.classList.toggle("open")) document.querySelector(`a.ref[href="#${box.id}"]`).focus();
}

// Buttons name what they do in data-do; those that need a script are hidden without it.
const deeds = {
  theme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private browsing: the choice lasts for this page */ }
  },
  print() {
    print();
  },
  unfold() {
    const closed = all("details.line:not([open])");
    for (const line of closed.length ? closed : all("details.line")) line.open = closed.length > 0;
  },
  async copy(button) {
    const { copy } = await import("./cards.js");
    const part = button.closest("[data-copied]");
    copy(document.getElementById(button.dataset.from).innerText.trim(), part.querySelector("[role=status]"), part.dataset);
  },
};
addEventListener("click", (event) => {
  const { target } = event;
  if (target.closest(".onpage details a")) target.closest("details").open = false;
  const note = target.closest("a.ref, .note > .x");
  if (note && !matchMedia("(min-width: 68.75em)").matches) openNote(event, note);
  const button = target.closest("[data-do]");
  if (button) deeds[button.dataset.do](button);
});

// Of the days that return each year, the next ones come first; without this they stand in the order of the year.
for (const days of all(".days")) {
  const today = new Date().toISOString().slice(5, 10);
  days.append(...[...days.children].filter(({ dataset }) => dataset.day < today));
}

// Contents: one line if they fit, folded if not; the part being read is marked.
const contents = document.querySelector(".onpage");
if (contents) {
  const list = contents.querySelector("ul");
  new ResizeObserver(() => contents.classList.toggle("onpage--folded", list.scrollWidth > list.clientWidth)).observe(contents);
  const parts = all("a", list).map((link) => [document.getElementById(link.hash.slice(1)), link]);
  const mark = () => {
    let current;
    for (const [heading, link] of parts) {
      link.removeAttribute("aria-current");
      if (heading.getBoundingClientRect().top < innerHeight * 0.3) current = link;
    }
    current?.setAttribute("aria-current", "true");
  };
  addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
}

// A measure can be taken along.
if (document.querySelector("[data-take]")) import("./cards.js");

// The day on which a page was seen is part of citing it.
for (const day of all("[data-today]")) {
  const lv = root.lang === "lv";
  day.textContent = new Date().toLocaleDateString(lv ? "lv" : "en-GB", lv ? {} : { dateStyle: "long" });
}

// The search box loads nothing before somebody types in it.
for (const input of all("[data-search-box]")) {
  input.addEventListener("input", async () => {
    const { suggest } = await import("./search/box.js");
    suggest(input);
  }, { once: true });
}
