// SPDX-License-Identifier: Apache-2.0
/** The customer's phone. The address says who and what is shown: #customer or #customer/business number. */
import { get, post } from "./api.js";
import { $, attempt, el, initials, openMenu } from "./dom.js";
import { drawThread, summary } from "./thread.js";
import { drawClock, loadFaults, loadWire, startSide } from "./side.js";
import { loadDevices, startDevices } from "./devices.js";
import { edit, forgetContext, replyTo, startComposer } from "./compose.js";

const REACTIONS = ["👍", "❤️", "😂", "😮", "😢"];
const WINDOW_SECONDS = 24 * 3600;
const TYPING_MILLIS = 8000;

let state = { phones: [], numbers: [], now: 0, aheadSeconds: 0, backlog: 0 };
let loadedAt = performance.now();
let messages = [];
let typingUntil = 0;
let typingAfter = null; // the last message when typing began
let asked = 0;
let stream = null;

const parts = () => decodeURIComponent(location.hash.slice(1)).split("/");
const phone = () => state.phones.find((one) => one.id === parts()[0]) ?? state.phones[0];
const number = () => state.numbers.find((one) => one.phoneNumberId === parts()[1]);
const address = (one) => one.phone ?? (one.username ? "@" + one.username : one.userId);
const now = () => state.now + (performance.now() - loadedAt) / 1000;

function act(request) {
  return post("phones/" + phone().id + "/messages", { phoneNumberId: number().phoneNumberId, ...request });
}

function messageMenu(message, button) {
  const own = message.fromCustomer && ["text", "image", "video", "document"].includes(message.type);
  openMenu(button, [
    REACTIONS.map((emoji) => ({ label: emoji, run: () => attempt(() => act({ reaction: { messageId: message.id, emoji: message.reactions?.customer === emoji ? "" : emoji } })) })),
    { icon: "reply", label: "Reply", run: () => replyTo(message) },
    ...(own ? [{ icon: "edit", label: "Edit", run: () => edit(message) }] : []),
    ...(message.fromCustomer ? [{ icon: "trash", label: "Delete for everyone", run: () => attempt(() => act({ delete: { messageId: message.id } })) }] : []),
  ], { label: "Actions" });
}

function moreMenu() {
  openMenu($("more"), [
    { icon: "stop", label: "Send STOP", run: () => attempt(() => act({ text: "STOP" })) },
    { icon: "info", label: "Send an unsupported kind", run: () => attempt(() => act({ unsupported: true })) },
  ]);
}

async function drawChats() {
  const chats = await get("phones/" + phone().id + "/chats");
  $("me-avatar").textContent = initials(phone().name);
  $("me-name").textContent = phone().name;
  $("me-address").textContent = address(phone());
  $("chats").replaceChildren(...chats.items.map((chat) => {
    const business = state.numbers.find((one) => one.phoneNumberId === chat.phoneNumberId);
    const time = chat.last ? new Date(chat.last.at * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) : "";
    return el("a", { class: "conversation" + (chat.unread > 0 ? " is-unread" : ""), href: "#" + phone().id + "/" + chat.phoneNumberId },
      el("span", { class: "avatar avatar-user", "aria-hidden": "true" }, initials(business?.businessName ?? "?")),
      el("span", { class: "line" }, el("span", { class: "who truncate" }, business?.businessName ?? chat.phoneNumberId), el("time", {}, time)),
      el("span", { class: "line" }, el("span", { class: "preview truncate" }, chat.last ? summary(chat.last) : "Write to " + (business?.displayPhoneNumber ?? "")),
        chat.unread > 0 ? el("span", { class: "unread" }, String(chat.unread), el("span", { class: "sr-only" }, " unread")) : null));
  }));
}

async function drawChat() {
  const business = number();
  const mine = ++asked;
  const answer = await get("phones/" + phone().id + "/messages?limit=200&phoneNumberId=" + business.phoneNumberId);
  if (mine !== asked) return; // a later question is on its way
  messages = answer.items;
  $("business-avatar").textContent = initials(business.businessName);
  $("business-name").textContent = business.businessName;
  $("back").href = "#" + phone().id;
  $("text").setAttribute("aria-label", "Message to " + business.businessName);
  drawMessages();
}

