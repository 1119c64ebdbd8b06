// SPDX-License-Identifier: Apache-2.0
/** Small pieces of the page. */

export const $ = (id) => document.getElementById(id);

/** An element with attributes and children; null children are left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
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

/** "Ana Ribeiro <ana@casalumen.example>" as its name and its address; either may be missing. */
export function person(written) {
  const match = /^"?(.*?)"?\s*<([^>]*)>$/.exec(written);
  return match ? { name: match[1], address: match[2] } : { name: "", address: written };
}

export function initials(written) {
  const { name, address } = person(written);
  const words = (name || address.split("@")[0]).split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0]).join("").toUpperCase() || "?";
}

/** Today the time, in this year the day, else the date. */
export function shortTime(iso) {
  const date = new Date(iso);
  const now = new Date();
  if (date.toDateString() === now.toDateString()) return date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year });
}

export const longTime = (iso) => new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" });

export function fileSize(bytes) {
  if (bytes < 1000) return bytes + " B";
  return bytes < 1_000_000 ? Math.round(bytes / 1000) + " kB" : (bytes / 1_000_000).toFixed(1) + " MB";
}
