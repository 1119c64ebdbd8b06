// SPDX-License-Identifier: Apache-2.0
/*
 * How long this browser stays signed in. <body data-idle="seconds">: after that long without a request the server
 * lets go. While somebody works in any tab, one of them asks the server now and then; when nobody does, all warn
 * before the end. What ended is said over the page, so that nothing typed is lost.
 */
(function (Switchboard) {
  "use strict";

  const LOOK_EVERY = 15000;
  const TOUCH_EVERY = 300000;
  const WARN_BEFORE = 600000;
  const ASKED = "sb-asked"; // when the server was asked last, by any tab
  const WORKED = "sb-worked"; // when somebody did something, in any tab

  let warning = null;
  let ended = null;

  function read(name) {
    try {
      return Number(localStorage.getItem(name)) || 0;
    } catch (forbidden) {
      return 0;
    }
  }

  function note(name) {
    try {
      localStorage.setItem(name, String(Date.now()));
    } catch (forbidden) {
      console.warn("The browser keeps nothing for other tabs", forbidden);
    }
  }

  Switchboard.ready(() => {
    const idle = Number(document.body.dataset.idle) * 1000;
    if (!idle || window.parent !== window) return;
    note(ASKED);
    let noted = 0;
    for (const kind of ["keydown", "pointerdown", "wheel"]) {
      document.addEventListener(kind, () => {
        if (Date.now() - noted < LOOK_EVERY) return;
        noted = Date.now();
        note(WORKED);
      }, { capture: true, passive: true });
    }
    window.setInterval(() => look(idle), LOOK_EVERY);
    document.addEventListener("visibilitychange", () => look(idle));
    window.addEventListener("storage", (change) => {
      if (change.key === ASKED) look(idle);
    });
  });

  function look(idle) {
    if (ended) return;
    const asked = read(ASKED);
    const left = asked + idle - Date.now();
    if (read(WORKED) > asked && Date.now() - asked > TOUCH_EVERY && left > 0) once(touch);
    if (left <= 0) once(touch);
    else if (left <= WARN_BEFORE) warn(Math.ceil(left / 60000));
    else calm();
  }

  /** In one tab of all. */
  function once(work) {
    if (!navigator.locks) {
      work();
      return;
    }
    navigator.locks.request("sb-session", { ifAvailable: true }, (lock) => (lock ? work() : null));
  }

  /** Any request lengthens the sign-in; the answer says whether there still is one. */
  async function touch() {
    const person = document.body.dataset.person;
    try {
      const answer = await fetch((document.body.dataset.base || "") + "/api/me", { headers: { "X-Switchboard": "page" }, redirect: "manual" });
      if (answer.status === 401) {
        Switchboard.signedOut();
        return;
      }
      const me = answer.ok ? await answer.json() : null;
      // Another has come in by another tab: this page is not theirs.
      if (me && person && me.user && me.user.id !== person) Switchboard.reload();
      note(ASKED);
      calm();
    } catch (unreachable) {
      console.warn("The server does not answer", unreachable);
    }
  }

  /** Begins at what is meant to be done, not at the cross. */
  function shown(words) {
    const dialog = Switchboard.dialog(words);
    dialog.querySelector(".button-primary").focus();
    return dialog;
  }

  function warn(minutes) {
    const words = minutes > 1 ? Switchboard.t("In {0} minutes you are signed out, since nobody has done anything for long.", minutes)
      : Switchboard.t("In a minute you are signed out, since nobody has done anything for long.");
    if (warning) {
      warning.querySelector("[data-words]").textContent = words;
      return;
    }
    const body = document.createElement("p");
    body.dataset.words = "";
    body.textContent = words;
    warning = shown({
      title: Switchboard.t("Are you still there?"),
      body,
      small: true,
      actions: [{ label: Switchboard.t("Stay signed in"), primary: true, run: stay }],
      onClose: stay,
    });
    Switchboard.announce(words);
  }

  function stay() {
    if (!warning) return;
    warning = null;
    touch();
  }

  /** Another tab has said that they are there. */
  function calm() {
    const shown = warning;
    warning = null;
    if (shown && shown.open) shown.close();
  }

  /** Says that the sign-in has ended, over the page and what was typed there. */
  Switchboard.signedOut = () => {
    if (ended) return;
    calm();
    const body = document.createElement("p");
    body.textContent = Switchboard.t("What you have typed here is kept. Sign in, and you go on where you are.");
    ended = shown({
      title: Switchboard.t("You are signed out"),
      body,
      small: true,
      actions: [{ label: Switchboard.t("Sign in"), primary: true, run: Switchboard.reload }],
      onClose: () => {
        ended = null;
      },
    });
  };
})(window.Switchboard);
