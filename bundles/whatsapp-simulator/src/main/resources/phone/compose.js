// SPDX-License-Identifier: Apache-2.0
/** The composer: text, emoji, files, voice, replying and editing. */
import { base64 } from "./api.js";
import { $, attempt, openMenu, toast } from "./dom.js";
import { summary } from "./thread.js";

const EMOJI = ["😀", "😂", "😊", "😍", "😢", "😮", "👍", "👎", "👏", "🙏", "💪", "👋", "❤️", "🎉", "🔥", "✨", "💡", "☕", "✅", "❌", "❓", "📦", "🚚", "📍"];
const LARGEST = 16 * 1024 * 1024;

let context = null; // {mode: "reply" | "edit", message}
let recorder = null;

function drawButton() {
  const sends = $("text").value.trim() !== "";
  const words = recorder ? "Stop and send" : sends ? "Send" : "Record a voice message";
  $("send-icon").setAttribute("href", recorder ? "#i-stop" : sends ? "#i-send" : "#i-mic");
  $("send").classList.toggle("is-recording", recorder !== null);
  $("send").setAttribute("aria-label", words);
  $("send").title = words;
}

function setContext(next) {
  context = next;
  $("context").hidden = next === null;
  if (next) {
    $("context-icon").setAttribute("href", next.mode === "reply" ? "#i-reply" : "#i-edit");
    $("context-title").textContent = next.mode === "reply" ? "Reply" : "Edit";
    $("context-text").textContent = summary(next.message);
  }
  drawButton();
}

export function replyTo(message) {
  setContext({ mode: "reply", message });
  $("text").focus();
}

export function edit(message) {
  setContext({ mode: "edit", message });
  $("text").value = summary(message);
  drawButton();
  $("text").focus();
}

/** Another chat is open: what was begun here is dropped. */
export function forgetContext() {
  $("text").value = "";
  setContext(null);
}

function insert(emoji) {
  const input = $("text");
  input.setRangeText(emoji, input.selectionStart, input.selectionEnd, "end");
  input.focus();
  drawButton();
}

function kindOf(type) {
  if (type === "image/jpeg" || type === "image/png") return "image";
  if (type === "image/webp") return "sticker";
  return type.startsWith("audio/") ? "audio" : type.startsWith("video/") ? "video" : "document";
}

async function sendFile(act, file) {
  if (file.size > LARGEST) {
    toast("The file is larger than 16 MB: choose a smaller one.");
    return;
  }
  const kind = kindOf(file.type);
  await act({ [kind]: { base64: await base64(file), mimeType: file.type || "application/octet-stream", filename: file.name } });
}

async function record(act) {
  if (!navigator.mediaDevices || !window.MediaRecorder) {
    toast("This browser cannot record: attach an audio file instead.");
    return;
  }
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (denied) {
    toast("The browser gives no microphone: attach an audio file instead.");
    return;
  }
  const chunks = [];
  recorder = new MediaRecorder(stream);
  recorder.addEventListener("dataavailable", (event) => chunks.push(event.data));
  recorder.addEventListener("stop", () => {
    const type = recorder.mimeType.split(";")[0];
    stream.getTracks().forEach((track) => track.stop());
    recorder = null;
    drawButton();
    attempt(async () => act({ audio: { base64: await base64(new Blob(chunks, { type })), mimeType: type, voice: true } }));
  });
  recorder.start();
  drawButton();
}

/** act(request): does something as the customer, in the open chat. */
export function startComposer(act) {
  $("text").addEventListener("input", drawButton);
  $("context-cancel").addEventListener("click", () => {
    if (context?.mode === "edit") $("text").value = "";
    setContext(null);
    $("text").focus();
  });
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = $("text").value.trim();
    if (recorder) {
      recorder.stop();
    } else if (text === "") {
      record(act);
    } else {
      const request = context?.mode === "edit" ? { edit: { messageId: context.message.id, text } }
        : context ? { text, replyTo: context.message.id } : { text };
      $("text").value = "";
      setContext(null);
      attempt(() => act(request));
    }
  });
  $("emoji").addEventListener("click", () => openMenu($("emoji"), EMOJI.map((emoji) => ({ label: emoji, run: () => insert(emoji) })), { grid: true }));
  $("attach").addEventListener("click", () => openMenu($("attach"), [
    { icon: "image", label: "Photo or file", run: () => $("file").click() },
    { icon: "pin", label: "Location", run: () => attempt(() => act({ location: { latitude: 52.5163, longitude: 13.3777, name: "Brandenburger Tor", address: "Pariser Platz, 10117 Berlin" } })) },
    { icon: "user", label: "Contact card", run: () => attempt(() => act({ contacts: [{ name: { formatted_name: "Lena Vogt", first_name: "Lena", last_name: "Vogt" }, phones: [{ phone: "+49 151 2300 7788", wa_id: "4915123007788", type: "CELL" }] }] })) },
  ]));
  $("file").addEventListener("change", () => {
    const file = $("file").files[0];
    $("file").value = "";
    if (file) attempt(() => sendFile(act, file));
  });
  drawButton();
}
