// SPDX-License-Identifier: Apache-2.0
/*
 * Passkeys, after Web Authentication (W3C).
 * <div data-passkey-one hidden><button data-passkey-sign="options"> puts what a passkey signs into the form's field for a
 *   code; with data-passkey-goes-on it sends the form.
 * <p data-passkey-make="options"> makes one as soon as it is there, puts it into the form's field "credential" and presses
 *   its [data-passkey-made].
 */
(function (Switchboard) {
  "use strict";

  const isKnown = window.PublicKeyCredential !== undefined;

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }

  function text(buffer) {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  function said(credential, response) {
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response,
      clientExtensionResults: {},
    });
  }

  async function make(options) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      },
    });
    return said(made, {
      clientDataJSON: text(made.response.clientDataJSON),
      attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : [],
    });
  }

  async function sign(options) {
    const signed = await navigator.credentials.get({
      publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: known(options.allowCredentials) },
    });
    return said(signed, {
      clientDataJSON: text(signed.response.clientDataJSON),
      authenticatorData: text(signed.response.authenticatorData),
      signature: text(signed.response.signature),
    });
  }

  /* ---------- in the place of a code ---------- */

  function keep(button, signed) {
    const field = button.form.querySelector("input.otp");
    field.value = signed;
    if (button.dataset.passkeyGoesOn !== undefined) {
      button.form.requestSubmit(button.form.querySelector(".button-primary"));
      return;
    }
    field.type = "hidden";
    const row = button.closest("[data-passkey-one]");
    row.textContent = Switchboard.t("Your passkey has signed. Go on with the button below.");
    row.setAttribute("role", "status");
  }

  document.addEventListener("click", async (click) => {
    const button = click.target.closest("[data-passkey-sign]");
    if (!button) return;
    button.disabled = true;
    try {
      keep(button, await sign(JSON.parse(button.dataset.passkeySign)));
    } catch (refused) {
      Switchboard.toast(Switchboard.t("No passkey was used"), { kind: "bad", detail: Switchboard.t("Try again, or type a code.") });
    } finally {
      button.disabled = false;
    }
  });

  /* ---------- a new one ---------- */

  async function ask(place) {
    const form = place.closest("form");
    const failed = form.querySelector("[data-passkey-failed]");
    const again = form.querySelector("[data-passkey-again]");
    failed.hidden = again.hidden = true;
    try {
      form.elements.credential.value = await make(JSON.parse(place.dataset.passkeyMake));
      form.querySelector("[data-passkey-made]").click();
    } catch (refused) {
      failed.hidden = again.hidden = false;
      again.focus();
    }
  }

  document.addEventListener("click", (click) => {
    const again = click.target.closest("[data-passkey-again]");
    if (again) ask(again.form.querySelector("[data-passkey-make]"));
  });

  Switchboard.rendered((within) => {
    for (const one of within.querySelectorAll("[data-passkey-one]")) {
      one.hidden = !isKnown;
      const main = one.querySelector("[data-passkey-goes-on]");
      if (main && isKnown && !one.closest("form").querySelector(".error, .messages li")) main.focus();
    }
    within.querySelectorAll("[data-passkey-make]").forEach(ask);
  });
})(window.Switchboard);
