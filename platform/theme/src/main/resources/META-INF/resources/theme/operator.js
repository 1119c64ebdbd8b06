// SPDX-License-Identifier: Apache-2.0
/* The operator console follows deployments: by push, and every two seconds while one of them runs. */
(function (Switchboard) {
  "use strict";

  const EVERY = 2000;

  // The page defines refreshOperator by a commandScript.
  const refresh = Switchboard.refresh(() => {
    const isBusy = document.querySelector("dialog[open], [data-menu][aria-expanded=true], [data-sending]");
    if (!isBusy && window.refreshOperator) window.refreshOperator();
  });

  Switchboard.on("operator.*", refresh);
  Switchboard.on("module.*", refresh);
  Switchboard.on("resync", refresh);
  window.setInterval(() => {
    if (document.visibilityState === "visible" && document.querySelector("[data-running]")) refresh();
  }, EVERY);

  // Tells how a deployment ended that was running a moment ago.
  let running = new Map();
  Switchboard.rendered(() => {
    const now = new Map();
    for (const card of document.querySelectorAll("[data-deployment]")) {
      const id = card.dataset.deployment;
      if (card.hasAttribute("data-running")) now.set(id, true);
      else if (running.has(id)) Switchboard.announce(card.dataset.sentence);
    }
    running = now;
  });
})(window.Switchboard);
