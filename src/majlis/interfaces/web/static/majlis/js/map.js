// The map and the what-if: brings together the data, the layer, the picks and the side.

import { Refused, figure, find, follow, loadAssets, loadNames, piece } from "./map-data.js";
import { BACK, DARK, HIT, WORKS, assetLayer } from "./map-layer.js";
import { showDark, showFound, showPeople, showPicks } from "./map-panel.js";
import { Picks, parsePicks } from "./map-picks.js";

const $ = (id) => document.getElementById(id);
const work = $("work").dataset, words = $("words").dataset, may = work.run === "yes";
const asked = new URLSearchParams(location.search);
const NOTHING = { headline: words.start, struck: [], until: [], lost: [], any: { at: [], people: [], personHours: 0 }, node: [], begin: [], end: [] };
const hourField = $("hour");
let assets, layer, map, answer = NOTHING, asking = null, looked = "";

const hour = () => (hourField ? Number(hourField.value) : 0);
const slot = () => Math.min(assets.horizon - 1, Math.floor(hour() * 60 / assets.slotMinutes + 1e-9));
const inHours = (slots) => slots * assets.slotMinutes / 60;

function told(error) {
  if (error.name === "AbortError") return;
  const place = $("fault");
  if (error instanceof Refused && error.html) place.innerHTML = error.html;
  else place.textContent = words.failed;
}

function query() {
  const parts = new URLSearchParams();
  if (picks.now.length) parts.set("attack", picks.attack.join(","));
  if (hour()) parts.set("hour", String(hour()));
  if (work.version) parts.set("version", work.version);
  return parts.toString();
}

function address() {
  const text = query();
  history.replaceState(null, "", text ? `?${text}` : location.pathname);
  $("to-table").href = work.table + (text ? `?${text}` : "");
  if ($("save")) { $("save").href = `${work.save}?${text}`; $("save").hidden = !picks.now.length; }
  if ($("share")) $("share").hidden = !picks.now.length;
}

// Which assets are dark at the hour: from the answer, without the server. An asset may be dark several times.
function settle() {
  const now = slot(), found = new Map();
  for (let i = 0; i < answer.node.length; i++) {
    const node = answer.node[i];
    if (answer.begin[i] <= now && now < answer.end[i]) found.set(node, DARK);
    else if (answer.end[i] <= now && !found.has(node)) found.set(node, BACK);
  }
  answer.struck.forEach((node, place) => { if (found.get(node) === DARK && now < answer.until[place]) found.set(node, HIT); });
  layer.settle(Uint32Array.from(found.keys()), Uint8Array.from(found.values()));
}

// The map is drawn at once; the tables beside it when the browser has painted it.
function draw() {
  settle();
  layer.drawState();
  if (!may) return;
  $("hour-now").textContent = figure(hour());
  soon("tables", () => {
    hourField.setAttribute("aria-valuetext", `${words.at} ${hour()}`);
    showPeople(answer, slot());
    showDark(assets, layer.state);
  });
}

// Do something after the next paint; what waits under the same name is done once, as it is said last.
const later = new Map();
function soon(name, deed) {
  if (!later.size) painted(() => { const deeds = [...later.values()]; later.clear(); for (const one of deeds) one(); });
  later.set(name, deed);
}

// A page that nobody looks at is not painted: then nothing waits for it.
function painted(deed) {
  if (document.hidden) { setTimeout(deed); return; }
  const channel = new MessageChannel();
  requestAnimationFrame(() => { channel.port1.onmessage = deed; channel.port2.postMessage(0); });
}

async function run() {
  asking?.abort();
  const mine = asking = new AbortController();
  const begin = performance.now();
  let found;
  try {
    found = picks.now.length ? await follow(work.cascade, work.csrf, work.version, picks.attack, mine.signal) : NOTHING;
  } catch (error) { told(error); }
  if (mine !== asking) return;
  asking = null;
  if (found) {
    answer = found;
    $("fault").replaceChildren();
    $("headline").textContent = answer.headline;
    if (learned(answer)) listed();
    painted(() => performance.measure("whatif", { start: begin, end: performance.now() }));
    draw();
  }
  if (looked) soon("asset", again);
}

