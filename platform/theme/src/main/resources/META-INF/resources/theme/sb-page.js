// SPDX-License-Identifier: Apache-2.0
/* What every page does by itself: theme, toasts, spoken notes, relative times, panes, ends of threads. */
(function (Switchboard) {
  "use strict";

  const root = document.documentElement;
  const language = root.lang || "en";
  const browsers = navigator.language || language;
  // The browser's own formats, as long as they are of the language that the page is in.
  const reader = browsers.split("-")[0] === language.split("-")[0] ? browsers : language;

  Switchboard.icon = (name, large) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", large ? "icon icon-large" : "icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#i-" + name);
    svg.append(use);
    return svg;
  };

  Switchboard.element = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child != null));
    return element;
  };
  const element = Switchboard.element;

  /* ---------- theme: light, dark, or none for the system's ---------- */

  Switchboard.theme = (choice) => {
    applyTheme(choice);
    const age = choice === "system" ? 0 : 31536000;
    document.cookie = "sb-theme=" + (choice === "system" ? "" : choice) + "; path=/; max-age=" + age + "; samesite=lax";
    for (const frame of document.querySelectorAll("iframe")) {
      frame.contentWindow.postMessage({ sb: "theme", theme: choice }, location.origin);
    }
  };

  function applyTheme(choice) {
    if (choice === "light" || choice === "dark") root.dataset.theme = choice;
    else delete root.dataset.theme;
    showTheme();
  }

  function showTheme() {
    const choice = root.dataset.theme || "system";
    for (const item of document.querySelectorAll("[data-theme-choice]")) {
      item.setAttribute("aria-checked", String(item.dataset.themeChoice === choice));
    }
    const dark = isDark();
    for (const button of document.querySelectorAll("[data-theme-next]")) {
      const name = dark ? Switchboard.t("Switch to the light theme") : Switchboard.t("Switch to the dark theme");
      button.setAttribute("aria-label", name);
      button.title = name;
      const use = button.querySelector("use");
      if (use) use.setAttribute("href", dark ? "#i-sun" : "#i-moon");
    }
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  document.addEventListener("click", (click) => {
    if (click.target.closest("[data-theme-next]")) Switchboard.theme(isDark() ? "light" : "dark");
    const choice = click.target.closest("[data-theme-choice]");
    if (choice) Switchboard.theme(choice.dataset.themeChoice);
  });
  window.addEventListener("message", (message) => {
    if (message.origin === location.origin && message.data && message.data.sb === "theme") applyTheme(message.data.theme);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
  Switchboard.ready(() => {
    // A page's own css may ask for :root:not([data-theme]); Faces writes the attribute even when it is empty.
    if (!root.dataset.theme) delete root.dataset.theme;
    showTheme();
  });

  /* ---------- spoken notes and toasts ---------- */

  Switchboard.announce = (text) => {
    const region = document.getElementById("sb-live");
    if (!region) return;
    region.textContent = "";
    // A screen reader stays silent when the same text is written twice without a gap.
    window.setTimeout(() => (region.textContent = text), 60);
  };

  Switchboard.toast = (text, options) => {
    const { undo, action, detail, kind, icon, timeout } = options || {};
    const area = document.getElementById("sb-toasts");
    if (!area) return null;
    const say = element("p", {}, text);
    if (detail) say.append(element("br"), element("span", { class: "xs" }, detail));
    const toast = element("div", { class: "toast", role: kind === "bad" ? "alert" : "status" });
    toast.append(Switchboard.icon(icon || (kind === "bad" || kind === "warn" ? "alert" : "check")), say);
    const offer = undo ? { label: Switchboard.t("Undo"), run: undo } : action;
    if (offer) {
      const button = element("button", { type: "button" }, offer.label);
      button.addEventListener("click", () => {
        toast.remove();
        offer.run();
      });
      toast.append(button);
    }
    const close = element("button", { type: "button", "aria-label": Switchboard.t("Dismiss"), title: Switchboard.t("Dismiss") }, Switchboard.icon("x"));
    close.addEventListener("click", () => toast.remove());
    toast.append(close);
    while (area.childElementCount >= 3) area.firstElementChild.remove();
    area.append(toast);
    dismissLater(toast, timeout || (offer || kind === "bad" ? 10000 : 5000));
    return toast;
  };

  function dismissLater(toast, delay) {
    let timer = window.setTimeout(() => toast.remove(), delay);
    const hold = () => window.clearTimeout(timer);
    const release = () => (timer = window.setTimeout(() => toast.remove(), delay));
    toast.addEventListener("pointerenter", hold);
    toast.addEventListener("pointerleave", release);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("focusout", release);
  }

  // A page's answer may carry toasts as markup: <p data-toast data-kind="bad">…</p>
  Switchboard.rendered((within) => {
    for (const note of within.querySelectorAll("[data-toast]")) {
      const text = note.textContent.trim();
      note.remove();
      if (text) Switchboard.toast(text, { kind: note.dataset.kind });
    }
  });

  /* ---------- times ---------- */

  const absolute = new Intl.DateTimeFormat(reader, { dateStyle: "medium", timeStyle: "short" });
  const exact = new Intl.DateTimeFormat(reader, { dateStyle: "medium", timeStyle: "medium" });
  const clock = new Intl.DateTimeFormat(reader, { hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat(reader, { day: "numeric", month: "short" });
  const dayOfYear = new Intl.DateTimeFormat(reader, { day: "numeric", month: "short", year: "numeric" });
  const ago = new Intl.RelativeTimeFormat(language, { style: "short", numeric: "auto" });

  /** data-relative: "" or "ago" gives "4 min ago"; "clock" gives 09:41 today and 9 Nov before; "not" the whole time. */
  function tellTime(time) {
    const then = new Date(time.getAttribute("datetime"));
    if (Number.isNaN(then.getTime())) return;
    const mode = time.dataset.relative;
    const text = mode === "not" ? exact.format(then) : mode === "clock" ? clockOf(then) : agoOf(then);
    if (time.textContent !== text) time.textContent = text;
    if (!time.title) time.title = absolute.format(then);
  }

  function agoOf(then) {
    const seconds = (then.getTime() - Date.now()) / 1000;
    const distance = Math.abs(seconds);
    if (distance < 45) return Switchboard.t("now");
    if (distance < 3570) return plain(ago.format(Math.round(seconds / 60), "minute"));
    if (distance < 86400) return plain(ago.format(Math.round(seconds / 3600), "hour"));
    if (distance < 604800) return plain(ago.format(Math.round(seconds / 86400), "day"));
    return dateOf(then);
  }

  function clockOf(then) {
    return then.toDateString() === new Date().toDateString() ? clock.format(then) : dateOf(then);
  }

  function dateOf(then) {
    return (then.getFullYear() === new Date().getFullYear() ? day : dayOfYear).format(then);
  }

  function plain(text) {
    return text.replace(/\./g, "");
  }

  /** <time datetime="…" data-since="…">: how long it took, such as 0.4 s. */
  function tellSpan(time) {
    const took = (new Date(time.getAttribute("datetime")) - new Date(time.dataset.since)) / 1000;
    if (Number.isNaN(took)) return;
    time.textContent = took < 100 ? took.toFixed(1) + " s" : Math.round(took / 60) + " min";
    time.title = absolute.format(new Date(time.getAttribute("datetime")));
  }

  const tellTimes = (within) => {
    within.querySelectorAll("time[data-relative]").forEach(tellTime);
    within.querySelectorAll("time[data-since]").forEach(tellSpan);
  };
  Switchboard.rendered(tellTimes);
  window.setInterval(() => tellTimes(document), 20000);

  /* ---------- panes: one at a time on a phone; the context is a drawer up to 1180 px and folds above ---------- */

  const WIDE = 1180;
  const NARROW = 900;

  document.addEventListener("click", (click) => {
    const mover = click.target.closest("[data-go]");
    if (!mover) return;
    const data = document.body.dataset;
    const from = data.pane || "list";
    let to = mover.dataset.go;
    if (window.innerWidth >= NARROW) {
      if (to !== "context") return;
      if (window.innerWidth >= WIDE) {
        data.context = data.context === "closed" ? "open" : "closed";
        return;
      }
      to = from === "context" ? "thread" : "context";
    } else if (to !== "list" && from !== to) {
      window.history.pushState({ pane: from }, "");
    }
    if ((mover.getAttribute("href") || "").startsWith("#")) click.preventDefault();
    data.pane = to;
  });
  window.addEventListener("popstate", () => {
    const data = document.body.dataset;
    if (data.pane && data.pane !== "list") data.pane = data.pane === "context" ? "thread" : "list";
  });

  /* ---------- the section list as a drawer where there is no room for it ---------- */

  const sections = (open) => {
    document.body.dataset.sections = open ? "open" : "closed";
    const toggle = document.querySelector("[data-section-toggle]");
    toggle.setAttribute("aria-expanded", String(open));
    if (open) document.querySelector(".section a, .section button").focus();
  };
  Switchboard.rendered(() => {
    const toggle = document.querySelector("[data-section-toggle]");
    if (toggle) toggle.hidden = !document.querySelector(".section");
  });
  document.addEventListener("click", (click) => {
    const isOpen = document.body.dataset.sections === "open";
    if (click.target.closest("[data-section-toggle]")) sections(!isOpen);
    else if (isOpen && (!click.target.closest(".section") || click.target.closest(".section-item"))) sections(false);
  });
  document.addEventListener("keydown", (press) => {
    if (press.key !== "Escape") return;
    if (document.body.dataset.sections === "open") {
      sections(false);
      document.querySelector("[data-section-toggle]").focus();
    } else if (document.body.dataset.pane === "context" && window.innerWidth >= NARROW && window.innerWidth < WIDE) {
      document.body.dataset.pane = "thread";
    }
  });

  /*
   * Threads that open at their end and stay there: <div class="pane-scroll" data-end="conversation id">.
   * While the reader is further up, the place is kept and a button counts what came.
   */

  const NEAR = 80;

  Switchboard.rendered(() => document.querySelectorAll("[data-end]").forEach(followEnd));

  function followEnd(scroller) {
    if (scroller.sbEnd) return;
    scroller.sbEnd = true;
    const items = () => [...scroller.querySelectorAll("[data-item], .bubble, .bubble-note")];
    const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    const toEnd = () => (scroller.scrollTop = scroller.scrollHeight);
    const label = element("span", {}, Switchboard.t("Jump to latest"));
    const jump = element("button", { type: "button", class: "button jump" }, Switchboard.icon("arrow-down"), label);
    const slot = element("div", { class: "jump-slot", hidden: true }, jump);
    let following = scroller.dataset.atEnd !== "false";
    const lastId = () => (items().pop() || {}).id || "";
    let seen = lastId();

    // A render put a new scroller in the old one's place: its button goes, what was seen stays.
    const old = scroller.nextElementSibling;
    if (old && old.classList.contains("jump-slot")) {
      if (old.sbEnd === scroller.dataset.end && !following) seen = old.sbSeen;
      old.remove();
    }
    slot.sbEnd = scroller.dataset.end;
    scroller.after(slot);
    jump.addEventListener("click", () => {
      toEnd();
      scroller.focus({ preventScroll: true });
    });
    const look = () => {
      following = atEnd();
      scroller.dataset.atEnd = String(following);
      const all = items();
      const at = all.findIndex((item) => item.id === seen);
      if (following || at < 0) seen = lastId();
      slot.sbSeen = seen;
      slot.hidden = following;
      const fresh = at < 0 ? 0 : all.length - 1 - at;
      label.textContent = fresh === 0 ? Switchboard.t("Jump to latest") : fresh === 1 ? Switchboard.t("1 new") : Switchboard.t("{0} new", fresh);
    };
    scroller.addEventListener("scroll", look, { passive: true });
    const settle = () => {
      if (following) toEnd();
      look();
    };
    new MutationObserver(settle).observe(scroller, { childList: true, subtree: true });
    new ResizeObserver(() => following && toEnd()).observe(scroller);
    // Pictures grow after they were laid out.
    scroller.addEventListener("load", () => following && toEnd(), true);
    if (following) toEnd();
    look();
  }

  /* ---------- frames of other modules' panels ---------- */

  if (window.parent !== window) {
    Switchboard.ready(() => {
      const tell = () =>
        window.parent.postMessage({ sb: "height", height: document.body.scrollHeight }, location.origin);
      new ResizeObserver(tell).observe(document.body);
      tell();
    });
  }
  window.addEventListener("message", (message) => {
    if (message.origin !== location.origin || !message.data || message.data.sb !== "height") return;
    for (const frame of document.querySelectorAll("iframe[data-panel]")) {
      if (frame.contentWindow === message.source) frame.style.height = message.data.height + "px";
    }
  });
})(window.Switchboard);
