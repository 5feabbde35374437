// Our own layer: one canvas for all assets. Where they lie close together they are drawn as one mark with their number.

const CELL = 64, ALONE = 6, NEAR = 14;
export const WORKS = 0, DARK = 1, HIT = 2, BACK = 3;

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function assetLayer(assets) {
  const layer = new L.Layer();
  const count = assets.count;
  let canvas, context, map, drawn = { cells: [], nodes: [] }, ink;
  const state = new Uint8Array(count), faded = new Uint8Array(count);
  let selected = -1;

  const colours = () => {
    ink = { ink: token("--ink"), paper: token("--paper"), muted: token("--muted"), middle: token("--middle"), light: token("--light"), accent: token("--accent"), focus: token("--focus") };
  };

  layer.onAdd = (to) => {
    map = to;
    canvas = L.DomUtil.create("canvas", "leaflet-layer", map.getPane("overlayPane"));
    context = canvas.getContext("2d");
    colours();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { colours(); layer.draw(); });
    map.on("move zoom viewreset resize moveend", layer.draw);
    layer.draw();
  };
  layer.onRemove = () => { map.off("move zoom viewreset resize moveend", layer.draw); canvas.remove(); };
  layer.state = state;
  layer.faded = faded;
  layer.select = (node) => { selected = node; layer.draw(); };

  layer.draw = () => {
    const size = map.getSize(), ratio = window.devicePixelRatio || 1;
    if (canvas.width !== size.x * ratio || canvas.height !== size.y * ratio) {
      canvas.width = size.x * ratio; canvas.height = size.y * ratio;
      canvas.style.width = `${size.x}px`; canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);
    const scale = 2 ** map.getZoom(), corner = map.getPixelBounds().min;
    const left = Math.floor(corner.x / CELL) - 1, top = Math.floor(corner.y / CELL) - 1;
    const wide = Math.ceil(size.x / CELL) + 3, high = Math.ceil(size.y / CELL) + 3;
    const much = new Uint32Array(wide * high), dark = new Uint32Array(wide * high), hit = new Uint32Array(wide * high);
    const sumX = new Float64Array(wide * high), sumY = new Float64Array(wide * high);
    const inside = [];
    for (let i = 0; i < count; i++) {
      const column = Math.floor(assets.x[i] * scale / CELL) - left, row = Math.floor(assets.y[i] * scale / CELL) - top;
      if (column < 0 || row < 0 || column >= wide || row >= high || faded[i]) continue;
      const cell = row * wide + column;
      much[cell]++; sumX[cell] += assets.x[i]; sumY[cell] += assets.y[i];
      if (state[i] === DARK || state[i] === HIT) dark[cell]++;
      if (state[i] === HIT) hit[cell]++;
      inside.push(i);
    }
    drawn = { cells: [], nodes: [] };
    for (let cell = 0; cell < much.length; cell++) {
      if (much[cell] > ALONE) {
        const x = sumX[cell] / much[cell] * scale - corner.x, y = sumY[cell] / much[cell] * scale - corner.y;
        drawn.cells.push({ x, y, count: much[cell], dark: dark[cell], hit: hit[cell], radius: Math.min(26, 9 + 4.5 * Math.log10(much[cell])) });
      }
    }
    areaNames(size, scale, corner);
    for (const cell of drawn.cells) drawCell(cell);
    for (const cell of drawn.cells) nameCell(cell);
    for (const i of inside) {
      const cell = (Math.floor(assets.y[i] * scale / CELL) - top) * wide + Math.floor(assets.x[i] * scale / CELL) - left;
      if (much[cell] > ALONE) continue;
      const x = assets.x[i] * scale - corner.x, y = assets.y[i] * scale - corner.y;
      drawn.nodes.push({ x, y, node: i });
      drawNode(x, y, state[i]);
    }
    if (selected >= 0) {
      context.strokeStyle = ink.focus; context.lineWidth = 3;
      context.beginPath();
      context.arc(assets.x[selected] * scale - corner.x, assets.y[selected] * scale - corner.y, 13, 0, 2 * Math.PI);
      context.stroke();
    }
  };

  function areaNames(size, scale, corner) {
    const taken = new Set();
    for (const { x, y, radius } of drawn.cells) for (let across = Math.floor((x - radius) / 30); across <= Math.floor((x + radius) / 30); across++) for (let down = Math.floor((y - radius) / 20); down <= Math.floor((y + radius) / 20); down++) taken.add(`${across} ${down}`);
    context.font = '13px "Majlis Sans", sans-serif'; context.textAlign = "center"; context.textBaseline = "top";
    const order = assets.points.map((point, area) => area).sort((one, other) => assets.total[other] - assets.total[one]);
    for (const area of order) {
      const x = assets.points[area][0] * scale - corner.x, y = assets.points[area][1] * scale - corner.y + 34;
      if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
      const name = assets.areas[area][1], half = context.measureText(name).width / 2;
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
    halo(dark ? `${dark.toLocaleString()}/${much.toLocaleString()}` : much.toLocaleString(), x, y, ink.ink);
  }

  function drawNode(x, y, what) {
    context.beginPath();
    if (what === DARK) { context.fillStyle = ink.ink; context.fillRect(x - 5, y - 5, 10, 10); return; }
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
    for (const one of drawn.nodes) {
      const apart = (one.x - point.x) ** 2 + (one.y - point.y) ** 2;
      if (apart < least) { least = apart; best = { node: one.node }; }
    }
    if (best) return best;
    const cell = drawn.cells.find((one) => (one.x - point.x) ** 2 + (one.y - point.y) ** 2 <= one.radius ** 2);
    return cell ? { cell } : null;
  };
  layer.latLng = (node) => map.unproject(L.point(assets.x[node], assets.y[node]), 0);
  return layer;
}
