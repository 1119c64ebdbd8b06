// SPDX-License-Identifier: Apache-2.0
// A customer who writes for the first time appears in the list by itself.
"use strict";
window.addEventListener("DOMContentLoaded", () => {
  const refresh = document.querySelector("[data-customers='list']") ? () => window.crmRefreshList() : null;
  if (!refresh) {
    return;
  }
  let waiting = 0;
  window.Switchboard.on("customer.*", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 150);
  });
});
