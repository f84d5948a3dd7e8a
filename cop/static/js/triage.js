// Keys for the inbox. Without this script every link, tick box and button is reached by Tab.
"use strict";

const OFF = "cop-triage-keys";
const keys = document.querySelector("[data-keys]");
const items = [...document.querySelectorAll(".queue__item")];
const tick = (item) => item.closest("li").querySelector("input[type=checkbox]");
const isOff = () => localStorage.getItem(OFF) === "off";

// Where we are: on the issue that has the focus, else on the one that is opened.
const here = () => {
  const focused = items.findIndex((item) => item.closest("li").contains(document.activeElement));
  return focused >= 0 ? focused : -1;
};
const opened = () => items.findIndex((item) => item.getAttribute("aria-current") === "true");

const move = (by) => {
  const at = here();
  const next = at < 0 ? Math.max(opened(), 0) : Math.min(Math.max(at + by, 0), items.length - 1);
  items[next].focus();
};

const select = () => {
  const box = here() >= 0 && tick(items[here()]);
  if (box) box.click();
};

const acknowledge = () => {
  const form = document.querySelector(".queuecard");
  if (form.querySelector(".queue__tick :checked")) return form.querySelector("#handler").focus();
  const item = items[here() < 0 ? opened() : here()];
  if (item && item.dataset.acknowledge) location.assign(item.dataset.acknowledge);
};

const tell = () => {
  const list = keys.querySelector("details");
  list.open = !list.open;
  if (list.open) list.querySelector("summary").focus();
};

const acts = { j: () => move(1), k: () => move(-1), x: select, a: acknowledge, "?": tell };
const arrows = { ArrowDown: () => move(1), ArrowUp: () => move(-1) };

// Keys belong to whoever types: in a field they are letters.
const typing = (element) => element.matches("input:not([type=checkbox]), select, textarea");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !items.length) return;
  const act = here() >= 0 && arrows[event.key] ? arrows[event.key] : acts[event.key];
  if (!act || (isOff() && event.key !== "?")) return;
  event.preventDefault();
  act();
});

const toggle = keys && keys.querySelector("[data-keys-off]");
const label = () => {
  toggle.textContent = isOff() ? "Turn these keys on" : "Turn these keys off";
};
if (toggle) {
  keys.hidden = false;
  label();
  toggle.addEventListener("click", () => {
    localStorage.setItem(OFF, isOff() ? "on" : "off");
    label();
  });
}
