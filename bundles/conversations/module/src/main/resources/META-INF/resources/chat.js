// SPDX-License-Identifier: Apache-2.0
/* A customer's conversation in a frame keeps itself up to date. */
(function (Switchboard) {
  "use strict";

  const refresh = Switchboard.refresh(() => window.chatRefresh());
  const renew = Switchboard.refresh(() => window.inboxComposer());
  const open = () => document.getElementById("chat-head").dataset.conversation || "";

  function changed(event) {
    const about = event.data && event.data.conversation;
    // A conversation that begins now, or another one that opened, needs its composer too.
    if (!open() || event.type === "conversation.linked" || event.type === "conversation.reopened") renew();
    else if (!about || about === open()) refresh();
  }

  Switchboard.on("message.*", changed);
  Switchboard.on("conversation.*", changed);
  Switchboard.on("resync", changed);
})(window.Switchboard);
