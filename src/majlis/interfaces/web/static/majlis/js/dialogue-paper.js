/* The grid for votes on paper: a letter goes on to the next cell, `!` marks the one before, Enter goes to the next sheet,
   arrows and Backspace go where one expects. Without this module Tab does it. */

const form = document.querySelector("form[data-paper]");
const LETTERS = "adp+-0";

function cells(row) {
  return [...row.querySelectorAll("input.cell")];
}

function rows() {
  return [...form.querySelectorAll("tbody tr")].filter((row) => cells(row).length > 0);
}

function to(cell) {
  if (!cell) return;
  cell.focus();
  cell.select?.();
}

function beside(cell, step) {
  const row = cells(cell.closest("tr"));
  return row[row.indexOf(cell) + step];
}

function below(cell, step) {
  const all = rows();
  const row = cell.closest("tr");
  const next = all[all.indexOf(row) + step];
  return next && cells(next)[cells(row).indexOf(cell)];
}

function nextSheet(field) {
  const all = rows();
  const next = all[all.indexOf(field.closest("tr")) + 1];
  if (next) to(next.querySelector("select"));
  else form.querySelector("button").focus();
}

function mark(cell) {
  const one = cell.value ? cell : beside(cell, -1);
  if (one?.value) one.value = one.value.endsWith("!") ? one.value.slice(0, -1) : `${one.value}!`;
}

const MOVES = {
  ArrowRight: (cell) => to(beside(cell, document.dir === "rtl" ? -1 : 1)),
  ArrowLeft: (cell) => to(beside(cell, document.dir === "rtl" ? 1 : -1)),
  ArrowDown: (cell) => to(below(cell, 1)),
  ArrowUp: (cell) => to(below(cell, -1)),
  " ": (cell) => to(beside(cell, 1)),
  "!": mark,
};

function typed(event, cell) {
  const letter = event.key.toLowerCase();
  if (LETTERS.includes(letter) && letter.length === 1) {
    cell.value = letter;
    to(beside(cell, 1));
    return true;
  }
  if (event.key === "Backspace" && cell.value === "") {
    to(beside(cell, -1));
    return true;
  }
  const move = MOVES[event.key];
  move?.(cell);
  return move !== undefined;
}

form?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const field = event.target;
  if (event.key === "Enter" && !(field instanceof HTMLButtonElement)) {
    event.preventDefault();
    nextSheet(field);
  } else if (field instanceof HTMLInputElement && field.matches(".cell") && typed(event, field)) event.preventDefault();
});
