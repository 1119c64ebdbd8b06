// SPDX-License-Identifier: Apache-2.0
/** The list of mails. Rows that stay are not drawn again, so that the focus stays with them. */
import { $, el, initials, longTime, person, shortTime } from "./dom.js";

const READ = "mail-read";
const rows = new Map();
let read = new Set();
try {
  read = new Set(JSON.parse(localStorage.getItem(READ) ?? "[]"));
} catch (e) {
  read = new Set(); // storage is off or was written by somebody else: all are unread
}

export function markRead(id, mails) {
  if (id) read.add(id);
  if (mails.length > 0) read = new Set([...read].filter((one) => one >= mails.at(-1).id));
  try {
    localStorage.setItem(READ, JSON.stringify([...read]));
  } catch (e) {
    return; // storage is off: known until the page is left
  }
}

export const unread = (mails) => mails.filter((mail) => !read.has(mail.id)).length;

/** The row of a mail, if it is in the list. */
export const row = (id) => rows.get(id);

function draw(mail) {
  const from = person(mail.from);
  return el("a", { class: "conversation", href: "#" + mail.id, "data-id": mail.id },
    el("span", { class: "avatar", "aria-hidden": "true" }, initials(mail.to[0] ?? "")),
    el("span", { class: "line" }, el("span", { class: "who truncate", title: mail.to.join(", ") }, el("span", { class: "sr-only" }, "To "), mail.to[0] ?? "nobody"),
      mail.to.length > 1 ? el("span", { class: "pill", title: mail.to.slice(1).join(", ") }, "+" + (mail.to.length - 1), el("span", { class: "sr-only" }, " more")) : null,
      el("time", { datetime: mail.receivedAt, title: longTime(mail.receivedAt) }, shortTime(mail.receivedAt))),
    el("span", { class: "line" }, el("span", { class: "preview truncate" }, mail.subject || "No subject")),
    el("span", { class: "line meta muted xs" }, el("span", { class: "truncate" }, "from " + (from.name || from.address || "nobody"))));
}

export function drawList(mails, openId) {
  const list = $("list");
  const wanted = new Set(mails.map((mail) => mail.id));
  for (const [id, element] of rows) {
    if (!wanted.has(id)) {
      element.remove();
      rows.delete(id);
    }
  }
  mails.forEach((mail, i) => {
    if (!rows.has(mail.id)) rows.set(mail.id, draw(mail));
    const element = rows.get(mail.id);
    element.classList.toggle("is-unread", !read.has(mail.id));
    if (mail.id === openId) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
    if (list.children[i] !== element) list.insertBefore(element, list.children[i] ?? null);
  });
}

/** Moves the focus by so many rows, from the focused or else the open one. */
export function moveFocus(by) {
  const all = [...$("list").children];
  const from = all.findIndex((row) => row === document.activeElement);
  const at = from >= 0 ? from : all.findIndex((row) => row.hasAttribute("aria-current"));
  const to = at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by));
  all[to]?.focus();
}
