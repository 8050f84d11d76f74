// A reading that is kept has an address of its own: it can be reloaded, left with Back and come back to.
const form = document.querySelector("form[data-address]");

if (form) history.replaceState(null, "", form.dataset.address);
