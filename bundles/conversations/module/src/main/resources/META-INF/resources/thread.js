// SPDX-License-Identifier: Apache-2.0
/* What a thread and its composer do wherever they are shown: times, days, drafts, files, reactions, retry. */
(function (Switchboard) {
  "use strict";

  // The reader's language in the way of their country, where the browser is of the same language.
  const language = document.documentElement.lang || "en";
  const reader = (navigator.language || "").startsWith(language.slice(0, 2)) ? navigator.language : language;
  const clock = new Intl.DateTimeFormat(reader, { hour: "2-digit", minute: "2-digit" });
  const weekday = new Intl.DateTimeFormat(reader, { weekday: "long", day: "numeric", month: "long" });
  const weekdayOfYear = new Intl.DateTimeFormat(reader, { day: "numeric", month: "long", year: "numeric" });
  const dayTime = new Intl.DateTimeFormat(reader, { weekday: "short", hour: "2-digit", minute: "2-digit" });
  const absolute = new Intl.DateTimeFormat(reader, { dateStyle: "medium", timeStyle: "short" });
  const DRAFT = "sb-composer:";
  const DRAFT_PAUSE = 500;

  const one = (selector, within) => (within || document).querySelector(selector);
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const composer = () => one("[data-composer]");
  const field = (name) => document.getElementById("composer:" + name);

  /* ---------- times in the reader's own zone ---------- */

  function tellTimes() {
    for (const time of all("[data-clock]")) {
      const at = new Date(time.dataset.clock);
      time.textContent = clock.format(at);
      time.title = absolute.format(at);
    }
    for (const time of all("[data-day-time]")) time.textContent = dayTime.format(new Date(time.dataset.dayTime));
  }

  function tellDays() {
    const today = new Date();
    const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
    for (const thread of all(".thread")) {
      all(".day", thread).forEach((day) => day.remove());
      let last = "";
      for (const item of all("[data-at]", thread)) {
        const at = new Date(item.dataset.at);
        const key = at.toDateString();
        if (key === last) continue;
        last = key;
        const thisYear = at.getFullYear() === today.getFullYear();
        const name = key === today.toDateString() ? Switchboard.t("Today")
          : key === yesterday.toDateString() ? Switchboard.t("Yesterday")
          : (thisYear ? weekday : weekdayOfYear).format(at);
        const before = item.previousElementSibling;
        const anchor = before && before.classList.contains("unread-line") ? before : item;
        anchor.before(Switchboard.element("span", { class: "day" }, name));
      }
    }
  }

  /* ---------- reply or note ---------- */

  function setKind(kind) {
    const form = composer();
    if (!form) return;
    const note = kind === "note" || form.dataset.canSend !== "true";
    field("kind").value = note ? "note" : "text";
    form.classList.toggle("composer-note", note);
    for (const tab of all("[data-kind]", form)) {
      tab.setAttribute("aria-selected", String((tab.dataset.kind === "note") === note));
    }
    for (const part of all("[data-audience]", form)) part.hidden = (part.dataset.audience === "note") !== note;
    field("text").setAttribute("aria-label", note ? Switchboard.t("Private note about {0}", form.dataset.name) : Switchboard.t("Message to {0}", form.dataset.name));
    const attach = one("[data-attach]", form);
    if (attach) attach.hidden = note;
  }

  /* ---------- drafts: kept per conversation while this tab is open ---------- */

  let draftTimer = 0;

  /** With its kind, since a private note that came back as a reply would reach the contact. */
  function store(id, text) {
    try {
      if (text) sessionStorage.setItem(DRAFT + id, JSON.stringify({ kind: field("kind").value, text }));
      else sessionStorage.removeItem(DRAFT + id);
      return true;
    } catch (full) {
      console.warn("The browser keeps no drafts", full);
      return false;
    }
  }

  function stored(id) {
    try {
      return JSON.parse(sessionStorage.getItem(DRAFT + id)) || null;
    } catch (unreadable) {
      return null;
    }
  }

  document.addEventListener("input", (input) => {
    if (input.target.id !== "composer:text") return;
    const id = composer().dataset.composer;
    const text = input.target;
    window.clearTimeout(draftTimer);
    draftTimer = window.setTimeout(() => {
      const hint = document.getElementById("draft-hint");
      const kept = text.isConnected && store(id, text.value);
      if (hint) hint.textContent = kept && text.value ? Switchboard.t("Draft saved") : "";
    }, DRAFT_PAUSE);
  });

  function restoreDraft() {
    const form = composer();
    const text = form && field("text");
    if (!text || text.value) return;
    const draft = stored(form.dataset.composer);
    if (!draft || !draft.text) return;
    setKind(draft.kind);
    text.value = draft.text;
    text.dispatchEvent(new Event("sb:filled", { bubbles: true }));
  }

  /* ---------- sending ---------- */

  // A message has its token before it is sent, so that sending it twice is sending it once.
  document.addEventListener("click", (click) => {
    const send = click.target.closest("[data-submit]");
    const form = send && send.closest("[data-composer]");
    if (!form) return;
    if (!field("token").value) field("token").value = newToken();
    const chosen = file();
    if (chosen) {
      click.preventDefault();
      click.stopImmediatePropagation();
      sendFile(form, send, chosen);
    } else if (field("text").value.trim()) {
      window.clearTimeout(draftTimer);
      store(form.dataset.composer, "");
      // A field that is replaced while it has the focus reports its text as changed once more, which would
      // make a draft of what was just sent.
      writing = document.activeElement === field("text");
      if (writing) field("text").blur();
    }
  }, true);

  let writing = false;

  function goOnWriting() {
    if (!writing) return;
    writing = false;
    field("text").focus({ preventScroll: true });
  }

  function newToken() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const file = () => {
    const input = document.getElementById("file");
    return input && input.files.length && field("kind").value !== "note" ? input.files[0] : null;
  };

  async function sendFile(form, button, chosen) {
    if (button.dataset.busy !== undefined) return;
    button.dataset.busy = "";
    const parts = new FormData();
    parts.append("file", chosen, chosen.name);
    parts.append("text", field("text").value);
    parts.append("clientToken", field("token").value);
    const done = await call("POST", "/" + form.dataset.composer + "/messages", parts);
    delete button.dataset.busy;
    if (!done) return;
    store(form.dataset.composer, "");
    field("text").value = "";
    field("text").dispatchEvent(new Event("input", { bubbles: true }));
    detach();
    window.inboxComposer();
  }

  function showFile() {
    const chosen = file();
    const chip = document.getElementById("attached");
    if (!chip) return;
    chip.hidden = !chosen;
    one("span", chip).textContent = chosen ? chosen.name : "";
  }

  function detach() {
    const input = document.getElementById("file");
    if (input) input.value = "";
    showFile();
  }

  /** Calls the API in the name of this page; false when it refused, which the reader is told. */
  async function call(method, path, body) {
    const json = body && !(body instanceof FormData);
    const headers = { "X-Switchboard": "page" };
    if (json) headers["Content-Type"] = "application/json";
    try {
      const answer = await fetch((document.body.dataset.base || "") + "/api/conversations" + path, {
        method,
        headers,
        body: json ? JSON.stringify(body) : body,
      });
      if (answer.ok) return true;
      const problem = await answer.json().catch(() => ({}));
      Switchboard.toast(problem.detail || Switchboard.t("That did not work; try again."), { kind: "bad" });
    } catch (offline) {
      Switchboard.toast(Switchboard.t("The server does not answer"), { kind: "bad", detail: Switchboard.t("Nothing was sent; try again in a moment.") });
    }
    return false;
  }

  for (const kind of ["paste", "drop"]) {
    document.addEventListener(kind, (transfer) => {
      const data = transfer.clipboardData || transfer.dataTransfer;
      const input = document.getElementById("file");
      if (!input || !data || !data.files.length || !transfer.target.closest(".inbox-thread, .inbox-chat")) return;
      transfer.preventDefault();
      input.files = data.files;
      showFile();
    });
  }
  document.addEventListener("dragover", (drag) => {
    if (drag.target.closest && drag.target.closest(".inbox-thread, .inbox-chat")) drag.preventDefault();
  });
  document.addEventListener("change", (change) => {
    if (change.target.id === "file") showFile();
  });

  /* ---------- buttons of the thread and the composer ---------- */

  let reacting = "";

  document.addEventListener("click", (click) => {
    const button = click.target.closest("button");
    if (!button) return;
    const data = button.dataset;
    if (data.kind && button.closest("[data-composer]")) {
      setKind(data.kind);
      if (field("text").value) store(composer().dataset.composer, field("text").value);
      field("text").focus();
    } else if (data.attach !== undefined) document.getElementById("file").click();
    else if (data.detach !== undefined) detach();
    else if (data.quote) quote(data.quote, data.quoteWho);
    else if (data.unquote !== undefined) quote("", "");
    else if (data.react) reacting = data.react;
    else if (data.emoji !== undefined) call("POST", "/messages/" + reacting + "/reactions", { emoji: data.emoji });
    else if (data.retry) call("POST", "/messages/" + data.retry + "/retry");
    else if (data.why) Switchboard.dialog({ title: Switchboard.t("Why it was not sent"), body: Switchboard.element("p", {}, data.why), small: true, actions: [{ label: Switchboard.t("Close"), primary: true }] });
    else if (data.older !== undefined) window.inboxOlder();
  });

  function quote(id, who) {
    field("replyTo").value = id;
    showQuote(who);
    if (id) {
      setKind("text");
      field("text").focus();
    }
  }

  function showQuote(who) {
    const strip = document.getElementById("quoting");
    if (!strip) return;
    const id = field("replyTo").value;
    const said = id && one('[data-message="' + id + '"] .said');
    strip.hidden = !id;
    one("span", strip).textContent = id ? (who ? who + ": " : "") + (said ? said.textContent : "") : "";
  }

  Switchboard.rendered(() => {
    tellTimes();
    tellDays();
    if (!composer()) return;
    setKind(field("kind").value);
    restoreDraft();
    showFile();
    showQuote("");
    goOnWriting();
  });

  Switchboard.inbox = { call, one, all };
})(window.Switchboard);
