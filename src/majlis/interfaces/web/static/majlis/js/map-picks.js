// What is taken down, with undo and redo. A pick is {id, hour, repair}: repair null is the asset's usual one.

const MOST = 200;

export function parsePicks(text) {
  return text.split(",").filter(Boolean).map((part) => {
    const at = part.lastIndexOf("@"), [hour, repair] = part.slice(at + 1).split(":");
    return { id: part.slice(0, at), hour: Number(hour), repair: repair ?? null };
  });
}

export const written = (pick) => `${pick.id}@${pick.hour}${pick.repair === null ? "" : `:${pick.repair}`}`;

export class Picks {
  constructor(first, changed) { this.now = first; this.past = []; this.future = []; this.changed = changed; }
  set(next) {
    this.past.push(this.now);
    if (this.past.length > MOST) this.past.shift();
    this.future = [];
    this.now = next;
    this.changed();
  }
  has(id) { return this.now.some((pick) => pick.id === id); }
  toggle(id, hour) { this.set(this.has(id) ? this.now.filter((pick) => pick.id !== id) : [...this.now, { id, hour, repair: null }]); }
  undo() { if (this.past.length) { this.future.push(this.now); this.now = this.past.pop(); this.changed(); } }
  redo() { if (this.future.length) { this.past.push(this.now); this.now = this.future.pop(); this.changed(); } }
  get attack() { return this.now.map(written); }
}
