// SPDX-License-Identifier: Apache-2.0
/* Keys of the page, and the help that lists them. */
(function (Switchboard) {
  "use strict";

  const element = Switchboard.element;
  const SEQUENCE_PAUSE = 900;
  const OFF = "sb-single-keys-off";

  let prefix = "";
  let prefixTimer = 0;

  /* ---------- dispatch ---------- */

  document.addEventListener("keydown", (press) => {
    if (press.defaultPrevented || press.isComposing || ["Shift", "Control", "Alt", "Meta"].includes(press.key)) return;
    const chord = chordOf(press);
    const modified = press.ctrlKey || press.metaKey || press.altKey;
    if (!modified && (isTyping(press.target) || singleKeysOff() || document.querySelector("dialog[open]"))) return;
    if (operates(press)) return;
    const sequence = prefix ? prefix + " " + chord : chord;
    const binding = find(sequence) || (prefix ? find(chord) : null);
    if (binding) {
      clearPrefix();
      press.preventDefault();
      binding.run(press);
    } else if (all().some(({ key }) => key.startsWith(chord + " "))) {
      prefix = chord;
      window.clearTimeout(prefixTimer);
      prefixTimer = window.setTimeout(clearPrefix, SEQUENCE_PAUSE);
    } else {
      clearPrefix();
    }
  });

  /** Enter and Space belong to the button or link that has the focus, before any key of the page. */
  function operates(press) {
    const isOperating = ["Enter", " "].includes(press.key) && !press.ctrlKey && !press.metaKey && !press.altKey;
    return isOperating && !!press.target.closest && !!press.target.closest("a[href], button, summary, [role=button], [role=switch], input");
  }

  function chordOf(press) {
    let name = press.key;
    if (name === " ") name = "Space";
    const letter = /^[a-z]$/i.test(name);
    if (letter) name = press.shiftKey ? name.toUpperCase() : name.toLowerCase();
    const parts = [];
    if (press.ctrlKey || press.metaKey) parts.push("Ctrl");
    if (press.altKey) parts.push("Alt");
    // "?" and "/" already carry their shift; letters and named keys do not.
    if (press.shiftKey && (letter || name.length > 1)) parts.push("Shift");
    parts.push(letter && parts.length ? name.toLowerCase() : name);
    return parts.join("+");
  }

  function canonical(key) {
    return key
      .split(" ")
      .map((chord) => {
        const parts = chord.split("+");
        const last = parts.pop();
        if (/^[A-Z]$/.test(last) && !parts.includes("Shift") && !parts.length) parts.push("Shift");
        return [...parts, /^[A-Z]$/.test(last) ? last.toLowerCase() : last].join("+");
      })
      .join(" ");
  }

  function find(sequence) {
    return all().filter(({ key }) => key === sequence).pop();
  }

  /** The menu's places, what scripts registered, what markup declares by data-key; the last one wins a key. */
  function all() {
    const declared = [...document.querySelectorAll("[data-key]")]
      .filter((item) => item.offsetParent !== null)
      .map((item) => ({ key: item.dataset.key, label: labelOf(item), run: () => operate(item), group: "This page" }));
    return [...places(), ...commandKeys(), ...Switchboard.keyBindings, ...declared].map((binding) => ({
      ...binding,
      key: canonical(binding.key),
    }));
  }

  function places() {
    const taken = new Set();
    return menuLinks().flatMap(({ title, run }) => {
      const letter = title.charAt(0).toLowerCase();
      if (!/[a-z]/.test(letter) || taken.has(letter)) return [];
      taken.add(letter);
      return [{ key: "g " + letter, label: Switchboard.t("Go to {0}", title.toLowerCase()), run, group: "Everywhere" }];
    });
  }

  /** Keys that modules gave their commands; a page's own go before them. */
  function commandKeys() {
    return [...document.querySelectorAll("#sb-commands [data-command-key]")].map((link) => ({
      key: link.dataset.commandKey,
      label: link.textContent.trim(),
      run: () => link.click(),
      group: "Everywhere",
    }));
  }

  function menuLinks() {
    const seen = new Set();
    return [...document.querySelectorAll(".rail-item[href], .section-item[href]")].flatMap((link) => {
      const title = (link.title || link.textContent).trim();
      const address = link.getAttribute("href");
      if (!title || address.startsWith("#") || seen.has(address)) return [];
      seen.add(address);
      const use = link.querySelector("use");
      const icon = use ? use.getAttribute("href").slice(3) : "arrow";
      return [{ title, icon, group: "Go to", address, run: () => link.click() }];
    });
  }

  function labelOf(item) {
    return item.dataset.keyLabel || item.getAttribute("aria-label") || item.title || item.textContent.trim();
  }

  function operate(item) {
    if (item.matches("input, textarea, select, [contenteditable]")) item.focus();
    else item.click();
  }

  function isTyping(target) {
    return !!target.closest && !!target.closest(
      "textarea, select, [contenteditable=true], [contenteditable=''], input:not([type=checkbox], [type=radio], [type=button], [type=submit])",
    );
  }

  function clearPrefix() {
    prefix = "";
    window.clearTimeout(prefixTimer);
  }

  function singleKeysOff() {
    try {
      return localStorage.getItem(OFF) === "1";
    } catch (blocked) {
      return false;
    }
  }

  /* ---------- help ---------- */

  Switchboard.showKeys = () => {
    const groups = new Map();
    for (const { key, label, group } of all()) {
      if (!label) continue;
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push({ key, label });
    }
    const ownFirst = [...groups].sort(([one]) => (one === "Everywhere" ? 1 : -1));
    const body = ownFirst.map(([group, keys]) =>
      element(
        "section",
        { "aria-label": Switchboard.t(group) },
        element("h3", {}, Switchboard.t(group)),
        element("dl", { class: "key-list" }, ...keys.flatMap(({ key, label }) => [
          element("dt", {}, label),
          element("dd", {}, ...caps(key)),
        ])),
      ),
    );
    const box = element("input", { type: "checkbox", class: "switch", role: "switch" });
    box.checked = !singleKeysOff();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(OFF, box.checked ? "0" : "1");
      } catch (blocked) {
        Switchboard.toast(Switchboard.t("This browser keeps no settings; the keys stay on"), { kind: "warn" });
      }
    });
    body.push(element("label", { class: "choice" }, box, Switchboard.t("Single-key shortcuts")));
    Switchboard.dialog({ title: Switchboard.t("Keys of this page"), body });
  };

  function caps(key) {
    return key.split(" ").flatMap((chord, at) => [
      at ? " " + Switchboard.t("then") + " " : "",
      ...chord.split("+").map((part) =>
        element("kbd", { class: "key" }, part.length === 1 ? part.toUpperCase() : part.replace("Arrow", "")),
      ),
    ]);
  }

  Switchboard.menuLinks = menuLinks;
  Switchboard.keyCaps = caps;

  Switchboard.keys({ "?": [Switchboard.t("Keys of this page"), () => Switchboard.showKeys()] }, "Everywhere");

  document.addEventListener("click", (click) => {
    if (click.target.closest("[data-show-keys]")) Switchboard.showKeys();
  });
})(window.Switchboard);
