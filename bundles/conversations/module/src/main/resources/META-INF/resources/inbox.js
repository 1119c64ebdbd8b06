// SPDX-License-Identifier: Apache-2.0
/* The inbox page: opening, live updates that do not move what is under the hand, keys. */
(function (Switchboard) {
  "use strict";

  const { call, one, all } = Switchboard.inbox;
  const hidden = (name) => document.getElementById("ops:" + name);
  const open = () => document.getElementById("conversation").dataset.conversation || "";

  /* ---------- opening and folders, with an address that can be kept ---------- */

  function address(changes) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const text = query.toString();
    window.history.replaceState(window.history.state, "", location.pathname + (text ? "?" + text : ""));
  }

  function openConversation(id) {
    hidden("target").value = id;
    address({ c: id });
    window.inboxOpen();
  }

  /* A live update may replace the card under the finger: the browser then makes no click of the press. */
  let pressed = null;
  document.addEventListener("pointerdown", (down) => {
    pressed = down.button === 0 && !down.ctrlKey && !down.metaKey && !down.shiftKey ? down.target.closest("[data-open]") : null;
  });
  document.addEventListener("pointerup", (up) => {
    const card = up.target.closest("[data-open]");
    if (pressed && !pressed.isConnected && card && card.dataset.open === pressed.dataset.open) openConversation(card.dataset.open);
    pressed = null;
  });

  document.addEventListener("click", (click) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.button) return;
    const card = click.target.closest("[data-open]");
    const folder = click.target.closest("[data-folder], [data-team], [data-channel]");
    if (card) {
      click.preventDefault();
      openConversation(card.dataset.open);
    } else if (folder) {
      click.preventDefault();
      hidden("folder").value = folder.dataset.folder || "";
      hidden("channel").value = folder.dataset.channel || "";
      hidden("team").value = folder.dataset.team || "";
      address({ folder: folder.dataset.folder, channel: folder.dataset.channel, team: folder.dataset.team });
      window.inboxShow();
    } else if (click.target.closest("[data-more]")) {
      window.inboxMore();
    } else if (click.target.closest("[data-mark-unread]")) {
      markUnread();
    } else if (click.target.closest("[data-show-new]")) {
      refresh();
    } else if (click.target.closest("[data-clear-find]")) {
      document.getElementById("find:q").value = "";
      document.getElementById("find:go").click();
    }
    const snooze = click.target.closest("[data-snooze]");
    if (snooze) call("PATCH", "/" + open(), { state: "snoozed", snoozedUntil: until(snooze.dataset.snooze).toISOString() });
  });

  function until(choice) {
    const at = new Date();
    if (choice === "3h") return new Date(at.getTime() + 3 * 3600000);
    const days = choice === "tomorrow" ? 1 : ((8 - at.getDay()) % 7) || 7;
    return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, 9);
  }

  function markUnread() {
    if (!open()) return;
    address({ c: "" });
    window.inboxUnread();
    if (window.innerWidth < 900) document.body.dataset.pane = "list";
  }

  /* ---------- live ---------- */

  let waiting = 0;
  let stale = false;

  const everything = Switchboard.refresh(() => window.inboxRefresh());
  const threadOnly = Switchboard.refresh(() => window.inboxRefreshThread());

  function refresh() {
    waiting = 0;
    showWaiting();
    everything();
  }

  const CALM = 2500;
  let movedAt = 0;
  let later = 0;

  /** A list that the pointer moves over keeps still: what would shift it waits behind a bar. */
  const isHeld = () => Date.now() - movedAt < CALM && one("#list:hover, #new-bar:hover") !== null;
  /** An open menu would be replaced by a closed one. */
  const isBusy = () => one(".inbox-main [data-menu][aria-expanded=true]") !== null;

  function changed(event) {
    // A page that nobody sees must not tell contacts that their messages were read.
    if (document.visibilityState === "hidden") {
      stale = true;
      return;
    }
    const comes = event.type === "message.received" || event.type === "conversation.created";
    if (isBusy()) {
      again();
    } else if (isHeld()) {
      if (comes) waiting++;
      showWaiting();
      threadOnly();
      again();
    } else {
      refresh();
    }
  }

  function again() {
    window.clearTimeout(later);
    later = window.setTimeout(() => (isHeld() || isBusy() ? again() : refresh()), CALM);
  }

  function showWaiting() {
    const bar = document.getElementById("new-bar");
    bar.hidden = waiting === 0;
    one("button span", bar).textContent = waiting === 1 ? Switchboard.t("1 new message") : Switchboard.t("{0} new messages", waiting);
  }

  Switchboard.on("message.*", changed);
  Switchboard.on("conversation.*", changed);
  Switchboard.on("channel.*", changed);
  Switchboard.on("resync", changed);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || !stale) return;
    stale = false;
    refresh();
  });
  document.addEventListener("pointermove", (move) => {
    if (move.pointerType === "mouse" && move.target.closest && move.target.closest("#list, #new-bar")) movedAt = Date.now();
  });

  /* The open conversation went to where this person does not see it: what is left of it goes too. */
  Switchboard.rendered((within) => {
    if (!one("[data-left]", within) || !open()) return;
    hidden("target").value = "";
    address({ c: "" });
    window.inboxOpen();
    Switchboard.announce(Switchboard.t("The conversation went to where you do not see it."));
    if (window.innerWidth < 900) document.body.dataset.pane = "list";
  });

  Switchboard.on("message.received", (event) => {
    if (event.data && event.data.conversation === open()) {
      Switchboard.announce(Switchboard.t("New message: {0}", event.data.preview || ""));
    }
  });

  /* ---------- keys ---------- */

  function move(step) {
    const cards = all("#list .conversation");
    if (!cards.length) return;
    const focused = cards.indexOf(document.activeElement);
    const current = focused >= 0 ? focused : cards.findIndex((card) => card.getAttribute("aria-current") === "true");
    const next = cards[Math.max(0, Math.min(cards.length - 1, current + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  const press = (id) => () => {
    const button = document.getElementById(id);
    if (button) button.click();
  };

  Switchboard.keys({
    j: [Switchboard.t("Next conversation"), () => move(1)],
    k: [Switchboard.t("Previous conversation"), () => move(-1)],
    i: [Switchboard.t("Assign to me"), press("acts:take")],
    u: [Switchboard.t("Mark unread"), markUnread],
    Enter: [Switchboard.t("Open the conversation"), () => {
      const card = document.activeElement && document.activeElement.closest(".conversation");
      if (card) card.click();
    }],
  });

  document.addEventListener("keydown", (key) => {
    if (key.key !== "Escape" || key.defaultPrevented || one("dialog[open]")) return;
    if (key.target.id === "composer:text") {
      key.target.blur();
      const thread = one("[data-end]");
      if (thread) thread.focus({ preventScroll: true });
    } else if (window.innerWidth < 900 && document.body.dataset.pane === "thread") {
      document.body.dataset.pane = "list";
    } else {
      const card = one('.conversation[aria-current="true"]');
      if (card) card.focus();
    }
  });
})(window.Switchboard);
