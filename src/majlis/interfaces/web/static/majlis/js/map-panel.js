// The side of the map: words, people by service, assets by sector, what is taken down.

import { figure } from "./map-data.js";

const words = document.getElementById("words").dataset;
const number = (value) => figure(Math.round(value));
const about = (value) => figure(Number(Math.round(value).toPrecision(2))); // people are estimates: two digits

export function element(tag, text = "", more = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  Object.assign(made, more);
  return made;
}

// The value of a series, given by its changes, at a slot.
export function valueAt({ at, people }, slot) {
  let low = 0, high = at.length;
  while (low < high) { const middle = (low + high) >> 1; if (at[middle] <= slot) low = middle + 1; else high = middle; }
  return low ? people[low - 1] : 0;
}

function row(cells) {
  const made = document.createElement("tr");
  cells.forEach((text, place) => {
    const cell = element(place ? "td" : "th", text);
    if (place) cell.className = "n"; else cell.scope = "row";
    made.append(cell);
  });
  return made;
}

export function showPeople(answer, slot) {
  const body = document.querySelector("#people tbody");
  const rows = answer.lost.map((one) => row([one.name, about(valueAt(one, slot)), about(one.personHours)]));
  if (rows.length) rows.push(row([words.any, about(valueAt(answer.any, slot)), about(answer.any.personHours)]));
  else { const empty = row([words.nobody]); empty.firstChild.colSpan = 3; rows.push(empty); }
  body.replaceChildren(...rows);
}

export function showDark(assets, state) {
  const dark = new Uint32Array(assets.sectors.length);
  for (let i = 0; i < assets.count; i++) if (state[i] === 1 || state[i] === 2) dark[assets.sector[i]]++;
  const rows = assets.sectors.map(([, name], place) => [name, dark[place], assets.ofSector[place]]).filter(([, much]) => much);
  const body = document.querySelector("#dark tbody");
  if (rows.length) body.replaceChildren(...rows.map(([name, much, all]) => row([name, number(much), number(all)])));
  else { const empty = row([words.none]); empty.firstChild.colSpan = 3; body.replaceChildren(empty); }
}

export function showPicks(picks, names, { look, remove, change }) {
  document.getElementById("picks").replaceChildren(...picks.now.map((pick) => {
    const item = document.createElement("li"), called = names.get(pick.id) ?? pick.id;
    const hour = element("input", "", { type: "number", min: 0, value: pick.hour, className: "short", ariaLabel: `${words.at}: ${called}` });
    hour.addEventListener("change", () => change(pick, { hour: Number(hour.value) || 0 }));
    const repair = element("input", "", { type: "text", value: pick.repair ?? "", placeholder: words.usual, className: "short", inputMode: "decimal", ariaLabel: `${words.repair} (h): ${called}` });
    repair.addEventListener("change", () => change(pick, { repair: repair.value.trim() || null }));
    const name = element("button", called, { type: "button", className: "plain" });
    name.addEventListener("click", () => look(pick.id));
    const away = element("button", words.remove, { type: "button", className: "plain small" });
    away.append(element("span", ` ${called}`, { className: "heard" }));
    away.addEventListener("click", () => remove(pick.id));
    const times = element("span", "", { className: "picktimes" });
    times.append(element("span", `${words.at} `, { className: "small" }), hour, element("span", ` ${words.repair} `, { className: "small" }), repair, element("span", " h", { className: "small" }));
    item.append(name, " ", times, " ", away);
    return item;
  }));
}

export function showFound(answer, { may, picks, look, toggle }) {
  const place = document.getElementById("found");
  place.hidden = false;
  if (!answer.found.length) { place.replaceChildren(element("p", words.nothing)); return; }
  const list = document.createElement("ul");
  list.append(...answer.found.map((one) => {
    const item = document.createElement("li");
    const name = element("button", one.name, { type: "button", className: "plain" });
    name.addEventListener("click", () => { look(one.id); place.hidden = true; });
    item.append(name, " ", element("span", `${one.id} · ${one.area} · ${one.operator}`, { className: "small muted" }));
    if (may) {
      const deed = element("button", picks.has(one.id) ? words.remove : words.down, { type: "button", className: "plain small" });
      deed.append(element("span", ` ${one.name}`, { className: "heard" }));
      deed.addEventListener("click", () => { toggle(one.id); deed.firstChild.textContent = picks.has(one.id) ? words.remove : words.down; });
      item.append(" ", deed);
    }
    return item;
  }));
  const more = answer.count - answer.found.length;
  place.replaceChildren(list, ...(more > 0 ? [element("p", `${figure(more)} ${words.more}`, { className: "small muted" })] : []));
}
