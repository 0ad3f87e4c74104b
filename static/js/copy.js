// The button that copies a field's text. It is hidden where browsers can't: there the text can still be selected.
for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  const said = button.closest("section").querySelector("[role=status]");

  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    said.textContent = button.dataset.done;
  });
}
