// SPDX-License-Identifier: Apache-2.0
// Before the first paint: the theme chosen last time, else the system's.
(function () {
  let chosen = null;
  try {
    chosen = localStorage.getItem("mail-theme");
  } catch (e) {
    chosen = null; // storage is off: follow the system
  }
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.theme = chosen;
  }
})();
