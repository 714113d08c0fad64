// Lists put in order by dragging or by the arrow keys. Without it the buttons ↑ and ↓ do the same, one place at a time.
// <form data-reorder> holds <ol data-list="7"> with <li data-item="3">, in each a hidden input name="order" and a
// <button data-grip hidden>. The new order is sent as the inputs stand: value "7:3", or "3" where data-list is empty.
const SEND_AFTER = 700;
let held = null, timer, kept = "";

const lists = (form) => [...form.querySelectorAll("[data-list]")];
const rows = (list) => [...list.querySelectorAll(":scope > [data-item]")];

function look() {
  for (const grip of document.querySelectorAll("[data-reorder] [data-grip][hidden]")) grip.hidden = false;
}

// What a row's input says follows from the list it stands in.
function settle(row) {
  const home = row.closest("[data-list]").dataset.list;
  row.querySelector("[name=order]").value = home ? `${home}:${row.dataset.item}` : row.dataset.item;
}

function tell(row) {
  const list = row.closest("[data-list]"), said = row.closest("form").querySelector("[data-said]");
  if (said) said.textContent = `第 ${rows(list).indexOf(row) + 1} 位，共 ${rows(list).length} 项`;
}

function send(form) {
  clearTimeout(timer);
  form.requestSubmit();
}

function shift(row, up) {
  const list = row.closest("[data-list]"), next = up ? row.previousElementSibling : row.nextElementSibling;
  if (next) {
    if (up) next.before(row); else next.after(row);
  } else {
    const all = lists(row.closest("form")), other = all[all.indexOf(list) + (up ? -1 : 1)];
    if (!other) return false;
    if (up) other.append(row); else other.prepend(row);
  }
  settle(row);
  return true;
}

addEventListener("keydown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const row = grip.closest("[data-item]"), form = grip.closest("form");
  if (!shift(row, event.key === "ArrowUp")) return;
  grip.focus();
  tell(row);
  clearTimeout(timer);
  timer = setTimeout(() => send(form), SEND_AFTER);
});

addEventListener("pointerdown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip || event.button) return;
  event.preventDefault();
  grip.focus();
  grip.setPointerCapture(event.pointerId);
  held = { grip, row: grip.closest("[data-item]"), form: grip.closest("form"), moved: false };
  held.row.classList.add("held");
});

// The row stands before the first one whose middle lies below the pointer.
addEventListener("pointermove", (event) => {
  if (!held) return;
  const { row, form } = held, all = lists(form);
  const list = all.find((each) => event.clientY < each.getBoundingClientRect().bottom) ?? all.at(-1);
  const before = rows(list).find((each) => each !== row && event.clientY < middle(each)) ?? null;
  if (row.parentElement === list && (row.nextElementSibling === before)) return;
  list.insertBefore(row, before);
  held.moved = true;
});
const middle = (each) => { const box = each.getBoundingClientRect(); return box.top + box.height / 2; };

function drop() {
  if (!held) return;
  const { row, form, moved } = held;
  row.classList.remove("held");
  held = null;
  if (!moved) return;
  settle(row);
  tell(row);
  send(form);
}
addEventListener("pointerup", drop);
addEventListener("pointercancel", drop);
addEventListener("DOMContentLoaded", look);
// The new page's grips are hidden until looked at, and what is hidden takes no focus: give it back to the key's hand.
addEventListener("htmx:beforeSwap", () => { kept = document.activeElement?.matches("[data-grip]") ? document.activeElement.id : ""; });
addEventListener("htmx:afterSettle", () => {
  look();
  if (kept) document.getElementById(kept)?.focus();
});
look();
