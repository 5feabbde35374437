/* A note that saves itself: two seconds after the last letter it is sent, and the paper beside it is drawn anew. Where
   that fails (no line, saved elsewhere), the words say so and the button "Save" remains. */

const WAIT = 2000;
const form = document.querySelector("form[data-save]");

function begin() {
  const told = form.querySelector("[data-told]");
  const faults = form.querySelector("[data-faults]");
  const paper = document.querySelector("[data-paper]");
  let timer = 0;
  let busy = false;
  let again = false;

  function later() {
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  }

  async function send() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      const answer = await fetch(form.dataset.save, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "error" });
      const found = await answer.json();
      if (answer.ok) {
        form.elements.revision.value = found.revision;
        told.textContent = `${found.saved} ${found.told}`;
        paper.innerHTML = found.paper; /* written and escaped by the server; the policy of the page runs no script in it */
        faults.hidden = true;
      } else say(found.faults.join(" "));
    } catch {
      say(form.dataset.offline ?? "");
    } finally {
      busy = false;
      if (again) {
        again = false;
        later();
      }
    }
  }

  function say(text) {
    faults.textContent = text;
    faults.hidden = text === "";
  }

  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
}

if (form) begin();
