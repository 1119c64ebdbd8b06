// SPDX-License-Identifier: Apache-2.0
/* The page of API keys: boxes that choose many, a day where one is wanted, and a key that is seen only once. */
(function (Switchboard) {
  "use strict";

  /* ---------- boxes that choose all ---------- */

  function boxes(all) {
    const within = all.dataset.allWithin === undefined ? all.closest("fieldset") : all.closest("[role=group]");
    return [...within.querySelectorAll("input[name='" + all.dataset.all + "']")];
  }

  function follow(within) {
    for (const all of within.querySelectorAll("[data-all]")) {
      const chosen = boxes(all).filter((box) => box.checked).length;
      all.checked = chosen > 0 && chosen === boxes(all).length;
      all.indeterminate = chosen > 0 && !all.checked;
    }
  }

  document.addEventListener("change", (change) => {
    const box = change.target;
    if (box.dataset.all) {
      const differing = boxes(box).filter((one) => one.checked !== box.checked);
      for (const one of differing) one.checked = box.checked;
      // Drafts hear of it by their change; by then all boxes stand as they are meant.
      for (const one of differing) one.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (box.matches("[type=checkbox]")) follow(document);
  });
  document.addEventListener("sb:filled", () => follow(document));

  /* ---------- the day, where the choice is a day ---------- */

  function showDay(choice) {
    const day = document.getElementById(choice.dataset.showsDay);
    if (day) day.hidden = choice.value !== "day";
  }

  for (const kind of ["change", "sb:filled"]) {
    document.addEventListener(kind, (change) => {
      if (change.target.dataset && change.target.dataset.showsDay) showDay(change.target);
    });
  }

  Switchboard.rendered((within) => {
    follow(within);
    within.querySelectorAll("[data-shows-day]").forEach(showDay);
    for (const zone of within.querySelectorAll("input[data-zone]")) {
      zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    }
    const shown = within.querySelector("[data-secret-shown] [data-copy]");
    if (shown) shown.focus();
  });

  /* ---------- a key that is seen only once ---------- */

  let isCopied = false;

  const isShown = () => document.querySelector("[data-secret-shown]") !== null;

  document.addEventListener("click", async (click) => {
    const copy = click.target.closest("[data-copy]");
    if (copy) {
      const field = document.getElementById(copy.dataset.copy);
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        isCopied = true;
        Switchboard.toast(Switchboard.t("The key is copied"), { detail: Switchboard.t("Keep it where your program keeps its secrets.") });
      } catch (notAllowed) {
        Switchboard.toast(Switchboard.t("The browser does not let us copy"), { kind: "warn", detail: Switchboard.t("The key is marked: copy it by Ctrl+C.") });
      }
      return;
    }
    if (click.target.closest("[data-secret-done]")) leave();
  });

  document.addEventListener("copy", () => {
    if (document.activeElement && document.activeElement.closest("[data-secret-shown]")) isCopied = true;
  });

  /** Whether it may be left; the first time without a copy it warns and stays. */
  function mayLeave() {
    const warning = document.querySelector("[data-secret-warning]");
    if (isCopied || !warning || !warning.hidden) return true;
    warning.hidden = false;
    return false;
  }

  function leave() {
    if (!mayLeave()) return;
    isCopied = true;
    location.reload();
  }

  // Escape, the cross and a press beside the dialog lead the same way as Done.
  document.addEventListener("cancel", (cancel) => {
    if (!isShown()) return;
    cancel.preventDefault();
    leave();
  }, true);
  document.addEventListener("click", (click) => {
    if (!isShown() || !click.target.closest) return;
    const isBeside = click.target.nodeName === "DIALOG";
    if (!isBeside && !click.target.closest("dialog [data-close]")) return;
    click.preventDefault();
    click.stopImmediatePropagation();
    leave();
  }, true);

  window.addEventListener("beforeunload", (unload) => {
    if (isShown() && !isCopied) unload.preventDefault();
  });
})(window.Switchboard);
