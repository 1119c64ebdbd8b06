// SPDX-License-Identifier: Apache-2.0
/*
 * The command palette: go to, do, create, and what the server finds. Commands come from the menu, from
 * #sb-commands, from Switchboard.command and from what the frame's own menus offer. Names are always text.
 */
(function (Switchboard) {
  "use strict";

  const element = Switchboard.element;
  const GROUPS = ["Recent", "Go to", "Create", "Do", "Results"];
  const RECENT = "sb-recent";
  const RECENT_KEPT = 6;
  const PAUSE = 160;
  const FEWEST = 2;
  /** Of one group, as long as nothing was typed. */
  const FIRST = 12;

  /* ---------- what can be chosen ---------- */

  function commands() {
    const listed = [...document.querySelectorAll("#sb-commands a")].map((link) => ({
      title: link.textContent.trim(),
      words: link.dataset.words || "",
      icon: link.dataset.icon,
      group: link.dataset.group,
      key: link.dataset.commandKey,
      href: link.getAttribute("href"),
    }));
    const seen = new Set();
    return [...Switchboard.menuLinks(), ...listed, ...Switchboard.commands, ...frameCommands()].filter((entry) => {
      const name = nameOf(entry);
      return !seen.has(name) && seen.add(name);
    });
  }

  /** Pages of one title may be two, and one page may have two titles; what leads nowhere is told by its group. */
  function nameOf(entry) {
    return entry.title + "\n" + (entry.href || entry.address || entry.group);
  }

  /** What the frame's own menus do, by pressing what is in them. */
  function frameCommands() {
    const press = (selector, title, icon, words) =>
      [...document.querySelectorAll(selector)].map((item) => ({
        title: title(item),
        icon,
        words: words || "",
        group: "Do",
        run: () => item.click(),
      }));
    const text = (item) => (item.querySelector("[data-name]") || item).textContent.trim();
    return [
      ...press("#sb-user [data-theme-choice]", (item) => Switchboard.t("Theme: {0}", text(item).toLowerCase()), "sun", "appearance colours"),
      ...press("#sb-user [data-availability-choice]", (item) => Switchboard.t("Set yourself to {0}", text(item).toLowerCase()), "user-check", "availability status"),
      ...press("#sb-organizations [role=menuitemradio][aria-checked=false]", (item) => Switchboard.t("Switch to {0}", text(item)), "building", "organization"),
      ...press("#sb-bell", () => Switchboard.t("Show notifications"), "bell", "unread"),
      { title: Switchboard.t("Keys of this page"), icon: "keyboard", group: "Do", words: "help shortcuts", key: "?", run: () => Switchboard.showKeys() },
      ...press("[form=sb-sign-out]", () => Switchboard.t("Sign out"), "sign-out", "log out leave"),
    ];
  }

  /** Fits when the letters stand in the title in this order; higher is better, 0 is none. */
  function fit(query, entry) {
    const wanted = plain(query);
    const title = plain(entry.title);
    if (title.startsWith(wanted)) return 100;
    if (title.includes(" " + wanted)) return 80;
    if (title.includes(wanted)) return 60;
    if (plain(entry.words || "").split(" ").some((word) => word.startsWith(wanted))) return 50;
    let at = -1;
    let gaps = 0;
    for (const letter of wanted.replace(/ /g, "")) {
      const next = title.indexOf(letter, at + 1);
      if (next < 0) return 0;
      if (at >= 0 && next > at + 1 && title[next - 1] !== " ") gaps++;
      at = next;
    }
    // Letters strewn over a title are chance, not an abbreviation.
    return gaps > 2 ? 0 : 30 - gaps * 5;
  }

  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /* ---------- recent ones, in this browser for this person ---------- */

  function recent() {
    try {
      const kept = JSON.parse(localStorage.getItem(recentKey()) || "[]");
      return kept.filter(({ title, href }) => typeof title === "string" && isPage(href));
    } catch (unreadable) {
      return [];
    }
  }

  function remember(entry) {
    if (!entry.href || !document.body.dataset.person) return;
    const kept = { title: entry.title, detail: entry.detail || "", icon: entry.icon, href: entry.href };
    const others = recent().filter(({ href }) => href !== kept.href);
    try {
      localStorage.setItem(recentKey(), JSON.stringify([kept, ...others].slice(0, RECENT_KEPT)));
    } catch (full) {
      // A browser that keeps nothing has no recent ones.
    }
  }

  /** Names of customers of one organization are not to be read in another. */
  function recentKey() {
    return RECENT + ":" + document.body.dataset.person + ":" + document.body.dataset.organization;
  }

  /** Whatever was kept, or came from a server, leads to a page of this origin only. */
  function isPage(href) {
    return typeof href === "string" && /^\/(?![/\\])/.test(href);
  }

  /* ---------- what the server finds ---------- */

  async function ask(query, signal) {
    const base = document.body.dataset.base || "";
    const answer = await fetch(base + "/api/search?q=" + encodeURIComponent(query), { signal, redirect: "manual" });
    if (!answer.ok) throw new Error("The search answered " + answer.status);
    const { items, incomplete } = await answer.json();
    return {
      results: items.filter(({ href }) => isPage(href)).map((item) => ({
        title: item.title,
        detail: item.detail,
        kind: item.kind,
        icon: item.icon,
        group: "Results",
        href: base + item.href,
      })),
      missing: incomplete,
    };
  }

  /* ---------- the dialog ---------- */

  let opened = null;

  Switchboard.palette = () => {
    // One that has just closed may not have heard of it yet.
    if (opened && opened.open) {
      opened.close();
      return;
    }
    if (window.parent !== window) {
      // A panel is too narrow for it, and knows little of the page around.
      window.parent.postMessage({ sb: "palette" }, location.origin);
      return;
    }
    if (!document.body.dataset.person) return;
    const before = document.activeElement;
    const input = element("input", {
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": "sb-palette-list",
      "aria-autocomplete": "list",
      "aria-label": Switchboard.t("Search or jump to"),
      placeholder: Switchboard.t("Search or jump to"),
      autocomplete: "off",
      spellcheck: "false",
      maxlength: "100",
    });
    const list = element("div", { id: "sb-palette-list", role: "listbox", "aria-label": Switchboard.t("Results"), tabindex: "-1" });
    const note = element("p", { class: "palette-note", hidden: true });
    const close = element(
      "button",
      { type: "button", class: "button button-icon button-quiet", "aria-label": Switchboard.t("Close"), title: Switchboard.t("Close (Esc)") },
      Switchboard.icon("x"),
    );
    const hint = (key, what) => element("span", {}, element("kbd", { class: "key" }, key), what);
    const dialog = element(
      "dialog",
      { class: "palette", "aria-label": Switchboard.t("Search and commands") },
      element("div", { class: "palette-input" }, Switchboard.icon("search"), input, close),
      list,
      note,
      element("div", { class: "palette-foot hide-phone" }, hint("↑↓", Switchboard.t("choose")), hint("Enter", Switchboard.t("open")), hint("Esc", Switchboard.t("close"))),
    );
    document.body.append(dialog);
    opened = dialog;
    close.addEventListener("click", () => dialog.close());
    let chosen = null;
    const search = session(input, list, note, (entry) => {
      chosen = entry;
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      search.stop();
      dialog.remove();
      if (opened === dialog) opened = null;
      if (before && before.isConnected && before !== document.body) {
        // The dialog gave the focus back, but Chromium lost the caret with what was removed.
        before.blur();
        before.focus();
      }
      // Last, since what it opens takes the focus for itself.
      if (chosen) act(chosen);
    });
    dialog.showModal();
    input.focus();
    search.again();
  };

  function act(entry) {
    remember(entry);
    if (entry.href) location.assign(entry.href);
    else entry.run();
  }

  function session(input, list, note, run) {
    const known = commands();
    let options = [];
    let at = 0;
    let timer = 0;
    let asking = null;
    let results = [];

    const choose = (index) => {
      at = index;
      options.forEach(({ item }, number) => item.setAttribute("aria-selected", String(number === at)));
      const item = options[at] && options[at].item;
      if (item) {
        input.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    };

    const row = (entry) => {
      const number = options.length;
      const text = element("span", { class: "palette-text grow" }, element("span", { class: "truncate" }, entry.title));
      if (entry.detail) text.append(element("span", { class: "muted xs truncate" }, entry.detail));
      const item = element(
        "div",
        { class: "menu-item", role: "option", id: "sb-option-" + number, "aria-selected": "false" },
        Switchboard.icon(entry.icon || "arrow"),
        text,
        entry.kind ? element("span", { class: "muted xs" }, entry.kind) : null,
      );
      if (entry.key) item.append(element("span", { class: "palette-keys", "aria-hidden": "true" }, ...Switchboard.keyCaps(entry.key)));
      item.addEventListener("click", () => run(entry));
      item.addEventListener("pointermove", () => at !== number && choose(number));
      options.push({ ...entry, item });
      return item;
    };

    const show = (entries, keep) => {
      const chosen = keep && options[at] && options[at].title;
      options = [];
      list.replaceChildren();
      for (const name of [...new Set([...GROUPS, ...entries.map(({ group }) => group)])]) {
        const group = entries.filter((entry) => entry.group === name);
        if (!group.length) continue;
        list.append(
          element(
            "div",
            { class: "palette-group", role: "group", "aria-label": Switchboard.t(name) },
            element("div", { class: "palette-title", "aria-hidden": "true" }, Switchboard.t(name)),
            ...group.map(row),
          ),
        );
      }
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(options.length > 0));
      const same = options.findIndex(({ title }) => title === chosen);
      choose(same < 0 ? 0 : same);
    };

    const matching = (query) =>
      known
        .map((entry) => ({ entry, score: fit(query, entry) }))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score)
        .map(({ entry }) => entry);

    const say = (text) => {
      note.textContent = text;
      note.hidden = !text;
    };

    const offer = (query, keep) => {
      const found = matching(query);
      const taken = new Set([...found.map(({ href }) => href), ...found.map(nameOf)]);
      show([...found, ...results.filter((result) => !taken.has(result.href) && !taken.has(nameOf(result)))], keep);
    };

    const empty = () => {
      const latest = recent().map((entry) => ({ ...entry, group: "Recent" }));
      const shown = new Set(latest.map(nameOf));
      const others = known.filter((entry) => !shown.has(nameOf(entry)));
      const first = GROUPS.flatMap((name) => others.filter(({ group }) => group === name).slice(0, FIRST));
      show([...latest, ...first]);
      say("");
    };

    const askLater = (query) => {
      asking = new AbortController();
      const { signal } = asking;
      timer = window.setTimeout(async () => {
        const [server] = await Promise.allSettled([ask(query, signal)]);
        if (signal.aborted) return;
        const answered = server.status === "fulfilled" ? server.value : { results: [], missing: [] };
        results = answered.results;
        offer(query, true);
        tell(server, answered, query);
      }, PAUSE);
    };

    const tell = (server, answered, query) => {
      const missing = answered.missing.map(({ name, reason }) => Switchboard.t("{0} could not be searched.", name) + " " + reason).join(" ");
      if (server.status === "rejected") say(Switchboard.t("The search does not answer; pages and commands can still be chosen."));
      else if (!options.length) say(Switchboard.t("Nothing matches “{0}”.", query) + " " + (missing || Switchboard.t("Try fewer letters.")));
      else say(missing);
      Switchboard.announce(options.length === 1 ? Switchboard.t("1 result") : Switchboard.t("{0} results", options.length));
    };

    const stop = () => {
      window.clearTimeout(timer);
      if (asking) asking.abort();
    };

    const again = () => {
      stop();
      const query = input.value.trim();
      if (!query) {
        results = [];
        empty();
        return;
      }
      // What was found for the letters before stands until the new answer is there, so that rows do not jump.
      results = results.filter((entry) => fit(query, { ...entry, words: entry.detail || "" }) > 0);
      const isSearch = query.length >= FEWEST;
      offer(query);
      say(options.length ? "" : isSearch ? Switchboard.t("Searching…") : Switchboard.t("Type one more letter to search."));
      if (isSearch) askLater(query);
    };

    input.addEventListener("input", again);
    input.addEventListener("keydown", (press) => {
      if (press.isComposing) return;
      const move = { ArrowDown: 1, ArrowUp: -1 }[press.key];
      if (move && options.length) {
        press.preventDefault();
        choose((at + move + options.length) % options.length);
      } else if (press.key === "Enter" && options[at]) {
        press.preventDefault();
        run(options[at]);
      }
    });
    return { again, stop };
  }

  Switchboard.keys(
    {
      "/": [Switchboard.t("Search or jump to"), () => Switchboard.palette()],
      "Ctrl+k": [Switchboard.t("Search or jump to"), () => Switchboard.palette()],
    },
    "Everywhere",
  );

  window.addEventListener("message", (message) => {
    if (message.origin === location.origin && message.data && message.data.sb === "palette") Switchboard.palette();
  });

  document.addEventListener("click", (click) => {
    const opener = click.target.closest("[data-palette]");
    if (!opener) return;
    // Some browsers give a button that is clicked no focus to come back to.
    opener.focus();
    Switchboard.palette();
  });
})(window.Switchboard);
