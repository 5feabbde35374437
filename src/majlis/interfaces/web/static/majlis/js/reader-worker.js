/* Keeps released documents that a person opened, for reading without a line, and nothing else. Pages always come from
   the server while it answers. All goes when the person signs out (the server says so with Clear-Site-Data), when the
   server asks for a sign-in, and after seven days. */

const STORE = "majlis-papers";
const DAYS = 7;
const AT = "x-majlis-kept";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const { keep, needed } = event.data ?? {};
  if (typeof keep === "string") event.waitUntil(take(keep, needed ?? [], event.source));
});

async function take(path, needed, asker) {
  const page = await fetch(path, { credentials: "same-origin" });
  if (!page.ok || page.redirected) return;
  const text = await page.text();
  if (!text.includes("data-keep=")) return;
  const headers = new Headers(page.headers);
  headers.set(AT, String(Date.now()));
  const store = await caches.open(STORE);
  await store.put(path, new Response(text, { status: 200, headers }));
  const own = needed.filter((one) => new URL(one).origin === self.location.origin && new URL(one).pathname.startsWith("/static/"));
  await Promise.all(own.map(async (one) => (await store.match(one)) ?? store.add(one)));
  asker?.postMessage({ kept: path });
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (pathname.startsWith("/static/")) event.respondWith(fetch(request).catch(() => kept(request)));
});

async function page(request, path) {
  try {
    const answer = await fetch(request);
    if (answer.status === 404 || answer.status === 403) await (await caches.open(STORE)).delete(path);
    if (answer.type === "opaqueredirect") forget_after_sign_out(request);
    return answer;
  } catch (error) {
    const found = await kept(path);
    if (found === undefined) throw error;
    return found;
  }
}

/* A navigation follows redirects in the browser: look where this address leads, and forget all where it is a sign-in. */
async function forget_after_sign_out(request) {
  const answer = await fetch(request.url, { credentials: "same-origin" });
  if (answer.redirected && new URL(answer.url).pathname.startsWith("/account/login/")) await caches.delete(STORE);
}

async function kept(wanted) {
  const store = await caches.open(STORE);
  const found = await store.match(wanted);
  const at = Number(found?.headers.get(AT) ?? Date.now());
  if (found && Date.now() - at > DAYS * 86_400_000) {
    await store.delete(wanted);
    return undefined;
  }
  return found;
}
