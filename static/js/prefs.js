// 大字版 and 高对比: the server writes them into <html> before the first paint, from the account (data-kept) or from a
// cookie. Loaded without defer and tiny, so that pages kept by a cache obey the cookie too.
const root = document.documentElement;
root.dataset.script = "on";

function cookie(name) {
  return document.cookie.split("; ").find((pair) => pair.startsWith(name + "="))?.slice(name.length + 1);
}

for (const name of "kept" in root.dataset ? [] : ["text", "contrast"]) {
  const kept = cookie("show_" + name);
  if (kept === "off") delete root.dataset[name];
  else if (kept) root.dataset[name] = kept;
}

function press(button) {
  const [name, value] = [button.name, button.dataset.value];
  const on = root.dataset[name] !== value;
  if (on) root.dataset[name] = value;
  else delete root.dataset[name];
  button.setAttribute("aria-pressed", on);
  button.value = on ? "" : value; // what the next press asks for
  document.cookie = `show_${name}=${on ? value : "off"}; path=/; max-age=31536000; samesite=lax`;
}

addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form.prefs");
  if (!form) return;
  for (const button of form.querySelectorAll("button[data-value]")) {
    button.setAttribute("aria-pressed", root.dataset[button.name] === button.dataset.value);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const facts = new FormData(form);
      facts.set(button.name, button.value);
      press(button);
      if (facts.has("csrfmiddlewaretoken")) fetch(form.action, { method: "POST", body: facts, redirect: "manual" }).catch(() => {});
    });
  }
});
