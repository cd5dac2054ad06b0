// Adds to pages that already work without it: the theme switch and the search button.
document.querySelector("[data-switch-theme]")?.addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private browsing: the choice lasts for this page */ }
});

document.querySelector("[data-open-search]")?.addEventListener("click", () => {
  document.querySelector("[data-md-component=search-query]")?.focus();
});
