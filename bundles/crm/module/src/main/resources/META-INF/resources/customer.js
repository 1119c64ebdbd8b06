// SPDX-License-Identifier: Apache-2.0
// The customer's facts follow what happens: recognised, renamed, written to.
"use strict";
window.addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-customer-page]");
  if (!root) {
    return;
  }
  const id = () => document.querySelector("[data-customer-id]")?.dataset.customerId ?? "";
  let waiting = 0;
  const refresh = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!document.querySelector("[data-editing]")) {
        window.crmRefreshCustomer();
      }
    }, 150);
  };
  window.Switchboard.on("customer.*", event => {
    if (!id() || event.data.customer === id()) {
      refresh();
    }
  });
  window.Switchboard.on("conversation.linked", refresh);
});
