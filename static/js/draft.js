// A suggestion or a reply being written: saved as a draft a moment after each change, and kept on this device until the
// server has it, so that a broken line, a time-out or a closed browser loses nothing. Works without: the buttons save.
const form = document.querySelector("form[data-draft]");
const LEFT_OUT = new Set(["csrfmiddlewaretoken", "files", "version", "unit_words"]);
const FOR_DAYS = 14;

const place = (key) => `draft:${key}`;
function read(key) {
  try { return JSON.parse(localStorage.getItem(place(key))); } catch { return null; }
}
function keep(key, entry) {
  try { localStorage.setItem(place(key), JSON.stringify(entry)); } catch { /* full or forbidden: the server still saves */ }
}
function forget(key) {
  try { localStorage.removeItem(place(key)); } catch { /* nothing kept */ }
}
function sweep() {
  try {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith("draft:"))) {
      if (Date.now() - (read(name.slice(6))?.at ?? 0) > FOR_DAYS * 864e5) localStorage.removeItem(name);
    }
  } catch { /* nothing kept */ }
}

// What a page says it has saved no longer needs its copy here.
function settle(key, version) {
  const [person, code] = key.split(":");
  if (code !== "new") {
    if (sessionStorage.getItem("draft-sent") === `${person}:new`) forget(`${person}:new`);
    if ((read(key)?.version ?? -1) < version) forget(key);
  }
  sessionStorage.removeItem("draft-sent");
}

function typed() {
  return [...new FormData(form)].filter(([name, value]) => !LEFT_OUT.has(name) && typeof value === "string");
}
const text = (pairs) => pairs.filter(([name]) => name !== "code").map((pair) => pair.join("=")).join("&");

function fill(pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  for (const box of form.elements) {
    if (!box.name || LEFT_OUT.has(box.name) || ["hidden", "file", "submit", "button"].includes(box.type)) continue;
    const mine = values.get(box.name) ?? [];
    if (box.type === "checkbox" || box.type === "radio") box.checked = mine.includes(box.value);
    else if (mine.length) box.value = mine[0];
  }
}

function begin() {
  const said = document.getElementById(form.dataset.said);
  const { version, title } = form.elements;
  const first = title ?? form.querySelector("textarea");
  let key = form.dataset.draft, saved = text(typed()), timer, busy = false, stopped = false, wait = 10000;

  settle(key, Number(version.value || 0));
  const entry = read(key);
  const rescue = document.getElementById("rescue");
  if (entry && text(entry.pairs) !== saved && !document.querySelector("[data-errors]")) {
    const at = new Date(entry.at);
    rescue.querySelector("[data-when]").textContent = `${at.getMonth() + 1}月${at.getDate()}日 ${at.toTimeString().slice(0, 5)} 写的，没有存到草稿里。`;
    rescue.hidden = false;
    rescue.querySelector("[data-restore]").addEventListener("click", () => { fill(entry.pairs); rescue.hidden = true; changed(); first.focus(); });
    rescue.querySelector("[data-forget]").addEventListener("click", () => { forget(key); rescue.hidden = true; first.focus(); });
  }

  const note = () => keep(key, { at: Date.now(), version: Number(version.value || 0), pairs: typed() });

  function changed() {
    if (!rescue.hidden) rescue.hidden = true;
    note();
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(save, 1500);
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => { clearTimeout(timer); stopped = true; note(); sessionStorage.setItem("draft-sent", key); });
  addEventListener("pageshow", (event) => { if (event.persisted) stopped = false; });

  async function save() {
    const now = typed();
    if (busy) { timer = setTimeout(save, 500); return; }
    if (stopped || text(now) === saved) return;
    if (title && !title.value.trim()) { said.textContent = "写上标题，就自动存成草稿。"; return; }
    busy = true;
    const data = new FormData(form);
    data.delete("files");
    try {
      const answer = await fetch(form.getAttribute("action") || location.pathname, { method: "POST", body: data, headers: { "X-Autosave": "1" }, redirect: "manual" });
      const told = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : {};
      if (answer.ok && told.url) accept(told, text(now));
      else if (told.faults) refuse(told.faults, answer.status);
      else throw new Error(answer.status);
    } catch {
      said.textContent = "暂时没有存上，内容留在这台设备上，稍后再试。";
      timer = setTimeout(save, wait);
      wait = Math.min(wait * 2, 120000);
    } finally {
      busy = false;
    }
  }

  function accept(told, what) {
    forget(key);
    if (key.endsWith(":new")) {  // the first save gave the draft its own address
      key = `${key.split(":")[0]}:${told.code}`;
      form.setAttribute("action", told.url);
      history.replaceState(null, "", told.url);
      form.elements.code.value = told.code;
    }
    version.value = told.version;
    saved = what;
    wait = 10000;
    said.textContent = `已存为草稿，${new Date().toTimeString().slice(0, 5)}`;
    if (text(typed()) !== saved) changed();
  }

  function refuse(faults, status) {
    if (status === 409) stopped = true;  // written elsewhere: a press of the button decides, no timer does
    said.textContent = `没有存上：${faults.join(" ")}${status === 409 ? "内容留在这台设备上。" : ""}`;
  }
}

sweep();
if (form) begin();
const page = document.querySelector("[data-draft-kept]");
if (page) settle(page.dataset.draftKept, Number(page.dataset.version));
