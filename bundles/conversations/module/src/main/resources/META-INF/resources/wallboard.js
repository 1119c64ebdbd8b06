// SPDX-License-Identifier: Apache-2.0
/* The wallboard: figures that follow what happens, how long customers have waited, and the whole screen. */
(function (Switchboard) {
  "use strict";

  const EVERY = 1000;
  const TICK = 15000;
  const language = document.documentElement.lang || "en";
  const format = (unit) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" });
  const units = { minute: format("minute"), hour: format("hour"), day: format("day") };

  // A busy inbox tells of many changes a second; somebody far away reads one.
  const refresh = Switchboard.refresh(() => window.wallRefresh(), EVERY);
  for (const type of ["message.*", "conversation.*", "channel.*", "member.*", "resync"]) Switchboard.on(type, refresh);

  function spell(minutes) {
    if (minutes < 120) return units.minute.format(minutes);
    if (minutes < 2880) return units.hour.format(Math.floor(minutes / 60));
    return units.day.format(Math.floor(minutes / 1440));
  }

  function tell(within) {
    for (const time of within.querySelectorAll("[data-wait]")) {
      const minutes = Math.max(0, Math.floor((Date.now() - new Date(time.dateTime).getTime()) / 60000));
      time.textContent = spell(minutes);
    }
    for (const value of within.querySelectorAll("[data-minutes]")) value.textContent = spell(Number(value.dataset.minutes));
  }

  Switchboard.rendered((within) => tell(within || document));
  window.setInterval(() => tell(document), TICK);

  const wall = () => document.querySelector("[data-wall]");

  function toggle() {
    const change = document.fullscreenElement ? document.exitFullscreen() : wall().requestFullscreen();
    // A browser may forbid it, and then everything stays as it is.
    change.catch(() => {});
  }

  document.addEventListener("click", (click) => {
    if (click.target.closest("[data-wall-full]")) toggle();
  });
  document.addEventListener("fullscreenchange", () => {
    const button = document.querySelector("[data-wall-full]");
    if (button) button.setAttribute("aria-pressed", String(document.fullscreenElement !== null));
  });
  Switchboard.keys({ f: [Switchboard.t("Full screen"), toggle] });
})(window.Switchboard);
