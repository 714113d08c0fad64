// Forms that lose nothing: a warning before leaving, a draft kept while writing, one press only, a question
// before a step without return.
const changed = new Set();

addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("form[data-guard], form[data-autosave]")) changed.add(form);
  tell(event.target);
});
addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected && form.matches("[data-guard]"))) event.preventDefault();
});

// <textarea maxlength=… data-left="id"> says how much room is left; counted only when near the end, to be quiet.
function tell(box) {
  const note = box.dataset?.left && document.getElementById(box.dataset.left);
  if (!note || box.maxLength < 1) return;
  const left = box.maxLength - [...box.value].length;
  note.textContent = left <= box.maxLength / 5 ? `还可以写 ${left} 字` : "";
}

// <form data-autosave="/address/" data-said="id"> posts itself a moment after the last change.
let timer;
addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.autosave) return;
  clearTimeout(timer);
  timer = setTimeout(() => keep(form), 1500);
});

async function keep(form) {
  const said = document.getElementById(form.dataset.said);
  try {
    const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" } });
    if (!answer.ok) throw new Error(answer.status);
    changed.delete(form);
    const now = new Date();
    const clock = [now.getHours(), now.getMinutes()].map((n) => String(n).padStart(2, "0")).join(":");
    if (said) said.textContent = `已存为草稿，${clock}`;
  } catch {
    if (said) said.textContent = "暂时没有存上，请不要关闭页面，稍后会再试。";
    timer = setTimeout(() => keep(form), 10000);
  }
}

// <button data-confirm="dialog-id"> opens that <dialog>; its own submit button repeats the verb and belongs to the form.
addEventListener("click", (event) => {
  const asked = event.target.closest("[data-confirm]");
  const dialog = asked && document.getElementById(asked.dataset.confirm);
  if (dialog) {
    event.preventDefault();
    const form = asked.form;
    if (form && !form.reportValidity()) return;
    dialog.showModal();
  }
  const back = event.target.closest("[data-close]");
  if (back) { event.preventDefault(); back.closest("dialog").close(); }
});

// One press only: the second is swallowed while the first is under way.
addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "get" || form.hasAttribute("hx-post") || event.submitter?.formTarget === "_blank") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  changed.delete(form);
  event.submitter?.setAttribute("aria-busy", "true");
});
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[aria-busy]")) button.removeAttribute("aria-busy");
});

// A refused form begins at what is wrong, for a keyboard and a screen reader alike.
addEventListener("DOMContentLoaded", () => {
  document.querySelector("form[method=post] [data-errors]")?.focus();
  for (const box of document.querySelectorAll("[data-left]")) tell(box);
  for (const list of document.querySelectorAll("select[data-submit]")) list.addEventListener("change", () => list.form.requestSubmit());
});
