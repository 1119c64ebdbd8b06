// SPDX-License-Identifier: Apache-2.0
/*
 * A page outlives its version for a while: first a banner offers the newer one, then nothing can be sent any
 * more. Either way Reload brings the newer version with what was typed.
 */
(function (Switchboard) {
  "use strict";

  const isFrame = window.parent !== window;
  const drafts = Switchboard.drafts;
  let isGone = false;
  let hasAsked = false;

  Switchboard.reload = () => {
    for (const frame of document.querySelectorAll("iframe")) {
      const panel = frame.contentWindow.Switchboard;
      if (panel && panel.drafts) panel.drafts.keep();
    }
    drafts.keep();
    // Reloading the answer to a form would send the form again.
    if (drafts.page() === location.pathname + location.search) location.reload();
    else location.replace(drafts.page());
  };

  document.addEventListener("click", (click) => {
    if (click.target.closest("[data-reload]")) Switchboard.reload();
  });

  Switchboard.on("module.updated", ({ data }) => {
    const mine = document.body.dataset;
    if (!data || !mine.module || data.module !== mine.module || data.revision === mine.revision) return;
    if (isFrame) {
      if (!Switchboard.hasUnsaved()) location.reload();
      return;
    }
    if (!offer("ready", data.title)) return;
    Switchboard.announce("A newer version is ready; reload when it suits you");
  });

  Switchboard.on("module.retired", ({ data }) => {
    const mine = document.body.dataset;
    if (!data || data.module !== mine.module || data.revision !== mine.revision) return;
    gone();
  });

  function gone() {
    if (isGone) return;
    isGone = true;
    if (isFrame) return;
    offer("gone");
    Switchboard.announce(Switchboard.t("This page was updated; reload it to go on"));
  }

  /** Shows one of the banner's sentences; false when it stands there already. */
  function offer(state, title) {
    const banner = document.getElementById("sb-update");
    if (!banner || (!banner.hidden && banner.dataset.state === state)) return false;
    banner.dataset.state = state;
    banner.classList.toggle("banner-warn", state === "gone");
    for (const part of banner.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
    if (title) document.getElementById("sb-update-title").textContent = title;
    banner.hidden = false;
    return true;
  }

  /** The server answered that this page's version is gone: nothing was taken. */
  Switchboard.stale = () => {
    drafts.close();
    const isAsked = Switchboard.isSending();
    if (isFrame) {
      renew(isAsked);
      return;
    }
    gone();
    // What refreshes by itself asks once; the banner stays.
    if (hasAsked && !isAsked) return;
    hasAsked = true;
    Switchboard.openDialog("sb-stale");
  };

  /** A panel is small enough to come back at once; the page around it stays. */
  function renew(isAsked) {
    drafts.keep();
    if (isAsked) {
      window.parent.Switchboard.toast(Switchboard.t("This panel was updated"), {
        kind: "warn",
        detail: Switchboard.t("Nothing was sent. What you typed is still there, except passwords and files."),
      });
    }
    location.reload();
  }
})(window.Switchboard);
