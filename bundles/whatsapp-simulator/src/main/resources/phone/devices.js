// SPDX-License-Identifier: Apache-2.0
/** The business's phone: devices it is linked to, and codes that wait for it. */
import { get, post } from "./api.js";
import { $, attempt, el } from "./dom.js";

const LINKED = { authenticated: ["Loading", "info"], ready: ["Linked", "good"], degraded: ["Linked, in trouble", "warn"] };

let devices = [];

export async function loadDevices() {
  devices = (await get("sessions")).items;
  draw();
}

function draw() {
  const linked = devices.filter((device) => device.state in LINKED);
  const waiting = devices.filter((device) => device.state === "qr");
  $("no-devices").hidden = linked.length > 0;
  $("no-waiting").hidden = waiting.length > 0;
  $("devices").replaceChildren(...linked.map((device) => {
    const [word, tone] = LINKED[device.state];
    return el("li", { class: "row" },
      el("span", { class: "grow truncate" }, device.name, el("span", { class: "hint num" }, device.displayPhoneNumber ?? "")),
      el("span", { class: "state" }, el("span", { class: "dot dot-" + tone }), word),
      el("button", { class: "button button-small", type: "button", "aria-label": "Log out " + device.name,
        onclick: () => attempt(() => post("sessions/" + device.id + "/logout")) }, "Log out"));
  }));
  $("waiting").replaceChildren(...waiting.map((device) => el("li", { class: "row" },
    el("span", { class: "grow truncate" }, device.name, el("span", { class: "hint mono" }, device.qr.slice(0, 18) + "…")),
    el("button", { class: "button button-small", type: "button", "aria-label": "Scan the code of " + device.name, onclick: () => link(device.qr) }, "Scan"))));
}

async function link(code) {
  const failed = (sentence) => {
    $("link-error").hidden = !sentence;
    $("link-error").querySelector("span").textContent = sentence ?? "";
  };
  try {
    await post("sessions/link", { code });
    failed(null);
    $("link-dialog").close();
  } catch (refusal) {
    failed(refusal.message);
  }
}

export function startDevices() {
  const dialog = $("link-dialog");
  $("link").addEventListener("click", async () => {
    $("link-form").reset();
    $("link-error").hidden = true;
    dialog.showModal();
    await attempt(loadDevices);
  });
  $("link-close").addEventListener("click", () => dialog.close());
  $("link-cancel").addEventListener("click", () => dialog.close());
  $("link-form").addEventListener("submit", (event) => {
    event.preventDefault();
    link($("link-code").value.trim());
  });
}