// The names of what is taken down: the map itself is told ids only.
const names = new Map();
const listed = () => showPicks(picks, names, { look, remove: (id) => picks.toggle(id), change });
const named = (id, name) => names.get(id) !== name && Boolean(names.set(id, name));

function learned({ struck, names: called = [] }) {
  return struck.filter((node, place) => assets.ids && named(assets.ids[node], called[place])).length > 0;
}

function changed() {
  run();
  listed();
  for (const [id, many] of [["undo", picks.past.length], ["redo", picks.future.length], ["clear", picks.now.length]]) if ($(id)) $(id).disabled = !many;
  soon("address", address);
}

const change = (pick, values) => picks.set(picks.now.map((one) => (one === pick ? { ...one, ...values } : one)));
const picks = new Picks(may ? parsePicks(asked.get("attack") ?? "") : [], changed);
const toggle = (id) => picks.toggle(id, hour());

async function again() {
  const wanted = looked;
  try {
    const html = await piece(`${work.asset.replace("ASSET", encodeURIComponent(looked))}?${query()}`);
    if (wanted !== looked) return;
    const title = document.createElement("h3");
    title.className = "assettitle";
    const body = document.createElement("div");
    body.innerHTML = html;
    title.textContent = body.querySelector("[data-name]")?.dataset.name ?? looked;
    $("asset").replaceChildren(title, body);
  } catch (error) { told(error); }
}

function look(id, { move = true } = {}) {
  const node = assets.index?.get(id);
  if (node === undefined) return;
  looked = id;
  layer.select(node);
  if (move) map.panTo(layer.latLng(node), { animate: false });
  if (!asking) again(); // otherwise when the answer that is under way has been painted
}

function clicked(event) {
  $("found").hidden = true;
  const found = layer.at(event.containerPoint);
  if (!found) return;
  if (found.cell) { map.setZoomAround(map.containerPointToLatLng([found.cell.x, found.cell.y]), Math.min(map.getMaxZoom(), map.getZoom() + 2)); return; }
  if (!assets.ids) return;
  const id = assets.ids[found.node];
  if (may && document.querySelector("[name=mode]:checked").value === "down") toggle(id);
  look(id, { move: false });
}

function hovered(event) {
  const found = layer.at(event.containerPoint), place = $("hover");
  map.getContainer().classList.toggle("over", Boolean(found));
  if (!found) { place.textContent = "\u00a0"; return; }
  if (found.cell) {
    const { count, dark } = found.cell;
    place.textContent = `${figure(count)} ${words.assets}${dark ? `, ${figure(dark)} ${words.darkword}` : ""} · ${words.zoom}`;
    return;
  }
  const { node } = found, area = assets.areas[assets.area[node]][1];
  place.textContent = `${assets.ids?.[node] ?? ""} · ${assets.sectors[assets.sector[node]][1]} · ${area}${picks.now.length ? ` · ${stateWords(node)}` : ""}`;
}

function stateWords(node) {
  const now = slot();
  let said = words.works;
  for (let i = 0; i < answer.node.length; i++) {
    if (answer.node[i] !== node) continue;
    const begin = answer.begin[i], end = answer.end[i];
    if (begin <= now && now < end) return `${layer.state[node] === HIT ? words.hit : words.dark} ${inHours(begin)}, ${end >= assets.horizon ? words.never : `${words.back} ${inHours(end)}`}`;
    if (begin > now) return `${words.later} ${inHours(begin)}`;
    said = `${words.again} ${inHours(end)}`;
  }
  return said;
}

function filtered() {
  const sector = $("sector").value, service = $("service").value;
  const place = assets.sectors.findIndex(([id]) => id === sector), bit = assets.services.findIndex(([id]) => id === service);
  for (let i = 0; i < assets.count; i++) layer.faded[i] = Number((place >= 0 && assets.sector[i] !== place) || (bit >= 0 && !(assets.fed[i] >> bit & 1)));
  layer.draw();
}

