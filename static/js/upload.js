// Lists the chosen files with their sizes below an upload field. The field works the same without it.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches("input[type=file][data-upload]")) return;
  let list = input.parentElement.querySelector(".chosen");
  if (!list) {
    list = document.createElement("ul");
    list.className = "chosen plain s";
    list.setAttribute("aria-live", "polite");
    input.after(list);
  }
  list.replaceChildren(
    ...Array.from(input.files, (file) => {
      const row = document.createElement("li");
      const size = file.size < 1048576 ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / 1048576).toFixed(1)} MB`;
      row.textContent = `${file.name}（${size}）`;
      return row;
    }),
  );
});
