// Suggestions for operator and area while a person types. Without it the fields are plain fields.
const form = document.querySelector("form[data-suggest]");
const lists = { operator: "operators", area: "areas" };

async function suggest(field) {
  const words = new URLSearchParams({ of: field.name, [field.name]: field.value });
  const answer = await fetch(`${form.dataset.suggest}?${words}`);
  if (answer.ok) document.getElementById(lists[field.name]).innerHTML = await answer.text();
}

for (const name of Object.keys(lists)) {
  const field = form?.elements.namedItem(name);
  let waiting = 0;
  field?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(field), 150);
  });
}
