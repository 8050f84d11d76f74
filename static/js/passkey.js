// Says on the page that no passkey was used: the person declined, or the browser or the server could not.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failed").hidden = false;
});
