// Keeps what one types into a report's form as a draft on the server, two seconds after the last key.
// Without this module the button "Keep as a draft" does the same.
const form = document.querySelector("form[data-draft]");
const told = document.getElementById("kept");
let waiting;

async function keep() {
  const body = new FormData(form);
  body.set("place", form.dataset.place);
  body.delete("keep");
  body.delete("files");  // they are sent with the report
  const answer = await fetch(form.dataset.draft, { method: "POST", body, credentials: "same-origin" });
  if (!answer.ok) return;
  const { kept } = await answer.json();
  if (kept) told.textContent = `${told.dataset.said} ${new Date(kept).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
}

if (form && told) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep().catch(() => {}), 2000);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
