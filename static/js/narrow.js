// Finds in a long list of options: hides those without the letters typed, but never a chosen one.
const results = document.getElementById("results");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function narrow({ value, id, parentElement }) {
  const options = [...document.querySelectorAll(`.facet:has(#${id}) li`)];
  for (const option of options) {
    option.hidden = !option.querySelector(":checked") && !folded(option.textContent).includes(folded(value.trim()));
  }
  const told = parentElement.querySelector("output");
  told.value = value && `${told.dataset.label} ${options.filter((option) => !option.hidden).length}`;
}

const fields = () => document.querySelectorAll(".narrow input");

document.getElementById("list").addEventListener("input", ({ target }) => {
  if ([...fields()].includes(target)) narrow(target);
});
results.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target === results) fields().forEach(narrow);
});
