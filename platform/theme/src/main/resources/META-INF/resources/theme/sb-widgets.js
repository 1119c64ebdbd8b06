// SPDX-License-Identifier: Apache-2.0
/* Menus, tabs and radio groups with roving focus, dialogs, confirmation. Markup declares, this file moves. */
(function (Switchboard) {
  "use strict";

  const element = Switchboard.element;

  /* ---------- roving focus ---------- */

  const GROUPS = "[role=tablist], [role=radiogroup], [role=toolbar][data-roving]";
  const ITEMS = "[role=tab], [role=radio], [role=toolbar][data-roving] > button";

  Switchboard.rendered((within) => {
    for (const group of within.querySelectorAll(GROUPS)) settleGroup(group);
  });

  function members(group) {
    return [...group.querySelectorAll(ITEMS)].filter((item) => !item.disabled && item.offsetParent !== null);
  }

  function settleGroup(group) {
    const items = members(group);
    const chosen = items.find((item) => isChosen(item)) || items[0];
    for (const item of items) item.tabIndex = item === chosen ? 0 : -1;
  }

  function isChosen(item) {
    return item.getAttribute("aria-selected") === "true" || item.getAttribute("aria-checked") === "true";
  }

  document.addEventListener("keydown", (press) => {
    const item = press.target.closest && press.target.closest(ITEMS);
    const group = item && item.closest(GROUPS);
    if (!group || press.ctrlKey || press.altKey || press.metaKey) return;
    const items = members(group);
    const next = step(press.key, items.indexOf(item), items.length);
    if (next < 0) return;
    press.preventDefault();
    for (const other of items) other.tabIndex = -1;
    items[next].tabIndex = 0;
    items[next].focus();
    // A radio follows the focus; a tab may load its panel from the server and waits for Enter.
    if (items[next].getAttribute("role") === "radio") items[next].click();
  });

  function step(key, at, count) {
    const forward = getComputedStyle(document.documentElement).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === forward || key === "ArrowDown") return (at + 1) % count;
    if (key === "ArrowLeft" || key === "ArrowRight" || key === "ArrowUp") return (at - 1 + count) % count;
    if (key === "Home") return 0;
    if (key === "End") return count - 1;
    return -1;
  }

  /* Tabs whose panels are all in the page: <div role="tablist" data-tabs> with aria-controls on each tab. */
  document.addEventListener("click", (click) => {
    const tab = click.target.closest("[data-tabs] > [role=tab]");
    if (!tab) return;
    for (const other of tab.parentElement.querySelectorAll("[role=tab]")) {
      const mine = other === tab;
      other.setAttribute("aria-selected", String(mine));
      const panel = document.getElementById(other.getAttribute("aria-controls"));
      if (panel) panel.hidden = !mine;
    }
    settleGroup(tab.parentElement);
  });

  /* ---------- menus: <button data-menu="id"> and <div id role="menu" class="menu" hidden> ---------- */

  let open = null;

  Switchboard.rendered((within) => {
    for (const button of within.querySelectorAll("[data-menu]")) {
      button.setAttribute("aria-haspopup", "menu");
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-controls", button.dataset.menu);
    }
    reopen();
  });

  /** A render may replace the very menu that is open: it must not close under the hand. */
  function reopen() {
    if (!open) return;
    if (open.menu.isConnected) {
      open.button.setAttribute("aria-expanded", "true");
      return;
    }
    const { menu, at } = open;
    open = null;
    const button = document.querySelector('[data-menu="' + CSS.escape(menu.id) + '"]');
    if (!button) return;
    openMenu(button);
    const item = menuItems(document.getElementById(menu.id))[at];
    if (item) item.focus();
  }

  document.addEventListener("focusin", (focus) => {
    if (open && open.menu.contains(focus.target)) open.at = menuItems(open.menu).indexOf(focus.target);
  });

  function openMenu(button, last) {
    closeMenu(false);
    const menu = document.getElementById(button.dataset.menu);
    if (!menu) return;
    open = { button, menu, at: 0 };
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    place(menu, button);
    const items = menuItems(menu);
    for (const item of items) item.tabIndex = -1;
    const first = items[last ? items.length - 1 : 0];
    if (first) first.focus();
  }

  function closeMenu(focusButton) {
    if (!open) return;
    const { button, menu } = open;
    open = null;
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (focusButton) button.focus();
  }

  function place(menu, button) {
    const box = button.getBoundingClientRect();
    const width = menu.offsetWidth;
    const height = menu.offsetHeight;
    const left = box.left + width + 8 > window.innerWidth ? box.right - width : box.left;
    const below = box.bottom + 4;
    const top = below + height > window.innerHeight - 8 ? Math.max(8, box.top - height - 4) : below;
    menu.style.left = Math.max(8, left) + "px";
    menu.style.top = top + "px";
  }

  function menuItems(menu) {
    return [...menu.querySelectorAll("[role^=menuitem]")].filter(
      (item) => !item.disabled && item.getAttribute("aria-disabled") !== "true" && item.offsetParent !== null,
    );
  }

  document.addEventListener("click", (click) => {
    const button = click.target.closest("[data-menu]");
    if (button) {
      click.preventDefault();
      if (open && open.button === button) closeMenu(true);
      else openMenu(button);
      return;
    }
    if (!open) return;
    if (!open.menu.contains(click.target)) closeMenu(false);
    else if (click.target.closest("[role^=menuitem]")) closeMenu(true);
  });

  document.addEventListener("keydown", (press) => {
    if (!open) {
      const button = press.target.closest && press.target.closest("[data-menu]");
      if (button && (press.key === "ArrowDown" || press.key === "ArrowUp")) {
        press.preventDefault();
        openMenu(button, press.key === "ArrowUp");
      }
      return;
    }
    const items = menuItems(open.menu);
    const at = items.indexOf(document.activeElement);
    if (press.key === "Escape") {
      press.preventDefault();
      press.stopPropagation();
      closeMenu(true);
    } else if (press.key === "Tab") {
      closeMenu(true);
    } else if (["ArrowDown", "ArrowUp", "Home", "End"].includes(press.key)) {
      press.preventDefault();
      const next = step(press.key, at, items.length);
      if (items[next]) items[next].focus();
    } else if (press.key.length === 1 && !press.ctrlKey && !press.metaKey && !press.altKey) {
      const letter = press.key.toLowerCase();
      const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      const found = order.find((item) => item.textContent.trim().toLowerCase().startsWith(letter));
      if (found) found.focus();
      if (press.key !== " ") press.preventDefault();
      press.stopPropagation();
    }
  }, true);

  window.addEventListener("resize", () => closeMenu(false));
  window.addEventListener("blur", () => closeMenu(false));

  /* ---------- dialogs: <button data-dialog="id"> and <dialog id class="dialog"> ---------- */

  Switchboard.openDialog = (id) => {
    const dialog = typeof id === "string" ? document.getElementById(id) : id;
    if (dialog && !dialog.open) dialog.showModal();
    return dialog;
  };

  document.addEventListener("click", (click) => {
    const opener = click.target.closest("[data-dialog]");
    if (opener) {
      // A dialog gives the focus back to where it came from, which a key or some browsers' click is not.
      opener.focus();
      Switchboard.openDialog(opener.dataset.dialog);
    }
    const closer = click.target.closest("[data-close]");
    if (closer && closer.closest("dialog")) closer.closest("dialog").close();
    // The dialog itself is hit only outside its content, that is on the backdrop.
    if (click.target.nodeName === "DIALOG" && click.target.open && !click.target.hasAttribute("data-modal")) {
      const box = click.target.getBoundingClientRect();
      const outside =
        click.clientX < box.left || click.clientX > box.right || click.clientY < box.top || click.clientY > box.bottom;
      if (outside && click.clientX + click.clientY > 0) click.target.close();
    }
  });

  // An answer opens or closes a dialog of its page: <span hidden data-dialog-opens="id"> or data-dialog-closes.
  Switchboard.rendered((within) => {
    for (const mark of within.querySelectorAll("[data-dialog-opens], [data-dialog-closes]")) {
      const { dialogOpens, dialogCloses } = mark.dataset;
      mark.remove();
      if (dialogOpens) Switchboard.openDialog(dialogOpens);
      if (dialogCloses) document.getElementById(dialogCloses).close();
    }
  });

  /** A dialog made on the fly; returns it. Actions: [{label, primary, danger, run}]; run may return false to stay. */
  Switchboard.dialog = ({ title, body, actions, small, onClose }) => {
    const name = "sb-dialog-" + Math.random().toString(36).slice(2, 8);
    const close = element(
      "button",
      { type: "button", class: "button button-icon button-quiet", "aria-label": Switchboard.t("Close"), title: Switchboard.t("Close"), "data-close": true },
      Switchboard.icon("x"),
    );
    const footer = element("footer", { role: "presentation" });
    for (const { label, primary, danger, run } of actions || []) {
      const looks = danger ? "button button-danger" : primary ? "button button-primary" : "button button-quiet";
      const button = element("button", { type: "button", class: looks }, label);
      button.addEventListener("click", () => {
        if (!run || run() !== false) dialog.close();
      });
      footer.append(button);
    }
    const dialog = element(
      "dialog",
      { class: small ? "dialog dialog-small" : "dialog", "aria-labelledby": name },
      element("header", { role: "presentation" }, element("h2", { id: name }, title), close),
      element("div", { class: "dialog-body" }, ...[body].flat()),
      footer.childElementCount ? footer : null,
    );
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (onClose) onClose();
    });
    dialog.showModal();
    return dialog;
  };

  Switchboard.confirm = ({ title, text, verb, danger, run }) =>
    Switchboard.dialog({
      title,
      body: element("p", {}, text || ""),
      small: true,
      actions: [{ label: Switchboard.t("Cancel") }, { label: verb || Switchboard.t("Continue"), danger, primary: !danger, run }],
    });

  /*
   * <button data-confirm="Stop Campaigns?" data-confirm-text="…" data-confirm-verb="Stop" data-confirm-danger>:
   * caught on the way down, before the handler that Faces wrote on the button itself.
   */
  document.addEventListener("click", (click) => {
    const button = click.target.closest("[data-confirm]");
    if (!button || button.sbConfirmed) return;
    click.preventDefault();
    click.stopImmediatePropagation();
    closeMenu(true);
    Switchboard.confirm({
      title: button.dataset.confirm,
      text: button.dataset.confirmText,
      verb: button.dataset.confirmVerb || button.textContent.trim(),
      danger: button.hasAttribute("data-confirm-danger"),
      run: () => press(button),
    });
  }, true);

  function press(confirmed) {
    const button = confirmed.isConnected ? confirmed : document.getElementById(confirmed.id);
    // Rows are numbered; after a render the same number may be another row, which nobody confirmed.
    if (!button || button.dataset.confirm !== confirmed.dataset.confirm) {
      Switchboard.toast(Switchboard.t("The page has changed meanwhile; nothing was done"), { kind: "warn" });
      return;
    }
    button.sbConfirmed = true;
    try {
      button.click();
    } finally {
      button.sbConfirmed = false;
    }
  }

  /* ---------- small things that markup asks for ---------- */

  // <button data-call="function" data-field="form:hidden" data-value="id">: a row's act names what it means, since
  // its number may be another row's meanwhile. The function is one that Faces wrote for a commandScript.
  document.addEventListener("click", (click) => {
    const caller = click.target.closest("[data-call]");
    if (!caller) return;
    if (caller.dataset.field) document.getElementById(caller.dataset.field).value = caller.dataset.value;
    window[caller.dataset.call]();
  });

  // <input data-input-call="function">: called when typing, pasting or the field's own cross has changed what is in it.
  const typing = new Map();
  document.addEventListener("input", (input) => {
    const call = input.target.dataset && input.target.dataset.inputCall;
    if (!call) return;
    clearTimeout(typing.get(call));
    typing.set(call, setTimeout(() => window[call](), 250));
  });

  document.addEventListener("click", (click) => {
    const eye = click.target.closest("[data-reveal]");
    if (!eye) return;
    const input = eye.parentElement.querySelector("input");
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    const name = shown ? Switchboard.t("Show password") : Switchboard.t("Hide password");
    eye.setAttribute("aria-label", name);
    eye.title = name;
    eye.querySelector("use").setAttribute("href", shown ? "#i-eye" : "#i-eye-off");
  });

  // A hidden file input opened by a button, whose form is sent as soon as a file was chosen.
  document.addEventListener("click", (click) => {
    const opener = click.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).click();
  });
  document.addEventListener("change", (change) => {
    const target = change.target.dataset && change.target.dataset.changeClicks;
    if (target && change.target.value) document.getElementById(target).click();
  });
  // A region that takes a dropped file for such an input: <main data-drop="form:file">
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (drag) => {
      const region = drag.target.closest && drag.target.closest("[data-drop]");
      if (!region || !drag.dataTransfer.types.includes("Files")) return;
      drag.preventDefault();
      region.classList.toggle("is-over", kind === "dragover");
      if (kind !== "drop") return;
      const input = document.getElementById(region.dataset.drop);
      input.files = drag.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
})(window.Switchboard);
