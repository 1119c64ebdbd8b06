// SPDX-License-Identifier: Apache-2.0
/* What belongs to accounts: how good a new password is, the email address to confirm, inviting people. */
(function (Switchboard) {
  "use strict";

  /* ---------- a new password: <input data-strength> with its meter and word in the same field ---------- */

  const SHORTEST = 12;
  const WORDS = ["", "Weak.", "Fair.", "Good.", "Strong."];
  const COMMON = /passw|pa55w|qwert|asdf|letmein|welcome|admin|switchboard|abc123|12345|iloveyou|monkey|dragon|secret/i;

  /** 0 for none, 1 to 4. A hint only: what is refused is decided by the server. */
  function strength(password) {
    if (!password) return 0;
    const different = new Set(password.toLowerCase()).size;
    const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(password)).length;
    if (password.length < SHORTEST || different < 5 || isSequence(password)) return 1;
    let level = 2;
    if (password.length >= 16 || kinds >= 3) level++;
    if (password.length >= 20 && different >= 9) level++;
    if (COMMON.test(password)) level -= 1;
    return Math.max(1, Math.min(4, level));
  }

  function isSequence(password) {
    let steps = 0;
    for (let at = 1; at < password.length; at++) {
      if (Math.abs(password.charCodeAt(at) - password.charCodeAt(at - 1)) <= 1) steps++;
    }
    return steps >= password.length * 0.7;
  }

  function word(password, level) {
    const missing = SHORTEST - password.length;
    if (password && missing > 0) return (missing === 1 ? Switchboard.t("One more character.") : Switchboard.t("{0} more characters.", missing)) + " ";
    return level ? Switchboard.t(WORDS[level]) + " " : "";
  }

  document.addEventListener("input", (input) => {
    if (!input.target.matches("[data-strength]")) return;
    const field = input.target.closest(".field");
    const level = strength(input.target.value);
    const meter = field.querySelector("[data-strength-meter]");
    meter.dataset.level = level;
    [...meter.children].forEach((bar, at) => bar.classList.toggle("on", at < level));
    const say = field.querySelector("[data-strength-word]");
    const text = word(input.target.value, level);
    if (say.textContent !== text) say.textContent = text;
  });

  /* ---------- the email address that is still to be confirmed ---------- */

  document.addEventListener("click", async (click) => {
    const later = click.target.closest("[data-confirm-later]");
    if (later) document.cookie = "sb-confirm-later=" + later.dataset.confirmLater + "; path=/; samesite=lax";

    const send = click.target.closest("[data-send-verification]");
    if (!send || send.disabled) return;
    send.disabled = true;
    try {
      const answer = await fetch((document.body.dataset.base || "") + "/api/me/verification", {
        method: "POST",
        headers: { "X-Switchboard": "page" },
        redirect: "manual",
      });
      if (answer.status === 202) Switchboard.toast(Switchboard.t("The link is on its way"), { detail: Switchboard.t("It may take a minute; look into spam too.") });
      else Switchboard.toast(await problem(answer), { kind: "bad" });
    } catch (unreachable) {
      Switchboard.toast(Switchboard.t("The server does not answer"), { kind: "bad", detail: Switchboard.t("Nothing was sent; try again in a moment.") });
    }
    send.disabled = false;
  });

  async function problem(answer) {
    try {
      return (await answer.json()).detail || Switchboard.t("That did not work");
    } catch (noProblem) {
      return Switchboard.t("That did not work; reload the page and try again");
    }
  }

  /* ---------- inviting: the button and the seats follow what is in the box ---------- */

  function addresses(text) {
    return new Set(text.toLowerCase().split(/[,;\s]+/).filter((part) => part.includes("@")));
  }

  function count(box) {
    const form = box.form;
    const number = addresses(box.value).size;
    const button = form.querySelector("[data-invite-button]");
    if (button) button.textContent = number > 1 ? Switchboard.t("Invite {0} people", number) : Switchboard.t("Invite");
    const seats = form.querySelector("[data-seats-taken]");
    if (!seats || !seats.dataset.seatsLimit) return;
    const limit = Number(seats.dataset.seatsLimit);
    const after = Number(seats.dataset.seatsTaken) + number;
    seats.querySelector("[data-seats-words]").textContent = Switchboard.t("{0} of {1}", after, limit);
    seats.querySelector("[data-seats-what]").textContent = number ? Switchboard.t("Seats after this invitation") : Switchboard.t("Seats taken");
    const bar = seats.querySelector(".progress");
    const percent = limit ? Math.min(100, Math.round((100 * after) / limit)) : 100;
    bar.querySelector("i").style.width = percent + "%";
    bar.setAttribute("aria-valuenow", String(percent));
    seats.querySelector("[data-seats-over]").hidden = after <= limit;
  }

  for (const kind of ["input", "sb:filled"]) {
    document.addEventListener(kind, (input) => {
      if (input.target.matches("[data-addresses]")) count(input.target);
    });
  }
  Switchboard.rendered((within) => within.querySelectorAll("[data-addresses]").forEach(count));

  /*
   * ---------- keys and codes to keep ----------
   * <button data-copy="id" data-copied="words" data-copied-detail="more">; "sb:copied" tells of what was copied.
   * <button data-save-text="id" data-file="name">
   */

  function text(id) {
    const kept = document.getElementById(id);
    if (kept.matches("input, textarea")) return kept.value;
    const lines = [...kept.querySelectorAll("li")].map((line) => line.textContent.trim());
    return lines.length ? lines.join("\n") + "\n" : kept.textContent.replace(/\s/g, "");
  }

  /** So that it can be copied by the keyboard. */
  function mark(id) {
    const kept = document.getElementById(id);
    if (kept.matches("input, textarea")) kept.select();
    else getSelection().selectAllChildren(kept);
  }

  document.addEventListener("click", async (click) => {
    const copy = click.target.closest("[data-copy]");
    const save = click.target.closest("[data-save-text]");
    if (copy) {
      try {
        await navigator.clipboard.writeText(text(copy.dataset.copy));
        copy.dispatchEvent(new CustomEvent("sb:copied", { bubbles: true }));
        Switchboard.toast(copy.dataset.copied, { detail: copy.dataset.copiedDetail });
      } catch (refused) {
        mark(copy.dataset.copy);
        Switchboard.toast(Switchboard.t("This browser does not let us copy"), { kind: "bad", detail: Switchboard.t("It is marked now: copy it with the keyboard.") });
      }
    } else if (save) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text(save.dataset.saveText)], { type: "text/plain" }));
      link.download = save.dataset.file;
      link.click();
      URL.revokeObjectURL(link.href);
    }
  });

  /* What a form has become is read on from its beginning, unless it says what is wrong. */
  Switchboard.rendered((within) => {
    const begin = within.querySelector("[data-takes-focus]");
    if (begin && !within.querySelector(".error, .messages li")) begin.focus();
  });

  /* ---------- filters that mean the reader's days ---------- */

  Switchboard.ready(() => {
    for (const field of document.querySelectorAll("input[data-zone]")) {
      field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    }
  });
})(window.Switchboard);
