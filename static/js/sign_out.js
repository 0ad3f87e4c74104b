// Whoever signs out leaves nothing that was typed on this machine.
document.addEventListener("submit", ({ target }) => {
  if (!target.action.endsWith("/logout/")) return;
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
});
