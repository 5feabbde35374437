/* Keeps released documents that a person opened, for reading without a line, and nothing else. Pages always come from
   the server while it answers. A copy goes as soon as its page comes without `data-keep` (the document was withdrawn),
   is refused or is gone, and after seven days. All goes when the person signs out (the server says so with
   Clear-Site-Data) and when the server leads to a sign-in. */

const STORE = "majlis-papers";
const DAYS = 7;
const AT = "x-majlis-kept";

const SIGN_IN = "/account/login/";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(sweep().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  const { keep, needed } = event.data ?? {};
  if (typeof keep === "string") event.waitUntil(take(keep, needed ?? [], event.source));
});

async function take(path, needed, asker) {
  const page = await fetch(path, { credentials: "same-origin" });
  if (signs_in(page)) await caches.delete(STORE);
  if (!page.ok || page.redirected) return;
  const text = await page.text();
  const store = await caches.open(STORE);
  if (!may_keep(text)) {
    await store.delete(path);
    return;
  }
  const headers = new Headers(page.headers);
  headers.set(AT, String(Date.now()));
  await store.put(path, new Response(text, { status: 200, headers }));
  const own = needed.filter((one) => new URL(one).origin === self.location.origin && new URL(one).pathname.startsWith("/static/"));
  await Promise.all(own.map(async (one) => (await store.match(one)) ?? store.add(one)));
  asker?.postMessage({ kept: path });
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (pathname.startsWith("/static/")) event.respondWith(fetch(request).catch(() => kept(request)));
});

async function page(event, path) {
  event.waitUntil(sweep());
  try {
    const answer = await fetch(event.request);
    if (answer.type === "opaqueredirect") event.waitUntil(forget_after_sign_out(event.request.url));
    else if (await caches.match(path, { cacheName: STORE })) event.waitUntil(forget_what_changed(path, answer.clone()));
    return answer;
  } catch (error) {
    const found = await kept(path);
    if (found === undefined) throw error;
    return found;
  }
}

/* A fault of the server says nothing about the document; every other answer does. */
async function forget_what_changed(path, answer) {
  if (answer.status >= 500) return;
  if (!answer.ok || !may_keep(await answer.text())) await (await caches.open(STORE)).delete(path);
}

/* A navigation follows redirects in the browser: look where this address leads, and forget all where it is a sign-in. */
async function forget_after_sign_out(address) {
  if (signs_in(await fetch(address, { credentials: "same-origin" }))) await caches.delete(STORE);
}

function may_keep(text) {
  return text.includes(" data-keep=");
}

function signs_in(answer) {
  return answer.redirected && new URL(answer.url).pathname.startsWith(SIGN_IN);
}

async function kept(wanted) {
  await sweep();
  return caches.match(wanted, { cacheName: STORE });
}

/* Delete the pages that are too old, and with the last of them the fonts and styles that they needed. */
async function sweep() {
  if (!(await caches.has(STORE))) return;
  const store = await caches.open(STORE);
  let left = 0;
  for (const request of await store.keys()) {
    const at = Number((await store.match(request))?.headers.get(AT) ?? 0);
    if (at && Date.now() - at > DAYS * 86_400_000) await store.delete(request);
    else if (at) left += 1;
  }
  if (left === 0) await caches.delete(STORE);
}
