// SPDX-License-Identifier: Apache-2.0
/** The simulator's panel beside the phone: customer, faults, clock, wire. */
import { get, patch, post, put } from "./api.js";
import { $, attempt, el } from "./dom.js";

const SLOW_MILLIS = 4000;
const UNDELIVERABLE = "131026";
const LIMITS = { http429: "429 Too many requests", http5xx: "503 Service unavailable" };

let faults = {};

function delivery() {
  if (faults.errorCode != null || faults.http429 || faults.http5xx) return "fails";
  return faults.delayMillis > 0 ? "slow" : "normal";
}

async function change(changes) {
  const { knownErrors, ...now } = faults;
  await attempt(async () => { faults = await put("faults", { ...now, ...changes }); });
  drawFaults();
}

function fail(choice) {
  const off = { errorCode: null, http429: 0, http5xx: 0, delayMillis: 0 };
  return change(choice in LIMITS ? { ...off, [choice]: -1 } : { ...off, errorCode: Number(choice) });
}

function drawFaults() {
  const chosen = delivery();
  for (const radio of $("delivery").children) {
    radio.setAttribute("aria-checked", radio.dataset.value === chosen);
    radio.tabIndex = radio.dataset.value === chosen ? 0 : -1;
  }
  const error = $("error");
  error.hidden = chosen !== "fails";
  if (error.options.length === 0) {
    error.append(...Object.entries(LIMITS).map(([value, label]) => el("option", { value }, label)),
      ...(faults.knownErrors ?? []).map((known) => el("option", { value: known.code }, known.code + " " + known.title)));
  }
  error.value = faults.http429 ? "http429" : faults.http5xx ? "http5xx" : String(faults.errorCode ?? UNDELIVERABLE);
  for (const box of document.querySelectorAll("[data-fault]")) box.checked = Boolean(faults[box.dataset.fault]);
}

export async function loadFaults() {
  faults = await get("faults");
  drawFaults();
}

export async function loadWire() {
  const wire = await get("wire?limit=30");
  $("p99").textContent = wire.p99Millis > 0 ? "p99 " + Math.round(wire.p99Millis) + " ms" : "";
  $("wire").replaceChildren(...wire.items.map((entry) => {
    const time = new Date(entry.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3, hourCycle: "h23" });
    const [text, tone] = result(entry);
    return el("tr", {}, el("td", { class: "num muted" }, time), el("td", { class: "mono", title: entry.label }, entry.label), el("td", { class: tone }, text));
  }));
}

function result(entry) {
  const status = { 0: "no answer", [-1]: "nobody subscribed" }[entry.status] ?? String(entry.status);
  if (entry.firstStatus != null) return ["retried, " + ({ 0: "no answer", [-1]: "unsubscribed" }[entry.firstStatus] ?? entry.firstStatus) + " then " + status, "warn"];
  if (entry.status === 200) return [entry.direction === "out" ? "200 in " + Math.round(entry.millis) + " ms" : "accepted", entry.direction === "out" ? "good" : ""];
  return [entry.direction === "out" ? status + ", will be tried again" : status, "warn"];
}

/** state: what GET /simulator/state said; window: seconds until the service window closes, null before the first message, undefined outside a chat. */
export function drawClock(state, secondsSinceLoad, window) {
  const now = new Date((state.now + secondsSinceLoad) * 1000);
  const day = state.aheadSeconds < 60 ? "Today" : now.toLocaleDateString([], { weekday: "short", day: "numeric", month: "short" });
  const open = window === undefined ? "" : window === null ? " · no message yet" : window <= 0 ? " · window closed"
    : " · window open for " + Math.floor(window / 3600) + " h " + String(Math.floor(window / 60) % 60).padStart(2, "0");
  $("clock").textContent = day + ", " + now.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) + open;
  $("now").hidden = state.aheadSeconds < 60;
  $("backlog").hidden = state.backlog === 0;
  $("backlog").textContent = state.backlog + " waiting";
}

/** phone(): the chosen customer. */
export function startSide(phone, chosen) {
  $("delivery").addEventListener("click", (event) => choose(event.target.dataset.value));
  $("delivery").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const radios = [...$("delivery").children];
      const next = radios[(radios.indexOf(document.activeElement) + step + radios.length) % radios.length];
      choose(next.dataset.value);
      next.focus();
    }
  });
  $("error").addEventListener("change", () => fail($("error").value));
  for (const box of document.querySelectorAll("[data-fault]")) box.addEventListener("change", () => change({ [box.dataset.fault]: box.checked }));
  for (const box of document.querySelectorAll("[data-phone]")) {
    box.addEventListener("change", () => attempt(() => patch("phones/" + phone().id, { [box.dataset.phone]: box.checked })));
  }
  $("skip").addEventListener("click", () => attempt(() => post("clock", { skipHours: 24 })));
  $("now").addEventListener("click", () => attempt(() => post("clock", { now: true })));
  $("theme").addEventListener("click", switchTheme);
  startAdding(chosen);
}

function choose(value) {
  if (value === "normal") change({ errorCode: null, http429: 0, http5xx: 0, delayMillis: 0 });
  if (value === "slow") change({ errorCode: null, http429: 0, http5xx: 0, delayMillis: SLOW_MILLIS });
  if (value === "fails") fail(UNDELIVERABLE);
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem("simulator-theme", root.dataset.theme);
  } catch (e) {
    // Storage is off: the choice holds until the page is left.
  }
}

function startAdding(chosen) {
  const dialog = $("add-dialog");
  const failed = (sentence) => {
    $("add-error").hidden = !sentence;
    $("add-error").querySelector("span").textContent = sentence ?? "";
    $("add-phone").setAttribute("aria-invalid", Boolean(sentence));
  };
  $("add").addEventListener("click", () => {
    $("add-form").reset();
    failed(null);
    dialog.showModal();
  });
  $("add-close").addEventListener("click", () => dialog.close());
  $("add-cancel").addEventListener("click", () => dialog.close());
  $("add-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = $("add-name").value.trim();
    const phone = $("add-phone").value.trim();
    const request = $("add-hidden").checked
      ? { name, withoutPhone: true, userId: "DE." + Array.from({ length: 20 }, () => Math.floor(Math.random() * 10)).join(""), username: name.toLowerCase().replaceAll(/\W+/g, ".") }
      : { name, phone };
    if (!request.withoutPhone && phone.replaceAll(/\D/g, "").length < 7) {
      failed("Write the number with its country code, such as +49 151 2345 6789.");
      return;
    }
    try {
      chosen(await post("phones", request));
      dialog.close();
    } catch (refusal) {
      failed(refusal.message);
    }
  });
}
