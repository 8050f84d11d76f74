// The editor's behaviours, each in a file of its own. Without them the page works by its buttons.
import "./units.js";
import "./rows.js";
import "./keyboard.js";
import "./pasting.js";
import "./dragging.js";
import "./keeping.js";
import "./leaving.js";
import "./height.js";
import "./menus.js";
import "./source.js";
import "./address.js";

document.documentElement.classList.add("scripted");
