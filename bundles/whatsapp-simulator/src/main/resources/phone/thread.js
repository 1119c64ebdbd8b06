// SPDX-License-Identifier: Apache-2.0
/** Draws the messages of one chat. Only what changed is drawn again, so that a recording plays on. */
import { $, el, icon } from "./dom.js";

const WAVE = "M4 10v4M9 7v10M14 4v16M19 8v8M24 3v18M29 2v20M34 6v12M39 9v6M44 5v14M49 3v18M54 7v10M59 4v16M64 8v8M69 10v4M74 6v12M79 4v16"
  + "M84 2v20M89 5v14M94 8v8M99 9v6M104 6v12M109 3v18M114 7v10M119 9v6M124 10v4M129 7v10M134 5v14M139 9v6";

const mediaUrl = (content) => content.id ? "simulator/media/" + encodeURIComponent(content.id) : null;
const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** What a message says, in one line. */
export function summary(message) {
  const content = message.content ?? {};
  if (message.deleted) return "Message deleted";
  return content.body?.text ?? (typeof content.body === "string" ? content.body : null) ?? content.caption ?? content.rendered
    ?? content.filename ?? content.text ?? content.name ?? content.list_reply?.title ?? content.button_reply?.title
    ?? { image: "Photo", video: "Video", audio: "Voice message", sticker: "Sticker", location: "Location", contacts: "Contact" }[message.type]
    ?? "Unsupported: " + message.type;
}

function day(seconds, now) {
  const date = new Date(seconds * 1000).toDateString();
  if (date === new Date(now * 1000).toDateString()) return "Today";
  if (date === new Date((now - 86400) * 1000).toDateString()) return "Yesterday";
  return new Date(seconds * 1000).toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
}

const paragraph = (text) => el("span", { class: "message-text" }, text);

function voice(url) {
  const audio = new Audio(url);
  const length = el("span", { class: "xs muted num" }, "0:00");
  const button = el("button", { type: "button", class: "button button-icon", "aria-label": "Play voice message", title: "Play" }, icon("play"));
  const show = (seconds) => { length.textContent = Math.floor(seconds / 60) + ":" + String(Math.round(seconds % 60)).padStart(2, "0"); };
  audio.addEventListener("loadedmetadata", () => Number.isFinite(audio.duration) && show(audio.duration));
  audio.addEventListener("timeupdate", () => show(audio.currentTime));
  const playing = (on) => {
    button.replaceChildren(icon(on ? "pause" : "play"));
    button.title = on ? "Pause" : "Play";
    button.setAttribute("aria-label", on ? "Pause voice message" : "Play voice message");
  };
  audio.addEventListener("play", () => playing(true));
  audio.addEventListener("pause", () => playing(false));
  button.addEventListener("click", () => audio.paused ? audio.play().catch(() => playing(false)) : audio.pause());
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "wave");
  svg.setAttribute("viewBox", "0 0 142 24");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("class", "rest");
  path.setAttribute("d", WAVE);
  svg.append(path);
  return el("div", { class: "voice" }, button, svg, length);
}

function file(content, name, glyph) {
  const url = mediaUrl(content);
  return el(url ? "a" : "span", { class: "attachment", href: url, download: url ? name : null }, icon(glyph), el("span", {}, name));
}

function body(message) {
  const content = message.content ?? {};
  if (message.deleted) return [el("span", { class: "message-gone" }, "This message was deleted")];
  switch (message.type) {
    case "image":
    case "sticker":
    case "video": {
      const url = mediaUrl(content);
      if (!url) return [file(content, content.link ?? "File", "image")];
      const caption = content.caption ? el("p", {}, content.caption) : null;
      if (message.type === "video") return [el("video", { src: url, controls: true, "aria-label": content.caption ?? "Video" }), caption];
      return [el("img", { class: message.type === "sticker" ? "sticker" : "photo", src: url, alt: content.caption ?? (message.type === "sticker" ? "Sticker" : "Photo") }), caption];
    }
    case "audio":
      return [mediaUrl(content) ? voice(mediaUrl(content)) : file(content, content.link ?? "Audio", "mic")];
    case "document":
      return [file(content, content.filename ?? content.link ?? "Document", "file"), content.caption ? el("p", {}, content.caption) : null];
    case "location":
      return [el("span", { class: "attachment" }, icon("pin"), el("span", {}, content.name ?? content.address ?? content.latitude + ", " + content.longitude))];
    case "contacts":
      return [el("span", { class: "attachment" }, icon("user"), el("span", {}, content.map((contact) => contact.name?.formatted_name ?? "Contact").join(", ")))];
    default:
      return [paragraph(summary(message))];
  }
}

