/* Let this device keep the released document that is open, for reading without a line. */

const main = document.querySelector("main[data-keep]");

async function keep() {
  const address = main.dataset.keep;
  const scope = address.slice(0, address.lastIndexOf("/") + 1);
  await navigator.serviceWorker.register(address, { scope });
  const { active } = await navigator.serviceWorker.ready;
  const needed = [...document.querySelectorAll("link[rel~=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src);
  const fonts = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => name.endsWith(".woff2"));
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    const told = document.querySelector("#kept");
    if (data?.kept !== location.pathname || !told) return;
    told.textContent = told.dataset.told;
    told.hidden = false;
  });
  active.postMessage({ keep: location.pathname, needed: [...needed, ...fonts] });
}

if (main && "serviceWorker" in navigator) keep().catch(() => {});
