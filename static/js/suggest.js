// The search of all offers numbers, titles, people and units while somebody types. Without it the box searches on Enter.
// <input type="search" data-suggest="/address/"> gets a list below; ↓ ↑ move in it, Enter opens, Escape closes.
const WAIT = 200;

function attach(box) {
  const place = document.createElement("div");
  const said = document.createElement("span");
  let timer, asking, here = -1, asked = "";
  place.className = "suggest";
  place.hidden = true;
  said.className = "vh";
  said.setAttribute("role", "status");
  box.after(place, said);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");

  const rows = () => [...place.querySelectorAll("[role=option]")];

  function close() {
    asking?.abort();
    clearTimeout(timer);
    place.hidden = true;
    here = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    box.removeAttribute("aria-controls");
  }

  function go(to) {
    const all = rows();
    if (!all.length) return;
    here = (to + all.length + 1) % (all.length + 1);  // one place more: the box itself
    if (here === all.length) here = -1;
    all.forEach((row, n) => row.setAttribute("aria-selected", n === here));
    if (here < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", all[here].id);
      all[here].scrollIntoView({ block: "nearest" });
    }
  }

  async function ask() {
    const words = box.value.trim();
    if (!words) { asked = ""; close(); return; }
    if (words === asked && !place.hidden) return;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: words })}`, { headers: { "HX-Request": "true" }, signal: asking.signal, redirect: "error" });
      if (!answer.ok) return;
      const list = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
      if (!list || document.activeElement !== box) return;
      asked = words;
      here = -1;
      list.id = `${box.id}-offers`;
      place.replaceChildren(list);
      rows().forEach((row, n) => { row.id = `${list.id}-${n}`; row.setAttribute("aria-selected", "false"); });
      place.hidden = rows().length === 0;
      box.setAttribute("aria-expanded", String(!place.hidden));
      box.setAttribute("aria-controls", list.id);
      said.textContent = rows().length > 1 ? `${rows().length - 1} 条建议，用上下键选择` : "";
    } catch { /* asked again with the next letter; the button still searches */ }
  }

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !place.hidden) { event.preventDefault(); close(); }
    else if (event.key === "ArrowDown" && place.hidden) { asked = ""; ask(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); go(here + 1); }
    else if (event.key === "ArrowUp" && !place.hidden) { event.preventDefault(); go(here < 0 ? rows().length - 1 : here - 1); }
    else if (event.key === "Enter" && here >= 0 && !place.hidden) { event.preventDefault(); location.assign(rows()[here].dataset.url); }
  });
  place.addEventListener("mousedown", (event) => event.preventDefault());  // the box keeps the focus until the click is done
  place.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) location.assign(row.dataset.url);
  });
  box.addEventListener("blur", close);
}

for (const box of document.querySelectorAll("input[data-suggest]:not([data-suggest=''])")) attach(box);
