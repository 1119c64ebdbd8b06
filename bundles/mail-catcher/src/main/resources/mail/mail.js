// SPDX-License-Identifier: Apache-2.0
/** The page: asks for the list again and again, shows the mail that the address names. */
import { $ } from "./dom.js";
import { drawList, markRead, moveFocus, row, unread } from "./list.js";
import { open, startReader } from "./reader.js";

const ASK_MILLIS = 1500;

let mails = [];
let version = null;
let timer = 0;
let words = "";
let last = ""; // the mail that was open before

const onePane = () => matchMedia("(max-width: 899px)").matches;
const openId = () => location.hash.slice(1);

async function ask() {
  clearTimeout(timer);
  const asked = words;
  try {
    const response = await fetch("mails?limit=500&q=" + encodeURIComponent(asked), { cache: "no-store", headers: version ? { "If-None-Match": version } : {} });
    if (response.status !== 304 && !response.ok) throw new Error("The mail catcher answered " + response.status);
    if (response.ok && asked === words) {
      version = response.headers.get("ETag");
      took((await response.json()).items);
    }
    $("offline").hidden = true;
  } catch (e) {
    $("offline").hidden = false;
  }
  // Asked a second time meanwhile, only the last goes on.
  clearTimeout(timer);
  timer = setTimeout(ask, ASK_MILLIS);
}

function took(items) {
  const newest = mails[0]?.id;
  if (newest && !words && items[0]?.id > newest) $("news").textContent = "New mail: " + (items[0].subject || "No subject");
  mails = items;
  draw();
}

function draw() {
  const id = openId();
  drawList(mails, id);
  const empty = mails.length === 0;
  $("app").toggleAttribute("data-empty", empty && !words && !id);
  $("none").hidden = !empty || Boolean(words);
  $("no-match").hidden = !empty || !words;
  $("no-match-words").textContent = "Nothing was sent to, from or about “" + words + "”.";
  $("list").hidden = empty;
  $("count").textContent = empty ? "" : mails.length;
  $("list-title").textContent = words ? "Matches" : "All mail";
  $("clear-words").hidden = !words;
  $("delete").hidden = empty && !words;
  if (!words) document.title = (unread(mails) > 0 ? "(" + unread(mails) + ") " : "") + "Mail · Switchboard";
}

async function route() {
  const id = openId();
  document.body.dataset.pane = id ? "thread" : "list";
  if (id) markRead(id, words ? [] : mails);
  draw();
  await open(id);
  if (onePane()) (id ? $("subject") : row(last))?.focus();
  last = id;
}

function search(text) {
  if (text === words) return;
  words = text;
  version = null;
  ask();
}

const dialog = $("delete-dialog");

async function deleteAll() {
  dialog.close();
  await fetch("mails", { method: "DELETE" });
  location.hash = "";
  await ask();
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  const typing = event.target.matches("input");
  if (event.key === "Escape" && typing) {
    $("search").value = "";
    search("");
    $("search").blur();
  } else if (event.key === "ArrowDown" && typing) {
    event.preventDefault();
    moveFocus(0);
  } else if (event.key === "/" && !typing) {
    event.preventDefault();
    $("search").select();
    $("search").focus();
  } else if (!typing && !event.target.matches("[role=tabpanel]")) {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      moveFocus(by);
    }
  }
}

function start() {
  startReader();
  $("search").addEventListener("input", () => search($("search").value.trim()));
  for (const button of ["clear", "clear-words"]) {
    $(button).addEventListener("click", () => {
      $("search").value = "";
      search("");
      $("search").focus();
    });
  }
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("mail-theme", root.dataset.theme);
    } catch (e) {
      return; // storage is off: until the page is left
    }
  });
  $("delete").addEventListener("click", () => dialog.showModal());
  $("delete-close").addEventListener("click", () => dialog.close());
  $("delete-cancel").addEventListener("click", () => dialog.close());
  $("delete-yes").addEventListener("click", deleteAll);
  addEventListener("keydown", keys);
  addEventListener("hashchange", route);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  ask().then(route);
}

start();
