// The exam room: counts down what the server said is left, and saves what was changed, one request after another.
// Everything here can be missing: each page has buttons that save, and the server's clock rules.
const clock = document.querySelector("[data-seconds]");
const form = document.querySelector("form[data-save]");
const said = form && document.getElementById(form.dataset.said);
let ends = clock && performance.now() + 1000 * Number(clock.dataset.seconds);
let saving = false, again = false, timer;

function draw() {
  const left = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
  clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  clock.closest(".exam-clock").dataset.time = left <= 300 ? "urgent" : "calm";
  if (left > 0) setTimeout(draw, 250);
  else finish();
}

// The last change goes along; the server refuses what comes after its own end.
async function finish() {
  clearTimeout(timer);
  if (form) await save();
  location.assign(clock.dataset.then);
}

function changed(place) {
  const now = [...form.querySelectorAll(`[name="q-${place}"]:checked`)].map((box) => box.value).sort().join("");
  return { now, was: form.elements[`was-${place}`].value };
}

async function save() {
  if (saving) { again = true; return; }
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const sent = [];
  for (const box of form.querySelectorAll('[name^="was-"]')) {
    const place = box.name.slice(4), { now, was } = changed(place);
    if (now === was) continue;
    body.set(box.name, was);
    for (const letter of now) body.append(`q-${place}`, letter);
    sent.push([box, now, place]);
  }
  if (!sent.length) return;
  saving = true;
  try {
    const answer = await fetch(form.dataset.save, { method: "POST", body, credentials: "same-origin" });
    if (answer.status === 409) { location.assign(clock.dataset.then); return; }
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    ends = performance.now() + 1000 * Number(await answer.text());
    for (const [box, now, place] of sent) { box.value = now; mark(place, now); }
    const day = new Date();
    said.textContent = `已保存，${String(day.getHours()).padStart(2, "0")}:${String(day.getMinutes()).padStart(2, "0")}`;
  } catch {
    said.textContent = "暂时没有存上，请不要关闭页面，马上再试。";
    timer = setTimeout(save, 5000);
  } finally {
    saving = false;
    if (again) { again = false; save(); }
  }
}

function mark(place, now) {
  const spot = form.querySelector(`[data-spot="${place}"]`);
  if (spot.hasAttribute("data-done") === Boolean(now)) return;
  spot.toggleAttribute("data-done", Boolean(now));
  spot.setAttribute("aria-label", `第 ${place} 题，${now ? "已答" : "未答"}`);
  const count = document.querySelector("[data-count]");
  count.textContent = form.querySelectorAll("[data-spot]:not([data-done])").length;
}

if (clock) draw();
form?.addEventListener("change", () => { clearTimeout(timer); timer = setTimeout(save, 400); });
// A page that comes back from the browser's memory shows what was, and its clock has stood still.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
