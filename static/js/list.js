// A list as a tool: J K move, X picks, Enter opens, / goes to the search box; pick all, and the bar of bulk steps.
const table = () => document.querySelector("table[data-list]");
const rows = () => [...(table()?.tBodies[0]?.rows ?? [])];
let here = -1;

function go(step) {
  const all = rows();
  if (!all.length) return;
  all[here]?.classList.remove("here");
  here = Math.min(Math.max(here + step, 0), all.length - 1);
  all[here].classList.add("here");
  const link = all[here].querySelector("a");
  link?.focus({ preventScroll: true });
  all[here].scrollIntoView({ block: "nearest" });
}

function typing(target) {
  return target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");
}

const keys = {
  j: () => go(1),
  k: () => go(-1),
  x: () => rows()[here]?.querySelector("input[name=pick]")?.click(),
  Enter: (event) => {
    if (event.target.closest("a, button, summary")) return false;
    rows()[here]?.querySelector("a")?.click();
  },
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    const box = document.querySelector(".filters [type=search], .search [type=search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
    return;
  }
  const act = table() && keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act && act(event) !== false) event.preventDefault();
});

function count() {
  const list = table();
  if (!list) return;
  const picks = [...list.querySelectorAll("input[name=pick]")];
  const picked = picks.filter((box) => box.checked);
  for (const box of picks) box.closest("tr").classList.toggle("on", box.checked);
  const all = list.querySelector("input[data-pick-all]");
  if (all) {
    all.checked = picks.length > 0 && picked.length === picks.length;
    all.indeterminate = picked.length > 0 && !all.checked;
  }
  const bar = document.querySelector(".bulk[data-bulk]");
  if (bar) {
    bar.hidden = picked.length === 0;
    const word = bar.querySelector("[data-count]");
    if (word) word.textContent = picked.length;
  }
}

addEventListener("change", (event) => {
  if (event.target.matches("input[data-pick-all]")) {
    for (const box of table().querySelectorAll("input[name=pick]")) box.checked = event.target.checked;
  }
  if (event.target.matches("input[data-pick-all], input[name=pick]")) count();
});
addEventListener("click", (event) => {
  if (!event.target.closest("[data-pick-none]")) return;
  event.preventDefault();
  for (const box of table().querySelectorAll("input[name=pick]")) box.checked = false;
  count();
});
addEventListener("pageshow", count);
addEventListener("htmx:afterSettle", () => { here = -1; count(); });
