// SPDX-License-Identifier: Apache-2.0
/** The open mail. Its HTML stands in a frame that may run and fetch nothing. */
import { $, el, fileSize, icon, initials, longTime, person } from "./dom.js";

const TABS = ["html", "text", "raw"];
const MOST_RAW = 300_000;
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?')\]])/;

let shown = null; // the mail that is open
let chosen = "html"; // the tab that was chosen last

export async function open(id) {
  if (id === shown?.id) return;
  shown = { id };
  const response = id ? await fetch("mails/" + encodeURIComponent(id)) : null;
  const mail = response?.ok ? await response.json() : null;
  if (shown.id !== id) return; // another one was opened in the meantime
  $("panel-html").replaceChildren();
  if (mail) {
    shown = mail;
    draw();
  }
  $("nothing-open").hidden = Boolean(id);
  $("gone").hidden = !id || Boolean(mail);
  $("open").hidden = !mail;
}

function draw() {
  $("subject").textContent = shown.subject || "No subject";
  $("avatar").textContent = initials(shown.from);
  const from = person(shown.from);
  $("from").replaceChildren(...(from.name ? [from.name + " ", el("span", { class: "muted" }, from.address)] : [from.address || "nobody"]));
  $("to").textContent = shown.to.join(", ");
  $("to").title = shown.to.join(", ");
  $("time").textContent = longTime(shown.receivedAt);
  $("time").dateTime = shown.receivedAt;
  $("download").href = "mails/" + shown.id + "/raw";
  $("download").download = (shown.subject || "mail").replace(/[^\p{L}\p{N} .-]+/gu, " ").trim().slice(0, 60) + ".eml";
  $("files").hidden = shown.attachments.length === 0;
  $("files").replaceChildren(...shown.attachments.map((file) => el("li", {},
    el("a", { class: "button mail-file", href: "mails/" + shown.id + "/attachments/" + file.number, download: file.name, title: file.type },
      icon("clip"), el("span", { class: "truncate" }, file.name), el("span", { class: "muted xs num" }, fileSize(file.size))))));
  $("tab-html").disabled = !shown.hasHtml;
  $("tab-text").disabled = !shown.text;
  $("text").replaceChildren(...linked(shown.text));
  $("raw").textContent = "";
  show([chosen, "html", "text", "raw"].find((tab) => !$("tab-" + tab).disabled));
}

/** Text in which web addresses can be followed. */
function linked(text) {
  return text.split(ADDRESS).map((piece, i) => i % 2 === 0 ? document.createTextNode(piece)
    : el("a", { class: "link", href: piece, target: "_blank", rel: "noopener noreferrer" }, piece));
}

function show(name) {
  for (const tab of TABS) {
    const selected = tab === name;
    $("tab-" + tab).setAttribute("aria-selected", selected);
    $("tab-" + tab).tabIndex = selected ? 0 : -1;
    $("panel-" + tab).hidden = !selected;
  }
  $("safe").hidden = name !== "html";
  if (name === "html" && !$("panel-html").firstChild) {
    $("panel-html").append(el("iframe", { class: "mail-frame", sandbox: "allow-popups allow-popups-to-escape-sandbox",
      referrerpolicy: "no-referrer", title: "The mail as HTML", src: "mails/" + shown.id + "/html" }));
  }
  if (name === "raw" && !$("raw").textContent) drawRaw(shown.id);
}

async function drawRaw(id) {
  const response = await fetch("mails/" + id + "/raw");
  const raw = response.ok ? await response.text() : "This mail is gone.";
  if (shown.id !== id) return;
  $("raw").textContent = raw.length > MOST_RAW ? raw.slice(0, MOST_RAW) + "\n\nShortened here; the download has all of it." : raw;
}

export function startReader() {
  for (const tab of TABS) {
    $("tab-" + tab).addEventListener("click", () => {
      chosen = tab;
      show(tab);
    });
  }
  document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const able = TABS.filter((tab) => !$("tab-" + tab).disabled);
    const at = able.findIndex((tab) => $("tab-" + tab) === document.activeElement);
    if (by && at >= 0) {
      event.preventDefault();
      const next = $("tab-" + able[(at + by + able.length) % able.length]);
      next.focus();
      next.click();
    }
  });
}
