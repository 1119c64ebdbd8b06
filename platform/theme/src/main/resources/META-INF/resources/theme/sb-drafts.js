// SPDX-License-Identifier: Apache-2.0
/*
 * Unsaved input that outlives a render, a reload and a page whose version has gone. A field is known by its
 * name; one that stands for different things at different times (a composer) says which by
 * data-draft="reply-{conversation}", so that no text lands with somebody else. A hidden field is kept only
 * with one that names it: data-draft-with="form:kind". Passwords and files are never kept.
 */
(function (Switchboard) {
  "use strict";

  const DRAFTS = "sb-drafts:";
  const SENT = "sb-sent";
  const LIFE = 3600000;

  const FIELDS = "input[name], textarea[name], select[name]";
  const NEVER = "[type=password], [type=hidden], [type=file], [type=submit], [type=button], [autocomplete^=cc-], " +
    "[autocomplete=one-time-code], [data-no-draft] *, [data-no-draft], [name='jakarta.faces.ViewState']";
  const REFUSED = ".error, .messages li, .banner-bad";

  // Field key → {value, at, field, companions, refused}; without a field it waits for one to appear.
  const changed = new Map();
  let taken = []; // by the last request
  let isClosed = false;

  /** The page's address as one opens it; after a form was sent it may carry the version that rendered it. */
  function page() {
    const address = new URL(location.href);
    address.searchParams.delete("sb-revision");
    const query = address.searchParams.toString();
    return address.pathname + (query ? "?" + query : "");
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

  function companionsOf(field) {
    const kept = {};
    for (const id of (field.dataset.draftWith || "").split(" ")) {
      const companion = id && document.getElementById(id);
      if (companion && companion.type === "hidden") kept[id] = companion.value;
    }
    return kept;
  }

  function fill(field, draft) {
    for (const [id, value] of Object.entries(draft.companions || {})) {
      const companion = document.getElementById(id);
      if (companion && companion.type === "hidden") companion.value = value;
    }
    if (field.type === "checkbox" || field.type === "radio") field.checked = draft.value === "true";
    else field.value = draft.value;
    field.dispatchEvent(new Event("sb:filled", { bubbles: true }));
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (input) => {
      const field = input.target;
      // A password that is shown for a moment is still a password.
      if (field.type === "password") field.sbSecret = true;
      if (isDraftable(field)) changed.set(keyOf(field), { value: valueOf(field), at: Date.now(), field });
      // One radio that is chosen unchooses another, which says nothing of it.
      if (field.type === "radio" && field.form) {
        for (const other of field.form.elements) {
          if (other !== field && other.type === "radio" && other.name === field.name) changed.delete(keyOf(other));
        }
      }
    }, true);
  }

  function find(key) {
    return [...document.querySelectorAll(FIELDS)].find((field) => isDraftable(field) && keyOf(field) === key);
  }

  /** Fills what is in sight and untouched: fields that may be filled, and those that a draft waits for. */
  function refill(mayFill) {
    for (const field of document.querySelectorAll(FIELDS)) {
      const draft = isDraftable(field) && changed.get(keyOf(field));
      if (!draft || !(mayFill(field) || !draft.field)) continue;
      if (field.offsetParent === null || !isUntouched(field)) continue;
      if (valueOf(field) !== draft.value) fill(field, draft);
      else if (draft.field) continue;
      draft.field = field;
    }
  }

  function dropReplaced() {
    for (const [key, { field }] of changed) {
      if (field && !field.isConnected && !field.dataset.draft) changed.delete(key);
    }
  }

  /* ---------- what was sent ---------- */

  /** The drafts in what a request hands over: as soon as it is taken they are none any more. */
  function sending(executed) {
    const roots = executed.map((id) => (id.startsWith("@") ? document.body : document.getElementById(id)));
    const isExecuted = (field) =>
      executed.includes(field.name) || roots.some((root) => root && root.contains(field));
    const keys = [...changed].filter(([, { field }]) => field && field.isConnected && isExecuted(field)).map(([key]) => key);
    return { keys, at: Date.now() };
  }

  /** The answer has come. What it shows again with an error is not saved and stays a draft. */
  function forget({ keys, at }) {
    taken = [];
    if (isClosed) return;
    for (const key of keys) {
      const draft = changed.get(key);
      if (!draft || draft.at > at) continue;
      const field = find(key);
      if (field && isRefused(field)) {
        changed.set(key, { value: valueOf(field), at, field, refused: true });
      } else {
        taken.push([key, draft]);
        changed.delete(key);
      }
    }
  }

  function isRefused(field) {
    return field.form && [...field.form.querySelectorAll(REFUSED)].some((note) => note.textContent.trim());
  }

  /** This page's version is gone: nothing was taken, and nothing will be. */
  function close() {
    isClosed = true;
    for (const [key, draft] of taken) if (!changed.has(key)) changed.set(key, draft);
    taken = [];
  }

  /* ---------- over a reload ---------- */

  function look() {
    for (const draft of changed.values()) {
      if (draft.field && draft.field.isConnected) draft.companions = companionsOf(draft.field);
    }
  }

  function unsaved() {
    look();
    const drafts = [];
    for (const [key, draft] of changed) {
      const field = draft.field ? find(key) : null;
      const isUnsaved = draft.field ? field && (draft.refused || !isUntouched(field)) : true;
      if (isUnsaved) drafts.push({ key, value: draft.value, companions: draft.companions });
    }
    return drafts;
  }

  function write(name, drafts) {
    if (!drafts.length) return;
    const person = document.body.dataset.person || "";
    try {
      sessionStorage.setItem(name, JSON.stringify({ at: Date.now(), page: page(), person, drafts }));
    } catch (full) {
      console.warn("The browser keeps no drafts", full);
    }
  }

  function take(name) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(name));
      sessionStorage.removeItem(name);
      return kept && Date.now() - kept.at < LIFE ? kept : null;
    } catch (unreadable) {
      console.warn("Drafts could not be read", unreadable);
      return null;
    }
  }

  Switchboard.ready(() => {
    const sent = take(SENT);
    const back = document.querySelector("[data-return]");
    if (back) {
      comeBack(back, sent);
      return;
    }
    if (sent && sent.page === page()) stayRefused(sent);
    const kept = take(DRAFTS + page());
    if (!kept || kept.person !== (document.body.dataset.person || "")) return;
    for (const { key, value, companions } of kept.drafts) changed.set(key, { value, at: kept.at, field: null, companions });
    refill(() => true);
    Switchboard.announce(Switchboard.t("The page was updated; what you had typed is still here"));
    if ([...changed.values()].some(({ field }) => !field)) {
      Switchboard.toast(Switchboard.t("What you typed is kept"), { detail: Switchboard.t("Open the form again and it is filled in.") });
    }
  });

  /** A page that says why nothing was taken leads back to where it was sent from, with what was typed. */
  function comeBack(link, sent) {
    link.setAttribute("href", sent ? sent.page : page());
    if (sent) sessionStorage.setItem(DRAFTS + sent.page, JSON.stringify(sent));
  }

  function stayRefused({ drafts, at }) {
    for (const { key } of drafts) {
      const field = find(key);
      if (field && isRefused(field)) changed.set(key, { value: valueOf(field), at, field, refused: true });
    }
  }

  /** Whether something was typed and not yet sent. */
  Switchboard.hasUnsaved = () =>
    [...document.querySelectorAll(FIELDS)].some(
      (field) => isDraftable(field) && changed.has(keyOf(field)) && !isUntouched(field),
    );

  Switchboard.drafts = {
    page,
    look,
    refill,
    dropReplaced,
    sending,
    taken: forget,
    close,
    keep: () => write(DRAFTS + page(), unsaved()),
    /** The form leads away from this page; only the next one knows whether it was taken. */
    leave(form) {
      write(SENT, unsaved());
      for (const field of form.querySelectorAll(FIELDS)) changed.delete(keyOf(field));
    },
  };
})(window.Switchboard);
