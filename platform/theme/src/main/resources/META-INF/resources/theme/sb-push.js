// SPDX-License-Identifier: Apache-2.0
/*
 * Live events. One WebSocket per page, /push?cursor=…&page=module:revision, resumed from the last cursor;
 * a panel in a frame is fed by the page around it. Emits besides the server's events:
 *   resync      something may have been missed: load what is shown again
 */
(function (Switchboard) {
  "use strict";

  const FIRST_PAUSE = 500;
  const LONGEST_PAUSE = 15000;
  const NOTICE_AFTER = 8000;
  const POLL_EVERY = 15000;
  const PING_EVERY = 4000;
  const SILENCE = 9000;

  /* How the server tells a page that was left from one whose connection broke. */
  const LEFT = 1000;
  const DROPPED = 4000;

  let socket = null;
  let cursor = "";
  let pause = FIRST_PAUSE;
  let retryTimer = 0;
  let noticeTimer = 0;
  let pollTimer = 0;
  let lastHeard = 0;
  let pongs = false;
  let leaving = false;

  Switchboard.ready(() => {
    const data = document.body.dataset;
    if (data.push === undefined) return;
    if (window.parent !== window) {
      listenToParent();
      return;
    }
    cursor = data.cursor || "";
    connect();
    window.setInterval(watch, PING_EVERY);
    window.addEventListener("offline", () => drop());
    window.addEventListener("online", () => retryNow());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && !isOpen()) retryNow();
    });
    window.addEventListener("pagehide", () => {
      leaving = true;
      if (socket) socket.close(LEFT);
    });
    window.addEventListener("pageshow", (show) => {
      if (!show.persisted) return;
      leaving = false;
      retryNow();
    });
  });

  function connect() {
    window.clearTimeout(retryTimer);
    const data = document.body.dataset;
    const query = new URLSearchParams();
    if (cursor) query.set("cursor", cursor);
    if (data.module) query.set("page", data.module + ":" + (data.revision || ""));
    const scheme = location.protocol === "https:" ? "wss://" : "ws://";
    const mine = new WebSocket(scheme + location.host + (data.base || "") + "/push?" + query);
    socket = mine;
    mine.addEventListener("open", () => opened());
    mine.addEventListener("message", (message) => heard(message.data));
    mine.addEventListener("close", (close) => {
      if (socket === mine) lost(close.code);
    });
    expectTrouble();
  }

  function opened() {
    pause = FIRST_PAUSE;
    pongs = false;
    lastHeard = Date.now();
    toldPages = "";
    tellPages();
    window.clearTimeout(noticeTimer);
    noticeTimer = 0;
    window.clearInterval(pollTimer);
    pollTimer = 0;
    const notice = document.getElementById("sb-offline");
    if (notice && !notice.hidden) {
      notice.hidden = true;
      Switchboard.announce(Switchboard.t("Live updates are back"));
    }
  }

  function lost(code) {
    socket = null;
    if (leaving) return;
    // 1008: the server knows nobody here any more; a reload leads to the sign-in page.
    if (code === 1008) {
      Switchboard.signedOut();
      return;
    }
    expectTrouble();
    const spread = pause * (0.7 + Math.random() * 0.6);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    retryTimer = window.setTimeout(connect, spread);
  }

  function drop() {
    const dead = socket;
    if (!dead) return;
    socket = null;
    dead.close(DROPPED);
    lost(0);
  }

  function retryNow() {
    if (isOpen() || leaving) return;
    pause = FIRST_PAUSE;
    const stuck = socket;
    socket = null;
    if (stuck) stuck.close(DROPPED);
    connect();
  }

  function isOpen() {
    return socket !== null && socket.readyState === WebSocket.OPEN;
  }

  /** Says so when live updates stay away, and lets the page poll meanwhile. */
  function expectTrouble() {
    if (noticeTimer || pollTimer) return;
    noticeTimer = window.setTimeout(() => {
      noticeTimer = 0;
      const notice = document.getElementById("sb-offline");
      if (notice) notice.hidden = false;
      Switchboard.announce(Switchboard.t("Live updates stopped; reconnecting"));
      pollTimer = window.setInterval(() => deliver({ type: "resync", data: { reason: "offline" } }), POLL_EVERY);
    }, NOTICE_AFTER);
  }

  /** A connection can die without a word; a server that answers pings shows it. */
  function watch() {
    if (!isOpen()) return;
    if (pongs && Date.now() - lastHeard > SILENCE) {
      drop();
      return;
    }
    socket.send('{"type":"ping"}');
  }

  function heard(text) {
    lastHeard = Date.now();
    const event = JSON.parse(text);
    if (event.type === "pong") {
      pongs = true;
      return;
    }
    if (event.cursor) cursor = event.cursor;
    deliver(event);
  }

  function deliver(event) {
    Switchboard.emit(event);
    for (const frame of document.querySelectorAll("iframe[data-panel]")) {
      frame.contentWindow.postMessage({ sb: "event", event }, location.origin);
    }
  }

  /*
   * A panel in a frame has no connection of its own; this page tells the server which versions its panels
   * are of, so that those stay as long as they are shown.
   */

  let toldPages = "";

  window.addEventListener("message", (message) => {
    if (message.origin !== location.origin || !message.data || message.data.sb !== "page") return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === message.source) frame.sbPage = message.data.page;
    }
    tellPages();
  });
  Switchboard.rendered(() => tellPages());

  function tellPages() {
    if (!isOpen()) return;
    const shown = [...document.querySelectorAll("iframe")].map((frame) => frame.sbPage).filter((page) => page);
    const text = JSON.stringify({ type: "pages", pages: [...new Set(shown)].sort() });
    if (text === toldPages || (!shown.length && !toldPages)) return;
    toldPages = text;
    socket.send(text);
  }

  function listenToParent() {
    const { module, revision } = document.body.dataset;
    if (module) window.parent.postMessage({ sb: "page", page: module + ":" + revision }, location.origin);
    window.addEventListener("message", (message) => {
      if (message.origin === location.origin && message.data && message.data.sb === "event") {
        Switchboard.emit(message.data.event);
      }
    });
  }

  document.addEventListener("click", (click) => {
    const hide = click.target.closest("[data-hide]");
    if (hide) document.getElementById(hide.dataset.hide).hidden = true;
    if (click.target.closest("[data-reconnect]")) retryNow();
  });
})(window.Switchboard);
