// SPDX-License-Identifier: Apache-2.0
/* Follows what is written in the background: while the page shows something that runs, it asks every two seconds. */
(function (Switchboard) {
  "use strict";

  const EVERY = 2000;

  // The page defines followProgress by a commandScript.
  const refresh = Switchboard.refresh(() => {
    if (window.followProgress) window.followProgress();
  });

  let isRunning = false;
  Switchboard.rendered(() => {
    const now = document.querySelector("[data-running]") !== null;
    const told = document.querySelector("[data-done]");
    if (isRunning && !now && told) Switchboard.announce(told.dataset.done);
    isRunning = now;
  });
  window.setInterval(() => {
    if (document.visibilityState === "visible" && document.querySelector("[data-running]")) refresh();
  }, EVERY);
})(window.Switchboard);
