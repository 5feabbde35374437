// What the server sends to the map, and how it is read: a header of JSON, then columns of whole numbers.

const figures = new Intl.NumberFormat();

// A number as people of this browser's language read it. One formatter for all: to make one takes longer than to use it.
export const figure = (value) => figures.format(value);

const aligned = (bytes) => (bytes + 3) & ~3;

function framed(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  let at = 4 + length;
  const column = (Kind, count) => {
    const found = new Kind(buffer, at, count);
    at = aligned(at + count * Kind.BYTES_PER_ELEMENT);
    return found;
  };
  return { head, column };
}

export class Refused extends Error {
  constructor(html) { super("refused"); this.html = html; }
}

async function answer(address, options = {}) {
  const response = await fetch(address, { credentials: "same-origin", ...options, headers: { "HX-Request": "true", ...options.headers } });
  if (!response.ok) throw new Refused(await response.text());
  return response;
}

// A point in the plane of the map at zoom 0, 256 wide (spherical Mercator).
export function plane(latitude, longitude) {
  const sine = Math.sin(Math.max(-85, Math.min(85, latitude)) * Math.PI / 180);
  return [256 * (longitude / 360 + 0.5), 256 * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));

// Assets have no point of their own: those of an area stand in a spiral around its point, in the order of their ids.
function spread(areas, area) {
  const points = areas.map(([, , , latitude, longitude]) => plane(latitude, longitude));
  const room = points.map(([x, y], one) => {
    let near = Infinity;
    for (let other = 0; other < points.length; other++) {
      if (other === one) continue;
      const apart = (points[other][0] - x) ** 2 + (points[other][1] - y) ** 2;
      if (apart > 0 && apart < near) near = apart;
    }
    return Math.min(Math.sqrt(near) * 0.42, 0.16);
  });
  const total = new Uint32Array(areas.length), placed = new Uint32Array(areas.length);
  for (const a of area) total[a]++;
  const x = new Float64Array(area.length), y = new Float64Array(area.length);
  for (let i = 0; i < area.length; i++) {
    const a = area[i], step = placed[a]++, far = room[a] * Math.sqrt((step + 0.4) / total[a]);
    x[i] = points[a][0] + far * Math.cos(step * GOLDEN);
    y[i] = points[a][1] + far * Math.sin(step * GOLDEN);
  }
  return { x, y, points, total };
}

export async function loadAssets(address) {
  const { head, column } = framed(await (await answer(address)).arrayBuffer());
  const area = column(Uint32Array, head.count), fed = column(Uint32Array, head.count), sector = column(Uint8Array, head.count);
  const ofSector = new Uint32Array(head.sectors.length);
  for (const one of sector) ofSector[one]++;
  return { ...head, area, fed, sector, ofSector, ids: null, index: null, ...spread(head.areas, area) };
}

export async function loadNames(address, assets) {
  assets.ids = (await (await answer(address)).text()).split("\n");
  assets.index = new Map(assets.ids.map((id, node) => [id, node]));
}

export async function follow(address, csrf, version, attack, signal) {
  const body = JSON.stringify({ version, attack });
  const response = await answer(address, { method: "POST", body, signal, headers: { "X-CSRFToken": csrf, "Content-Type": "application/json" } });
  const { head, column } = framed(await response.arrayBuffer());
  return { ...head, node: column(Uint32Array, head.count), begin: column(Uint16Array, head.count), end: column(Uint16Array, head.count) };
}

export async function find(address, asked) {
  return (await answer(`${address}?${new URLSearchParams(asked)}`)).json();
}

export async function piece(address) { return (await answer(address)).text(); }
