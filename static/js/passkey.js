// allauth's script asks the browser for a passkey; here the page says so when that fails.

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
