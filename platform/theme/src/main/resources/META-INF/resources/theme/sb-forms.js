// SPDX-License-Identifier: Apache-2.0
/* Forms and Faces requests: one request per press, focus and scroll that stay, errors in words. */
(function (Switchboard) {
  "use strict";

  const body = () => document.body;
  const drafts = Switchboard.drafts;

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
    drafts.leave(form);
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
      else if (event.status === "complete") arrived();
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
    flight = { button: null, sent: null };
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

  /** Whether somebody pressed a button whose answer is still to come. */
  Switchboard.isSending = () => flight !== null && flight.button !== null;

  function arrived() {
    before = look();
    drafts.look();
  }

  function succeeded() {
    const ended = end();
    if (ended && ended.sent) drafts.taken(ended.sent);
    // A render by push may replace the very field that somebody types in; other fields are new on purpose.
    const typedIn = before && before.focus && !before.focus.element.isConnected ? before.focus.id : "";
    drafts.refill((field) => field.dataset.draft || (!ended && field.id && field.id === typedIn));
    drafts.dropReplaced();
    if (before) restore(before);
    before = null;
    Switchboard.renderedAgain(document);
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
    const executed = executedBy(body[0]);
    if (executed && flight && !flight.sent) flight.sent = drafts.sending(executed);
    this.addEventListener("error", () => {
      if (!leaving) failed({ status: "httpError", responseCode: 0 });
    });
    return send.apply(this, body);
  };

  /** The ids whose fields a Faces request hands to the page's bean, or null for any other request. */
  function executedBy(body) {
    const execute = "jakarta.faces.partial.execute";
    const sent = body instanceof FormData ? body.get(execute) : typeof body === "string" ? new URLSearchParams(body).get(execute) : null;
    return sent ? sent.split(" ").filter((id) => id) : null;
  }

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
      Switchboard.toast(error.errorMessage.replace(/^serverError: /, ""), { kind: "bad" });
    } else if (code === 401) {
      Switchboard.signedOut();
    } else if (code === 402 || code === 403) {
      Switchboard.toast(Switchboard.t("This is not in your plan or your role"), { kind: "bad", action: { label: Switchboard.t("Reload"), run: Switchboard.reload } });
    } else if (error.status === "httpError" && (code === 0 || code >= 502)) {
      Switchboard.toast(Switchboard.t("The server does not answer"), { kind: "bad", detail: Switchboard.t("Nothing was sent; try again in a moment.") });
    } else {
      Switchboard.toast(Switchboard.t("That did not work"), { kind: "bad", detail: Switchboard.t("Reload the page and try again.") });
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

  // data-chooses="id" on a field: whoever fills it means the option of this radio button.
  document.addEventListener("change", (change) => {
    const choice = change.target.dataset && change.target.dataset.chooses;
    if (choice) document.getElementById(choice).checked = true;
  });

  const submitOf = (part) => part.querySelector("[data-submit]") || part.querySelector("button[type=submit], input[type=submit]");

  // data-submit-on="ctrl+enter" or "enter", on a form, a field, or a part of a form that has a button of its own:
  // the browser by itself would press the first button of the whole form.
  document.addEventListener("keydown", (press) => {
    const isField = press.target.matches && press.target.matches("textarea, select, input:not([type=submit], [type=button])");
    const holder = press.key === "Enter" && !press.isComposing && isField && press.target.closest("[data-submit-on]");
    if (!holder) return;
    const modified = press.ctrlKey || press.metaKey;
    const wanted = holder.dataset.submitOn === "ctrl+enter" ? modified : !press.shiftKey && !press.altKey;
    const form = press.target.form || holder.closest("form");
    const button = wanted && form && (submitOf(holder) || submitOf(form));
    if (!button) return;
    press.preventDefault();
    button.click();
  });
})(window.Switchboard);