let waiting;
function searched() {
  clearTimeout(waiting);
  const q = $("q").value.trim();
  if (!q) { $("found").hidden = true; return; }
  waiting = setTimeout(async () => {
    try {
      const answered = await find(work.find, { q, sector: $("sector").value, service: $("service").value, version: work.version });
      for (const { id, name } of answered.found) named(id, name);
      showFound(answered, { may, picks, look, toggle });
    } catch (error) { told(error); }
  }, 150);
}

function play() {
  const button = $("play"), running = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", String(!running));
  button.textContent = running ? words.play : words.pause;
  if (running) { clearInterval(play.timer); return; }
  if (hour() >= Number(hourField.max)) hourField.value = 0;
  play.timer = setInterval(() => {
    hourField.value = hour() + Math.max(1, Number(hourField.step));
    draw();
    if (hour() >= Number(hourField.max)) play();
  }, 120);
}

function keys(event) {
  if (!(event.ctrlKey || event.metaKey) || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName) && document.activeElement.type !== "range") return;
  const back = event.key === "z" && !event.shiftKey, forth = event.key === "y" || (event.key.toLowerCase() === "z" && event.shiftKey);
  if (back || forth) { event.preventDefault(); if (back) picks.undo(); else picks.redo(); }
}

async function baseLayer() {
  if (!work.base) return;
  const response = await fetch(work.base, { credentials: "same-origin" });
  if (!response.ok) return;
  const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  map.createPane("base").classList.add("basepane");
  L.geoJSON(await response.json(), {
    interactive: false, pane: "base", renderer: L.canvas({ pane: "base" }),
    style: () => ({ color: tone("--middle"), weight: 1, fillColor: tone("--raised"), fillOpacity: 0.6 }),
    pointToLayer: (_, at) => L.circleMarker(at, { radius: 2, color: tone("--middle"), pane: "base", interactive: false }),
  }).addTo(map);
}

function listen() {
  map.on("click", clicked);
  map.on("mousemove", hovered);
  $("sector").addEventListener("change", () => { filtered(); searched(); });
  $("service").addEventListener("change", () => { filtered(); searched(); });
  $("q").addEventListener("input", searched);
  $("q").addEventListener("focus", searched);
  document.addEventListener("pointerdown", (event) => { if (!event.target.closest(".mapsearch")) $("found").hidden = true; });
  document.querySelector(".mapsearch").addEventListener("keydown", (event) => { if (event.key === "Escape") { $("found").hidden = true; $("q").focus(); $("found").hidden = true; } });
  $("look").addEventListener("submit", (event) => { event.preventDefault(); searched(); });
  $("asset").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-asset]");
    if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); look(link.dataset.asset); }
  });
  if (!may) return;
  hourField.addEventListener("input", draw);
  hourField.addEventListener("change", () => { address(); if (looked) again(); });
  $("play").addEventListener("click", play);
  $("undo").addEventListener("click", () => picks.undo());
  $("redo").addEventListener("click", () => picks.redo());
  $("clear").addEventListener("click", () => picks.set([]));
  $("share").addEventListener("click", async () => { await navigator.clipboard?.writeText(location.href); $("share").textContent = $("share").dataset.done; });
  document.addEventListener("keydown", keys);
}

async function begin() {
  const version = work.version ? `?version=${work.version}` : "";
  map = L.map("map", { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, doubleClickZoom: false, attributionControl: false, maxZoom: 17, minZoom: 2, zoomSnap: 0.5, preferCanvas: true });
  try { assets = await loadAssets(work.assets + version); } catch (error) { told(error); $("loading").hidden = true; return; }
  const points = assets.areas.map(([, , , latitude, longitude]) => [latitude, longitude]);
  map.fitBounds(points.length ? points : [[-40, -120], [60, 150]], { padding: [30, 30] });
  layer = assetLayer(assets).addTo(map);
  filtered();
  listen();
  $("loading").hidden = true;
  if (may) { draw(); if (picks.now.length) changed(); else for (let i = 0; i < 2; i++) follow(work.cascade, work.csrf, work.version, []).catch(() => {}); }
  await baseLayer();
  try { await loadNames(work.names + version, assets); } catch (error) { told(error); return; }
  if (learned(answer)) listed();
  document.documentElement.dataset.map = "ready";
  if (asked.get("look")) look(asked.get("look"));
}

begin();
