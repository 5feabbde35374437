/* Keys for the whole site. `g` and a letter go to a place (`data-key`), `/` goes to the search of the page, `?` opens the
   help sheet, and a letter presses what the page offers for it (`data-press`; `m` also the link to the next page of a list,
   `rel="next"`). None works inside a field, none together with Ctrl, Alt or Meta, and all can be switched off (WCAG 2.1,
   criterion 2.1.4). */

const OFF = "majlis-keys-off";
const WAIT = 1500;
const sheet = document.querySelector("#keys-sheet");
let waiting = 0;

function on() {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

function turn(wanted) {
  try {
    if (wanted) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  } catch {
    /* a browser that keeps nothing: the keys stay on */
  }
  for (const box of document.querySelectorAll("[data-keys-switch]")) box.checked = on();
}

function typing(target) {
  return target instanceof Element && target.closest("input, select, textarea, [contenteditable], dialog[open]") !== null;
}

function visible(element) {
  return element !== null && element.getClientRects().length > 0;
}

function go(letter) {
  const way = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === letter);
  if (way === undefined) return false;
  way.click();
  return true;
}

function press(letter) {
  const offered = [...document.querySelectorAll("[data-press]")].find((one) => one.dataset.press === letter && visible(one));
  const next = letter === "m" ? [...document.querySelectorAll("main a[rel='next']")].find(visible) : undefined;
  const found = offered ?? next;
  if (found === undefined) return false;
  found.click();
  return true;
}

function search() {
  const field = [...document.querySelectorAll("main input[type='search'], [data-search]")].find(visible);
  if (field === undefined) return false;
  field.focus();
  if (field instanceof HTMLInputElement) field.select();
  return true;
}

function help() {
  if (sheet === null) return false;
  if (!sheet.open) sheet.showModal();
  return true;
}

function answered(key) {
  if (performance.now() < waiting) {
    waiting = 0;
    return go(key);
  }
  if (key === "g") {
    waiting = performance.now() + WAIT;
    return true;
  }
  if (key === "/") return search();
  if (key === "?") return help();
  return press(key);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  if (event.key.length !== 1 || typing(event.target) || !on()) return;
  if (answered(event.key)) event.preventDefault();
});

for (const box of document.querySelectorAll("[data-keys-switch]")) {
  box.checked = on();
  box.addEventListener("change", () => turn(box.checked));
}