function drawMessages() {
  const business = number();
  if (!business) return;
  if (messages.at(-1) && !messages.at(-1).fromCustomer && messages.at(-1).id !== typingAfter) typingUntil = 0;
  const typing = Date.now() < typingUntil;
  $("business-state").textContent = "Business account" + (typing ? ", typing" : business.connected ? "" : ", not connected yet");
  drawThread(messages, { businessName: business.businessName, now: now(), typing, menu: messageMenu,
    chosen: (message, reply) => attempt(() => act({ interactive: reply, replyTo: message.id })) });
  drawTime();
}

function drawTime() {
  const last = messages.filter((message) => message.fromCustomer).at(-1);
  drawClock(state, (performance.now() - loadedAt) / 1000, number() ? (last ? last.at + WINDOW_SECONDS - now() : null) : undefined);
}

async function draw() {
  const chat = number();
  $("chats-screen").hidden = Boolean(chat);
  $("chat-screen").hidden = !chat;
  $("who").replaceChildren(...state.phones.map((one) => el("option", { value: one.id, selected: one.id === phone().id }, one.name + " · " + address(one))));
  for (const box of document.querySelectorAll("[data-phone]")) box.checked = phone()[box.dataset.phone];
  $("inbox").href = state.inboxUrl || "#";
  $("inbox").hidden = !state.inboxUrl;
  if (chat) {
    await drawChat();
  } else {
    messages = [];
    await drawChats();
    drawTime();
  }
}

async function loadState() {
  state = await get("state");
  loadedAt = performance.now();
}

/** The stream tells which chat is looked at, so that the server may tick it off as read. */
function connect() {
  stream?.close();
  const open = !document.hidden && number() ? "?open=" + number().phoneNumberId + "/" + phone().id : "";
  stream = new EventSource("simulator/stream" + open);
  stream.addEventListener("error", () => { $("offline").hidden = false; });
  stream.addEventListener("message", (event) => told(event.data));
}

async function told(topic) {
  $("offline").hidden = true;
  const chat = number();
  if (topic === "hello") {
    await loadState();
    await Promise.all([draw(), loadFaults(), loadWire(), loadDevices()]);
  } else if (topic === "phones" || topic === "numbers" || topic === "clock") {
    await loadState();
    await Promise.all([draw(), topic === "phones" ? null : loadDevices()]);
  } else if (topic === "chat:" + phone().id) {
    await (chat ? drawChat() : drawChats());
  } else if (topic === "sessions") {
    await loadDevices();
  } else if (topic === "faults") {
    await loadFaults();
  } else if (topic === "wire") {
    await loadWire();
    const fresh = await get("backlog");
    state.backlog = fresh.backlog;
    drawTime();
  } else if (chat && topic === "typing:" + chat.phoneNumberId + "/" + phone().id) {
    typingUntil = Date.now() + TYPING_MILLIS;
    typingAfter = messages.at(-1)?.id;
    drawMessages();
    setTimeout(drawMessages, TYPING_MILLIS + 50);
  }
}

async function start() {
  await loadState();
  if (!location.hash && state.numbers.length > 0) {
    history.replaceState(null, "", "#" + state.phones[0].id + "/" + state.numbers[0].phoneNumberId);
  }
  startComposer(act);
  startDevices();
  startSide(phone, async (created) => {
    await loadState();
    location.hash = created.id + (number() ? "/" + number().phoneNumberId : "");
  });
  $("more").addEventListener("click", moreMenu);
  $("who").addEventListener("change", () => { location.hash = $("who").value + (number() ? "/" + number().phoneNumberId : ""); });
  addEventListener("hashchange", async () => {
    forgetContext();
    typingUntil = 0;
    asked++;
    $("thread").replaceChildren();
    await draw();
    connect();
  });
  document.addEventListener("visibilitychange", connect);
  connect();
  setInterval(drawTime, 15000);
}

start().catch(() => {
  $("offline").hidden = false;
  setTimeout(() => location.reload(), 3000);
});
