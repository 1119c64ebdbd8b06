// SPDX-License-Identifier: Apache-2.0
/*
 * Forms and Faces requests: unsaved input that outlives a reload or a render, focus and scroll that stay,
 * one request per press, errors in words.
 */
(function (Switchboard) {
  "use strict";

  const body = () => document.body;
  const DRAFTS = "sb-drafts:";
  const DRAFT_LIFE = 3600000;

  /*
   * Unsaved input. A field is known by its name; one that stands for different things at different times (a
   * composer) says which by data-draft="reply-{conversation}", so that no text lands with somebody else.
   */

  const changed = new Map(); // field key → {value, at, field}

  const FIELDS = "input[name], textarea[name], select[name]";
  const NEVER = "[type=password], [type=hidden], [type=file], [type=submit], [type=button], [autocomplete^=cc-], " +
    "[autocomplete=one-time-code], [data-no-draft] *, [data-no-draft], [name='jakarta.faces.ViewState']";

  function draftsOfPage() {
    return DRAFTS + location.pathname + location.search;
  }

  function isDraftable(field) {
    return field.matches && field.matches(FIELDS) && !field.matches(NEVER) && !field.sbSecret;
  }

  function keyOf(field) {
    const key = field.dataset.draft || field.name;
    return field.type === "radio" || (field.type === "checkbox" && field.value !== "on") ? key + "=" + field.value : key;
  }

  function valueOf(field) {
    return field.type === "checkbox" || field.type === "radio" ? String(field.checked) : field.value;
  }

  function isUntouched(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked === field.defaultChecked;
    if (field.nodeName === "SELECT") {
      const preset = [...field.options].findIndex((option) => option.defaultSelected);
      return field.selectedIndex === Math.max(0, preset);
    }
    return field.value === field.defaultValue;
  }

  function fill(field, value) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = value === "true";
    else field.value = value;
    field.dispatchEvent(new Event("sb:filled", { bubbles: true }));
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (input) => {
      const field = input.target;
      // A password that is shown for a moment is still a password.
      if (field.type === "password") field.sbSecret = true;
      if (isDraftable(field)) changed.set(keyOf(field), { value: valueOf(field), at: Date.now(), field });
    }, true);
  }

  function refill(mayFill) {
    for (const field of document.querySelectorAll(FIELDS)) {
      const draft = isDraftable(field) && mayFill(field) && changed.get(keyOf(field));
      if (draft && field.offsetParent !== null && isUntouched(field) && valueOf(field) !== draft.value) {
        fill(field, draft.value);
        draft.field = field;
      }
    }
  }

  function dropReplaced() {
    for (const [key, { field }] of changed) {
      if (field && !field.isConnected && !field.dataset.draft) changed.delete(key);
    }
  }

  function keepDrafts() {
    const drafts = [];
    for (const [key, { value }] of changed) {
      const field = [...document.querySelectorAll(FIELDS)].find((one) => isDraftable(one) && keyOf(one) === key);
      if (field && !isUntouched(field)) drafts.push([key, value]);
    }
    if (!drafts.length) return;
    try {
      sessionStorage.setItem(draftsOfPage(), JSON.stringify({ at: Date.now(), drafts }));
    } catch (full) {
      console.warn("The browser keeps no drafts", full);
    }
  }

  Switchboard.ready(() => {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(draftsOfPage()));
      sessionStorage.removeItem(draftsOfPage());
    } catch (unreadable) {
      console.warn("Drafts could not be read", unreadable);
    }
    if (!kept || Date.now() - kept.at > DRAFT_LIFE) return;
    for (const [key, value] of kept.drafts) changed.set(key, { value, at: kept.at });
    refill(() => true);
    Switchboard.announce("The page was updated; what you had typed is still here");
  });

  /** Whether something was typed and not yet sent. */
  Switchboard.hasUnsaved = () =>
    [...document.querySelectorAll(FIELDS)].some(
      (field) => isDraftable(field) && changed.has(keyOf(field)) && !isUntouched(field),
    );

  Switchboard.reload = () => {
    keepDrafts();
    location.reload();
  };

  /** The page's generation has gone: nothing can be sent from here any more. */
  Switchboard.stale = (why) => {
    const dialog = document.getElementById("sb-stale");
    if (!dialog) {
      Switchboard.reload();
      return;
    }
    if (why) document.getElementById("sb-stale-why").textContent = why;
    Switchboard.openDialog(dialog);
  };

  document.addEventListener("click", (click) => {
    if (click.target.closest("[data-reload]")) Switchboard.reload();
  });

  /* ---------- one request per press ---------- */

  const BUSY_LIMIT = 30000;

  function setBusy(button, busy) {
    window.clearTimeout(button.sbBusyTimer);
    if (busy) {
      button.dataset.busy = "";
      button.setAttribute("aria-disabled", "true");
      button.sbBusyTimer = window.setTimeout(() => setBusy(button, false), BUSY_LIMIT);
    } else {
      delete button.dataset.busy;
      button.removeAttribute("aria-disabled");
    }
  }

  // The focus stays on the button, so it is not made disabled but deaf; a double click counts once.
  document.addEventListener("click", (click) => {
    const button = click.target.closest("button, a, input[type=submit]");
    if (!button) return;
    const twice = click.detail > 1 && button.hasAttribute("onclick");
    if (twice || button.dataset.busy !== undefined) {
      click.preventDefault();
      click.stopImmediatePropagation();
    }
  }, true);

  document.addEventListener("submit", (submit) => {
    const form = submit.target;
    if (submit.defaultPrevented || form.method === "dialog") return;
    if (form.sbSending) {
      submit.preventDefault();
      return;
    }
    form.sbSending = true;
    if (submit.submitter) setBusy(submit.submitter, true);
    for (const field of form.querySelectorAll(FIELDS)) changed.delete(keyOf(field));
    // A download leaves the page where it is; the form must be usable again.
    window.setTimeout(() => release(form, submit.submitter), 8000);
  });

  function release(form, submitter) {
    form.sbSending = false;
    if (submitter) setBusy(submitter, false);
  }

  window.addEventListener("pageshow", (show) => {
    if (!show.persisted) return;
    for (const form of document.forms) release(form, null);
    for (const button of document.querySelectorAll("[data-busy]")) setBusy(button, false);
  });

  /* ---------- Faces requests ---------- */

  const SCROLLERS = ".pane-scroll, .page-scroll, .table-wrap, .board, .column-cards, [data-scroll]";
  let before = null;
  let flight = null; // Faces sends one request after another

  Switchboard.ready(() => {
    if (!window.faces) return;
    window.faces.ajax.addOnEvent((event) => {
      if (event.status === "begin") begin(sourceOf(event));
      else if (event.status === "complete") before = look();
      else if (event.status === "success") succeeded();
    });
    window.faces.ajax.addOnError(failed);
  });

  function sourceOf(event) {
    return typeof event.source === "string" ? document.getElementById(event.source) : event.source;
  }

  function begin(source) {
    flight = null;
    if (!source || !source.matches || !source.matches("button, input, select, textarea, a")) return;
    // What a person sends is no draft any more; what they type from now on is one again.
    flight = { button: null, form: source.form || source.closest("form"), sentAt: Date.now() };
    if (!source.matches("button, input[type=submit], input[type=button], a")) return;
    flight.button = source;
    setBusy(source, true);
  }

  function end() {
    if (flight && flight.button) setBusy(flight.button, false);
    const ended = flight;
    flight = null;
    return ended;
  }

  function succeeded() {
    const ended = end();
    if (ended) forget(ended);
    // A render by push may replace the very field that somebody types in; other fields are new on purpose.
    const typedIn = before && before.focus && !before.focus.element.isConnected ? before.focus.id : "";
    refill((field) => field.dataset.draft || (!ended && field.id && field.id === typedIn));
    dropReplaced();
    if (before) restore(before);
    before = null;
    Switchboard.renderedAgain(document);
  }

  function forget({ form, sentAt }) {
    if (!form) return;
    const names = new Set([...form.elements].filter((field) => field.name).map(keyOf));
    for (const [key, { at }] of changed) {
      if (at <= sentAt && (names.has(key) || key.startsWith(form.id + ":"))) changed.delete(key);
    }
  }

  function look() {
    const active = document.activeElement;
    return {
      unfolded: [...document.querySelectorAll("details[id][open]")].map((details) => details.id),
      focus: active && active !== body() && active.id
        ? { element: active, id: active.id, start: selection(active, "selectionStart"), end: selection(active, "selectionEnd") }
        : null,
      scrollers: [...document.querySelectorAll(SCROLLERS)].map((scroller) => ({
        scroller,
        key: scrollKey(scroller),
        top: scroller.scrollTop,
        left: scroller.scrollLeft,
        anchor: anchorOf(scroller),
        atEnd: scroller.dataset.atEnd,
        end: scroller.dataset.end,
      })),
    };
  }

  function selection(field, edge) {
    try {
      return field[edge];
    } catch (notText) {
      return null;
    }
  }

  function scrollKey(scroller) {
    return scroller.id || scroller.dataset.scroll || scroller.getAttribute("aria-label") || scroller.className;
  }

  /** The first item in sight, so that a thread that grew upwards stays where the reader is. */
  function anchorOf(scroller) {
    const top = scroller.getBoundingClientRect().top;
    for (const item of scroller.querySelectorAll("[data-item][id], .bubble[id], .conversation[id]")) {
      const box = item.getBoundingClientRect();
      if (box.bottom > top) return { id: item.id, offset: box.top - top };
    }
    return null;
  }

  function restore({ focus, scrollers, unfolded }) {
    for (const id of unfolded) {
      const details = document.getElementById(id);
      if (details) details.open = true;
    }
    const now = [...document.querySelectorAll(SCROLLERS)];
    for (const old of scrollers) {
      const scroller = old.scroller.isConnected ? old.scroller : now.find((one) => scrollKey(one) === old.key);
      // Another conversation in the same place opens at its own end.
      if (!scroller || old.end !== scroller.dataset.end) continue;
      if (old.atEnd) scroller.dataset.atEnd = old.atEnd;
      if (old.atEnd === "true") {
        scroller.scrollTop = scroller.scrollHeight;
        continue;
      }
      const anchor = old.anchor && document.getElementById(old.anchor.id);
      if (anchor && scroller.contains(anchor)) {
        scroller.scrollTop += anchor.getBoundingClientRect().top - scroller.getBoundingClientRect().top - old.anchor.offset;
      } else if (scroller !== old.scroller) {
        scroller.scrollTop = old.top;
      }
      if (scroller !== old.scroller) scroller.scrollLeft = old.left;
    }
    if (!focus || focus.element.isConnected) return;
    const field = document.getElementById(focus.id);
    const active = document.activeElement;
    if (!field || (active && active !== body() && active !== field)) return;
    field.focus({ preventScroll: true });
    if (focus.start != null && /^(text|search|url|tel|password|textarea)$/.test(field.type)) {
      field.setSelectionRange(focus.start, focus.end);
    }
  }

  // MyFaces takes a lost connection for a cancelled request and tells nobody.
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...body) {
    this.addEventListener("error", () => {
      if (!leaving) failed({ status: "httpError", responseCode: 0 });
    });
    return send.apply(this, body);
  };
  let leaving = false;
  window.addEventListener("pagehide", () => (leaving = true));
  window.addEventListener("pageshow", () => (leaving = false));

  let lastFailure = 0;

  function failed(error) {
    end();
    if (Date.now() - lastFailure < 1000) return;
    lastFailure = Date.now();
    const code = Number(error.responseCode || 0);
    const name = error.errorName || "";
    if (code === 409 || /ViewExpired/.test(name)) {
      Switchboard.stale();
    } else if (/^[a-z]+\.[a-z_]+$/.test(name) && error.errorMessage) {
      // The server's own refusals have a code and one sentence for people.
      Switchboard.toast(error.errorMessage, { kind: "bad" });
    } else if (code === 401) {
      Switchboard.toast("You are signed out", {
        kind: "bad",
        detail: "What you typed is kept until you have signed in again.",
        action: { label: "Sign in", run: Switchboard.reload },
      });
    } else if (code === 402 || code === 403) {
      Switchboard.toast("This is not in your plan or your role", { kind: "bad", action: { label: "Reload", run: Switchboard.reload } });
    } else if (error.status === "httpError" && (code === 0 || code >= 502)) {
      Switchboard.toast("The server does not answer", { kind: "bad", detail: "Nothing was sent; try again in a moment." });
    } else {
      Switchboard.toast("That did not work", { kind: "bad", detail: "Reload the page and try again." });
    }
  }

  /* ---------- fields ---------- */

  // The hint and the error under a field belong to it for a screen reader too.
  Switchboard.rendered((within) => {
    // A panel's links lead the page around it; what its forms send comes back into the panel.
    if (window.parent !== window) {
      for (const form of document.forms) form.target = form.target || "_self";
    }
    for (const field of within.querySelectorAll(".field")) {
      const input = field.querySelector("input:not([type=hidden]), textarea, select");
      if (!input) continue;
      const notes = [...field.querySelectorAll(".hint, .error")].filter((note) => note.textContent.trim());
      notes.forEach((note, at) => (note.id = note.id || (input.id || "sb-field") + "-note-" + at));
      if (notes.length) input.setAttribute("aria-describedby", notes.map((note) => note.id).join(" "));
      if (notes.some((note) => note.classList.contains("error"))) input.setAttribute("aria-invalid", "true");
    }
    const first = within.querySelector("[aria-invalid=true]");
    const active = document.activeElement;
    if (first && (active === body() || active.hasAttribute("autofocus"))) first.focus();
  });

  function grow(area) {
    area.style.height = "auto";
    area.style.height = Math.min(area.scrollHeight + 2, window.innerHeight * 0.4) + "px";
  }
  Switchboard.rendered((within) => within.querySelectorAll("textarea[data-autosize]").forEach(grow));
  for (const kind of ["input", "sb:filled"]) {
    document.addEventListener(kind, (input) => {
      if (input.target.matches("textarea[data-autosize]")) grow(input.target);
    });
  }

  // data-submit-on="ctrl+enter" or "enter", on a form or a field
  document.addEventListener("keydown", (press) => {
    const holder = press.key === "Enter" && !press.isComposing && press.target.closest && press.target.closest("[data-submit-on]");
    if (!holder) return;
    const modified = press.ctrlKey || press.metaKey;
    const wanted = holder.dataset.submitOn === "ctrl+enter" ? modified : !press.shiftKey && !press.altKey;
    const form = press.target.form || holder.closest("form");
    const button = wanted && form && (form.querySelector("[data-submit]") || form.querySelector("button[type=submit], input[type=submit]"));
    if (!button) return;
    press.preventDefault();
    button.click();
  });
})(window.Switchboard);
