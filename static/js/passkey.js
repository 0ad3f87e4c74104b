// allauth's script asks the browser for a passkey; the page says what it can't tell: no script, or no answer.

document.getElementById("passkey-needs").hidden = true;
document.getElementById("passkey").hidden = false;
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
