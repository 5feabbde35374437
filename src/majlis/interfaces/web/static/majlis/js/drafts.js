/* Forms that keep what is typed. `<form data-draft="name">` saves its fields in this tab (sessionStorage) while a person
   types, and fills them in again when the page comes back: after a broken line or a wrong turn. Who types is not idle:
   now and then the server is told so, and the session stays.

   Shared devices: the draft lives in one tab, under the login of who typed it. It goes when the form is sent and taken,
   when it is thrown away, when the person signs out, when the page for signing in is shown, when somebody else signs in,
   when it is older than twelve hours, and with the tab. Passwords, files and hidden fields are never kept; a form that
   must not be kept has no `data-draft`. `data-draft-keep` marks the page that asks who one is again: what was sent is not
   done yet there, and stays. `data-draft-fresh` says that the server filled a form in anew, and
   `data-draft-not` on or around a field that the field is not kept. */

const PREFIX = "majlis-draft ";
const HOURS = 12;
const WAIT = 400;
const AWAKE = 240_000;
let told = performance.now();
const person = document.documentElement.dataset.person ?? "";

function keys() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}

function own(key) {
  return key.startsWith(`${PREFIX}${person} `);
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function clear(wanted = () => true) {
  for (const key of keys()) if (wanted(key)) sessionStorage.removeItem(key);
}

function kept(field) {
  return field.name && field.name !== "csrfmiddlewaretoken" && !["password", "file", "hidden", "submit", "button", "reset"].includes(field.type) && !field.closest("[data-draft-not]");
}

function values(form) {
  const found = {};
  for (const field of form.elements) {
    if (!kept(field)) continue;
    const list = (found[field.name] ??= []);
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked) list.push(field.value);
    } else if (field.type === "select-multiple") {
      list.push(...[...field.selectedOptions].map((one) => one.value));
    } else list.push(field.value);
  }
  return found;
}

function fill(form, saved) {
  const places = {};
  for (const field of form.elements) {
    if (!kept(field) || !(field.name in saved)) continue;
    const list = saved[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = list.includes(field.value);
    else if (field.type === "select-multiple") for (const one of field.options) one.selected = list.includes(one.value);
    else {
      const place = (places[field.name] = (places[field.name] ?? -1) + 1);
      if (list[place] !== undefined) field.value = list[place];
    }
    const folded = field.closest("details"); /* what was typed is seen again */
    if (folded && list.some((one) => one !== "")) folded.open = true;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function note(form, at, drop) {
  const words = document.querySelector("#draft-words")?.content.firstElementChild?.cloneNode(true);
  if (!(words instanceof HTMLElement)) return;
  words.querySelector("time").textContent = at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  words.querySelector("button").addEventListener("click", () => {
    drop();
    words.remove();
    form.querySelector("input, select, textarea")?.focus();
  });
  form.prepend(words);
}

function watch(form) {
  const key = `${PREFIX}${person} ${form.dataset.draft} ${location.pathname}`;
  const shown = values(form);
  const answered = form.querySelector(".wrong, .faults") !== null; /* the server shows what was sent */
  if (form.dataset.draftFresh !== undefined) sessionStorage.removeItem(key); /* the server filled it in anew */
  let saved = read(key);
  let timer = 0;
  if (saved?.sent) {
    const taken = !answered && document.querySelector(".message.success") !== null;
    saved = taken ? null : { ...saved, sent: false };
    if (taken) sessionStorage.removeItem(key);
  }
  function save() {
    clearTimeout(timer);
    const now = values(form);
    try {
      if (same(now, shown) && !answered) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), values: now }));
    } catch {
      /* the tab's space is full: the form works, unsaved */
    }
  }
  if (saved !== null && !answered && !same(saved.values, shown)) {
    fill(form, saved.values);
    note(form, new Date(saved.at), () => {
      sessionStorage.removeItem(key);
      fill(form, shown);
    });
  }
  if (answered) save();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
    awake();
  });
  form.addEventListener("change", save);
  form.addEventListener("submit", () => {
    save();
    const last = read(key);
    if (last !== null) sessionStorage.setItem(key, JSON.stringify({ ...last, sent: true }));
  });
  addEventListener("pagehide", () => {
    if (!read(key)?.sent) save();
  });
}

function awake() {
  if (performance.now() - told < AWAKE) return;
  told = performance.now();
  fetch("/help/awake/", { method: "GET", redirect: "manual", cache: "no-store" }).catch(() => {});
}

function begin() {
  if (person === "") {
    clear();
    return;
  }
  const forms = [...document.querySelectorAll("form[data-draft]")];
  const here = forms.map((form) => `${PREFIX}${person} ${form.dataset.draft} ${location.pathname}`);
  const asked = document.querySelector("[data-draft-keep]") !== null;
  const oldest = Date.now() - HOURS * 3_600_000;
  clear((key) => {
    const saved = read(key);
    return !own(key) || saved === null || saved.at < oldest || (saved.sent && !asked && !here.includes(key));
  });
  forms.forEach(watch);
  for (const form of document.querySelectorAll("form[action$='/logout/']")) form.addEventListener("submit", () => clear());
}

begin();
