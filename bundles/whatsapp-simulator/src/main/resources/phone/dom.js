// SPDX-License-Identifier: Apache-2.0
/** Small pieces of the page. */

export const $ = (id) => document.getElementById(id);

/** An element with attributes and children; null children are left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", "#i-" + name);
  svg.append(use);
  return svg;
}

export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0]).join("").toUpperCase() || "?";
}

export function toast(sentence) {
  const element = el("div", { class: "toast" }, icon("alert"), el("p", {}, sentence));
  $("toasts").append(element);
  setTimeout(() => element.remove(), 6000);
}

/** Runs an action of the user; a refusal is shown. */
export async function attempt(action) {
  try {
    return await action();
  } catch (refusal) {
    toast(refusal.message);
    return undefined;
  }
}

let closeOpenMenu = () => {};

/**
 * Opens the one floating menu beside a button.
 * items: [{icon?, label, run}] or rows of emoji; options: {grid: true} for a grid of emoji.
 */
export function openMenu(button, items, options = {}) {
  closeOpenMenu();
  const menu = $("menu");
  menu.className = "menu sim-menu" + (options.grid ? " is-grid" : "");
  menu.setAttribute("aria-label", options.label ?? button.getAttribute("aria-label"));
  const entry = (item) => el("button", { type: "button", class: "menu-item", role: "menuitem", tabindex: "-1", "aria-label": item.name ?? null,
    onclick: () => { closeOpenMenu(); item.run(); } }, item.icon ? icon(item.icon) : null, item.label);
  menu.replaceChildren(...items.map((item) => Array.isArray(item)
    ? el("div", { class: "emoji-row", role: "group", "aria-label": "Reactions" }, ...item.map(entry)) : entry(item)));
  menu.hidden = false;
  button.setAttribute("aria-expanded", "true");
  const at = button.getBoundingClientRect();
  const box = menu.getBoundingClientRect();
  const below = at.bottom + 4 + box.height < innerHeight;
  menu.style.top = (below ? at.bottom + 4 : Math.max(8, at.top - box.height - 4)) + "px";
  menu.style.left = Math.max(8, Math.min(at.left, innerWidth - box.width - 8)) + "px";
  menu.querySelector(".menu-item").focus();
  closeOpenMenu = () => {
    menu.hidden = true;
    button.removeAttribute("aria-expanded");
    closeOpenMenu = () => {};
    if (button.isConnected) button.focus();
  };
}

document.addEventListener("pointerdown", (event) => {
  if (!$("menu").hidden && !$("menu").contains(event.target)) closeOpenMenu();
});
document.addEventListener("keydown", (event) => {
  const menu = $("menu");
  if (menu.hidden) return;
  const entries = [...menu.querySelectorAll(".menu-item")];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeOpenMenu();
  } else if (to !== undefined) {
    event.preventDefault();
    entries[(to + entries.length) % entries.length].focus();
  }
});
