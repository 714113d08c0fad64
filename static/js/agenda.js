// The order of an agenda: rows are dragged, or moved by their buttons; saved together. Without this script each
// button sends the form and the server moves the row.
const form = document.querySelector("form[data-agenda]");
const list = form?.querySelector("ol");
const save = form?.querySelector("[data-save]");
const said = form?.querySelector("[data-said]");
let held = null;

function settle(row) {
  const rows = [...list.children];
  rows.forEach((each, place) => {
    each.querySelector("[data-move=up]").disabled = place === 0;
    each.querySelector("[data-move=down]").disabled = place === rows.length - 1;
  });
  save.hidden = false;
  if (said && row) said.textContent = `${row.querySelector(".what a").textContent}，第 ${rows.indexOf(row) + 1} 项`;
}

if (save) {
  for (const row of list.children) row.draggable = true;

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    if (button.dataset.move === "up") row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    settle(row);
    (button.disabled ? row.querySelector("[data-move]:not(:disabled)") : button).focus();
  });

  list.addEventListener("dragstart", (event) => {
    held = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.code);
    held.classList.add("held");
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li");
    if (!held) return;
    event.preventDefault();
    if (!over || over === held) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(held);
    else over.after(held);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!held) return;
    held.classList.remove("held");
    settle(held);
    held = null;
  });
}