const TICKS = { queued: ["clock", "queued"], sent: ["check", "sent"], delivered: ["checks", "delivered"], read: ["checks", "read"], failed: ["alert", "failed"] };

function meta(message) {
  const parts = [message.edited && !message.deleted ? el("span", {}, "edited") : null, clock(message.at)];
  if (message.fromCustomer && !message.deleted) {
    const [glyph, word] = TICKS[message.state];
    parts.push(el("span", { class: "row" + (message.state === "read" ? " tick-read" : "") }, icon(glyph), el("span", { class: "sr-only" }, word)));
  }
  return el("span", { class: "bubble-meta" }, ...parts);
}

function buttons(message, chosen) {
  const action = message.content?.action;
  if (message.type !== "interactive" || !action) return null;
  const replies = [
    ...(action.buttons ?? []).map((button) => ({ type: "button_reply", id: button.reply?.id, title: button.reply?.title })),
    ...(action.sections ?? []).flatMap((section) => section.rows ?? [])
      .map((row) => ({ type: "list_reply", id: row.id, title: row.title, description: row.description ?? "" })),
  ];
  return replies.length === 0 ? null : el("div", { class: "reply-buttons" },
    ...replies.map((reply) => el("button", { type: "button", class: "button", onclick: () => chosen(message, reply) }, reply.title ?? "")));
}

function row(message, first, quoted, chat) {
  const mine = message.fromCustomer;
  const media = !message.deleted && ["image", "video"].includes(message.type) && mediaUrl(message.content ?? {});
  const bubble = el("div", { class: "bubble " + (mine ? "bubble-out" : "bubble-in") + (media ? " bubble-media" : "") },
    !mine && first ? el("b", { class: "strong xs message-author" }, chat.businessName) : null,
    quoted ? el("div", { class: "quote truncate" }, summary(quoted)) : null,
    ...body(message), meta(message));
  const more = message.deleted ? null : el("button", { type: "button", class: "button button-icon button-small button-quiet message-menu", "aria-haspopup": "menu",
    "aria-label": "Actions for: " + summary(message).slice(0, 60), title: "Actions" }, icon("more"));
  more?.addEventListener("click", () => chat.menu(message, more));
  const holder = el("div", { class: "message" + (mine ? " is-mine" : "") + (first ? " first" : ""), "data-id": message.id, "data-state": message.state },
    el("div", { class: "message-row" }, bubble, more));
  bubble.addEventListener("contextmenu", (event) => {
    if (more && !event.shiftKey) {
      event.preventDefault();
      chat.menu(message, more);
    }
  });
  const reactions = Object.values(message.reactions ?? {});
  if (reactions.length > 0 && !message.deleted) holder.append(el("div", { class: "reactions" }, ...reactions.map((emoji) => el("span", {}, emoji))));
  const choices = buttons(message, chat.chosen);
  if (choices) holder.append(choices);
  return holder;
}

/** chat: {businessName, now, typing, menu(message, button), chosen(message, reply)} */
export function drawThread(messages, chat) {
  const thread = $("thread");
  const scroll = $("thread-scroll");
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const old = new Map([...thread.children].map((child) => [child.dataset.key, child]));
  const wanted = [];
  const place = (key, signature, make) => {
    let element = old.get(key);
    if (!element || element.dataset.signature !== signature) {
      element = make();
      element.dataset.key = key;
      element.dataset.signature = signature;
    }
    wanted.push(element);
  };
  place("note", "", () => el("span", { class: "event" }, icon("lock"), "Simulated chat, nothing leaves this server"));
  const byId = new Map(messages.map((message) => [message.id, message]));
  let lastDay = "";
  let lastMine = null;
  for (const message of messages) {
    const today = day(message.at, chat.now);
    if (today !== lastDay) {
      place("day " + today, "", () => el("span", { class: "day" }, today));
      lastMine = null;
    }
    lastDay = today;
    const first = lastMine !== message.fromCustomer;
    lastMine = message.fromCustomer;
    const quoted = byId.get(message.replyTo);
    place(message.id, JSON.stringify([message, first, chat.businessName, quoted ? summary(quoted) : ""]), () => row(message, first, quoted, chat));
  }
  if (chat.typing) place("typing", "", () => el("div", { class: "message first" }, el("div", { class: "bubble bubble-in" }, el("span", { class: "typing" }, chat.businessName + " is typing"))));
  if (wanted.length !== thread.children.length || wanted.some((element, i) => thread.children[i] !== element)) thread.replaceChildren(...wanted);
  if (atEnd || messages.at(-1)?.fromCustomer) scroll.scrollTop = scroll.scrollHeight;
}

