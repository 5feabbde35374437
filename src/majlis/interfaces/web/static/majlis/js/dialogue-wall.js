/* The wall of a dialogue: asks every 700 ms whether anything changed and shows it. The server answers 304 where nothing
   did. Arrow keys turn the sheets. Nothing moves by itself: what is new simply stands there. */

const EVERY = 700;
const PATIENCE = 4000;
const place = document.querySelector("#beat");
const lost = document.querySelector("#lost");
const turns = document.querySelectorAll("[data-turn]");
let tag = "";
let sheet = Number(new URLSearchParams(location.search).get("sheet") ?? "1");
let well = performance.now();

function sheets() {
  return Number(place.querySelector("[data-sheets]")?.dataset.sheets ?? "1");
}

function address() {
  const asked = new URLSearchParams(location.search);
  asked.set("sheet", String(sheet));
  return `${place.dataset.address}?${asked}`;
}

async function ask() {
  const headers = tag ? { "If-None-Match": tag } : {};
  const answer = await fetch(address(), { headers, cache: "no-store", credentials: "same-origin", redirect: "error" });
  if (answer.status === 200) {
    const text = await answer.text();
    tag = answer.headers.get("ETag") ?? "";
    place.innerHTML = text;
  } else if (answer.status !== 304) throw new Error(String(answer.status));
  for (const one of turns) one.hidden = sheets() < 2;
}

async function follow() {
  if (!document.hidden) {
    try {
      await ask();
      well = performance.now();
    } catch {
      /* said below, when it lasts */
    }
    lost.hidden = performance.now() - well < PATIENCE;
  } else well = performance.now();
  setTimeout(follow, EVERY);
}

function turn(step) {
  const all = sheets();
  sheet = ((sheet - 1 + step + all) % all) + 1;
  tag = "";
  ask().catch(() => {});
}

for (const one of turns) {
  one.addEventListener("click", (event) => {
    event.preventDefault();
    turn(Number(one.dataset.turn));
  });
}
document.addEventListener("keydown", (event) => {
  if (event.target instanceof HTMLInputElement || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "ArrowRight" || event.key === "PageDown") turn(1);
  if (event.key === "ArrowLeft" || event.key === "PageUp") turn(-1);
});
follow();
