// Our own layer of two canvases. The lower one shows all assets as they usually are, and is drawn when the map moves; the
// upper one shows what an answer changes, so that an answer draws no more than that. Where assets lie close together they
// are drawn as one mark with their number.

import { figure } from "./map-data.js";

const CELL = 64, ALONE = 6, NEAR = 14;
export const WORKS = 0, DARK = 1, HIT = 2, BACK = 3;

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function assetLayer(assets) {
  const layer = new L.Layer();
  const count = assets.count;
  let lower, upper, context, map, ink, view = null;
  const state = new Uint8Array(count), faded = new Uint8Array(count), place = new Int32Array(count), widths = new Map();
  const order = assets.points.map((point, area) => area).sort((one, other) => assets.total[other] - assets.total[one]);
  let selected = -1, touched = new Uint32Array(0);

  const colours = () => {
    ink = { ink: token("--ink"), paper: token("--paper"), muted: token("--muted"), middle: token("--middle"), light: token("--light"), accent: token("--accent"), focus: token("--focus") };
  };

  layer.onAdd = (to) => {
    map = to;
    [lower, upper] = [0, 1].map(() => L.DomUtil.create("canvas", "leaflet-layer", map.getPane("overlayPane")));
    colours();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours(); layer.draw(); });
    map.on("move zoom viewreset resize moveend", layer.draw);
    layer.draw();
  };
  layer.onRemove = () => { map.off("move zoom viewreset resize moveend", layer.draw); lower.remove(); upper.remove(); };
  layer.state = state;
  layer.faded = faded;
  layer.select = (node) => { selected = node; layer.drawState(); };

  // Set the state of the nodes that an answer names; all others work. `states` holds one for each of `nodes`.
  layer.settle = (nodes, states) => {
    for (const node of touched) state[node] = WORKS;
    for (let i = 0; i < nodes.length; i++) state[nodes[i]] = states[i];
    touched = nodes;
  };

  function prepared(canvas, size, ratio) {
    if (canvas.width !== size.x * ratio || canvas.height !== size.y * ratio) {
      canvas.width = size.x * ratio; canvas.height = size.y * ratio;
      canvas.style.width = `${size.x}px`; canvas.style.height = `${size.y}px`;
    }
    context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);
  }

  // Where everything lies at this zoom and corner.
  function seen() {
    const size = map.getSize(), ratio = window.devicePixelRatio || 1;
    const scale = 2 ** map.getZoom(), corner = map.getPixelBounds().min;
    const left = Math.floor(corner.x / CELL) - 1, top = Math.floor(corner.y / CELL) - 1;
    const wide = Math.ceil(size.x / CELL) + 3, high = Math.ceil(size.y / CELL) + 3;
    const much = new Uint32Array(wide * high), sumX = new Float64Array(wide * high), sumY = new Float64Array(wide * high);
    const inside = [];
    place.fill(-1);
    for (let i = 0; i < count; i++) {
      const column = Math.floor(assets.x[i] * scale / CELL) - left, row = Math.floor(assets.y[i] * scale / CELL) - top;
      if (column < 0 || row < 0 || column >= wide || row >= high || faded[i]) continue;
      const cell = row * wide + column;
      place[i] = cell;
      much[cell]++; sumX[cell] += assets.x[i]; sumY[cell] += assets.y[i];
      inside.push(i);
    }
    const cells = [], cellOf = new Map();
    for (let cell = 0; cell < much.length; cell++) {
      if (much[cell] <= ALONE) continue;
      const x = sumX[cell] / much[cell] * scale - corner.x, y = sumY[cell] / much[cell] * scale - corner.y;
      const made = { x, y, count: much[cell], dark: 0, hit: 0, radius: Math.min(26, 9 + 4.5 * Math.log10(much[cell])) };
      cells.push(made); cellOf.set(cell, made);
    }
    const nodes = inside.filter((i) => !cellOf.has(place[i])).map((i) => ({ x: assets.x[i] * scale - corner.x, y: assets.y[i] * scale - corner.y, node: i }));
    return { size, ratio, scale, corner, cells, cellOf, nodes };
  }

  layer.draw = () => {
    view = seen();
    const { size, ratio, scale, corner } = view;
    for (const canvas of [lower, upper]) L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    prepared(lower, size, ratio);
    areaNames(size, scale, corner);
    for (const cell of view.cells) drawCell(cell);
    for (const cell of view.cells) nameCell(cell);
    for (const { x, y } of view.nodes) drawNode(x, y, WORKS);
    layer.drawState();
  };

  layer.drawState = () => {
    const { size, ratio, scale, corner } = view;
    prepared(upper, size, ratio);
    const changed = new Set();
    for (const cell of view.cells) { cell.dark = 0; cell.hit = 0; }
    for (const node of touched) {
      const what = state[node], cell = place[node] < 0 ? undefined : view.cellOf.get(place[node]);
      if (!cell || (what !== DARK && what !== HIT)) continue;
      cell.dark++; changed.add(cell);
      if (what === HIT) cell.hit++;
    }
    for (const cell of changed) drawCell(cell);
    for (const cell of changed) nameCell(cell);
    for (const { x, y, node } of view.nodes) if (state[node] !== WORKS) drawNode(x, y, state[node]);
    if (selected >= 0) {
      context.strokeStyle = ink.focus; context.lineWidth = 3;
      context.beginPath();
      context.arc(assets.x[selected] * scale - corner.x, assets.y[selected] * scale - corner.y, 13, 0, 2 * Math.PI);
      context.stroke();
    }
  };

  function areaNames(size, scale, corner) {
    const taken = new Set();
    for (const { x, y, radius } of view.cells) for (let across = Math.floor((x - radius) / 30); across <= Math.floor((x + radius) / 30); across++) for (let down = Math.floor((y - radius) / 20); down <= Math.floor((y + radius) / 20); down++) taken.add(`${across} ${down}`);
    context.font = '13px "Majlis Sans", sans-serif'; context.textAlign = "center"; context.textBaseline = "top";
    for (const area of order) {
      const x = assets.points[area][0] * scale - corner.x, y = assets.points[area][1] * scale - corner.y + 34;
      if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
      const name = assets.areas[area][1];
      if (!widths.has(name)) widths.set(name, context.measureText(name).width);
      const half = widths.get(name) / 2;
      const keys = [];
      for (let across = Math.floor((x - half) / 30); across <= Math.floor((x + half) / 30); across++) keys.push(`${across} ${Math.floor(y / 20)}`, `${across} ${Math.floor((y + 14) / 20)}`);
      if (keys.some((key) => taken.has(key))) continue;
      keys.forEach((key) => taken.add(key));
      halo(name, x, y, ink.muted);
    }
  }

  function halo(text, x, y, colour) {
    context.lineJoin = "round"; context.lineWidth = 4; context.strokeStyle = ink.paper; context.strokeText(text, x, y);
    context.fillStyle = colour; context.fillText(text, x, y);
  }

  function drawCell({ x, y, count: much, dark, hit, radius }) {
    context.beginPath(); context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = ink.light; context.fill();
    if (dark) {
      context.beginPath(); context.moveTo(x, y);
      context.arc(x, y, radius, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * dark / much);
      context.closePath(); context.fillStyle = ink.ink; context.fill();
    }
    context.beginPath(); context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = hit ? 3 : 1.25; context.strokeStyle = hit ? ink.focus : ink.middle; context.stroke();
  }

  function nameCell({ x, y, count: much, dark }) {
    context.font = '700 12px "Majlis Sans", sans-serif'; context.textAlign = "center"; context.textBaseline = "middle";
    halo(dark ? `${figure(dark)}/${figure(much)}` : figure(much), x, y, ink.ink);
  }

  function drawNode(x, y, what) {
    context.beginPath();
    if (what === DARK) { context.fillStyle = ink.paper; context.fillRect(x - 6.5, y - 6.5, 13, 13); context.fillStyle = ink.ink; context.fillRect(x - 5, y - 5, 10, 10); return; }
    if (what === HIT) {
      context.fillStyle = ink.focus; context.fillRect(x - 7, y - 7, 14, 14);
      context.lineWidth = 2; context.strokeStyle = ink.paper;
      context.moveTo(x - 4, y - 4); context.lineTo(x + 4, y + 4); context.moveTo(x + 4, y - 4); context.lineTo(x - 4, y + 4); context.stroke();
      return;
    }
    context.arc(x, y, 4.5, 0, 2 * Math.PI);
    context.fillStyle = ink.paper; context.fill();
    context.lineWidth = 2; context.strokeStyle = ink.accent; context.stroke();
    if (what === BACK) { context.beginPath(); context.arc(x, y, 1.8, 0, 2 * Math.PI); context.fillStyle = ink.ink; context.fill(); }
  }

  // What lies at a point: {node} or {cell}, or nothing.
  layer.at = (point) => {
    let best = null, least = NEAR * NEAR;
    for (const one of view.nodes) {
      const apart = (one.x - point.x) ** 2 + (one.y - point.y) ** 2;
      if (apart < least) { least = apart; best = { node: one.node }; }
    }
    if (best) return best;
    const cell = view.cells.find((one) => (one.x - point.x) ** 2 + (one.y - point.y) ** 2 <= one.radius ** 2);
    return cell ? { cell } : null;
  };
  layer.latLng = (node) => map.unproject(L.point(assets.x[node], assets.y[node]), 0);
  return layer;
}
