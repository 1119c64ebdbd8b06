// SPDX-License-Identifier: Apache-2.0
/* The states of the numbers follow what happens; what is being entered stays as it is. */
(function (Switchboard) {
  "use strict";

  const WHOLE_SECONDS = 60;
  let shown = "";
  let said = "";

  const refresh = Switchboard.refresh(() => window.whatsappRefresh());
  Switchboard.on("channel.*", refresh);
  Switchboard.on("resync", refresh);

  /* A drawer that opens takes the focus, and the status line is spoken when it says something else. */
  Switchboard.rendered(() => {
    const drawer = document.querySelector("[data-pairing]");
    const opened = drawer ? drawer.dataset.pairing : "";
    if (opened && opened !== shown) document.getElementById("pairingTitle").focus();
    shown = opened;
    const status = drawer ? drawer.querySelector("[data-status]").textContent.replace(/\s+/g, " ").trim() : "";
    if (status && status !== said) Switchboard.announce(status);
    said = status;
    tick();
  });

  function tick() {
    const time = document.querySelector("[data-expires]");
    if (!time) return;
    const left = Math.max(0, Math.ceil((Date.parse(time.dataset.expires) - Date.now()) / 1000));
    time.querySelector("[data-left]").textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    time.style.setProperty("--left", Math.min(100, (left / WHOLE_SECONDS) * 100));
  }

  window.setInterval(tick, 1000);
})(window.Switchboard);
