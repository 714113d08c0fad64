// What goes on while the page is open: progress of work in the worker, passing notes, faults of a part-request.
// <div data-poll="/address/" data-every="2"> is replaced by the fragment of that address until it comes without data-poll.
const waiting = new WeakSet();

function watch(part) {
  if (waiting.has(part)) return;
  waiting.add(part);
  setTimeout(() => ask(part), 1000 * (Number(part.dataset.every) || 2));
}

async function ask(part) {
  waiting.delete(part);
  if (!part.isConnected) return;
  if (document.hidden) { watch(part); return; }
  try {
    const answer = await fetch(part.dataset.poll, { headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
    if (!fresh) throw new Error("empty");
    part.replaceWith(fresh);
    if (fresh.dataset.poll) watch(fresh);
    else if (fresh.dataset.then) location.assign(fresh.dataset.then);
  } catch {
    watch(part);
  }
}

function look() {
  for (const part of document.querySelectorAll("[data-poll]")) watch(part);
}
addEventListener("DOMContentLoaded", look);
addEventListener("htmx:afterSettle", look);

function toast(words) {
  let place = document.querySelector(".toasts");
  if (!place) {
    place = document.createElement("div");
    place.className = "toasts";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  const note = document.createElement("p");
  note.className = "toast";
  note.textContent = words;
  place.append(note);
  setTimeout(() => note.remove(), 8000);
}
addEventListener("htmx:responseError", () => toast("没有取到，页面上的内容没有变。请再试一次。"));
addEventListener("htmx:sendError", () => toast("网络断了，您填的内容还在。连上后再试一次。"));

// A disclosure in the masthead closes on Escape and on a press elsewhere.
addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details.who[open]");
  if (open) { open.open = false; open.querySelector("summary").focus(); }
});
addEventListener("click", (event) => {
  const open = document.querySelector("details.who[open]");
  if (open && !open.contains(event.target)) open.open = false;
});
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
