// SPDX-License-Identifier: Apache-2.0
/* What the person was told, in the panel of the bell; and who of the colleagues can be spoken to. */
(function (Switchboard) {
  "use strict";

  const element = Switchboard.element;
  const SHOWN = 50;

  let items = [];
  let unread = -1;
  let known = false;

  const bell = () => document.getElementById("sb-bell");
  const panel = () => document.getElementById("sb-notifications");
  const isOpen = () => !!panel() && !panel().hidden;

  async function send(method, path, body) {
    const answer = await fetch((document.body.dataset.base || "") + "/api/" + path, {
      method,
      headers: { "X-Switchboard": "page", ...(body ? { "Content-Type": "application/json" } : {}) },
      body: body && JSON.stringify(body),
      redirect: "manual",
    });
    if (!answer.ok) throw new Error(path + " answered " + answer.status);
    return answer.json();
  }

  /* ---------- the number ---------- */

  function count(now) {
    const button = bell();
    const more = unread >= 0 && now > unread;
    unread = now;
    button.dataset.unread = String(now);
    const text = now > 99 ? "99+" : String(now);
    button.querySelector(".count").textContent = now ? text : "";
    button.setAttribute("aria-label", now === 0 ? Switchboard.t("Notifications") : now === 1 ? Switchboard.t("Notifications, 1 unread") : Switchboard.t("Notifications, {0} unread", text));
    panel().querySelector("[data-read-all]").hidden = !now;
    return more;
  }

  /* ---------- the panel ---------- */

  const load = Switchboard.refresh(async () => {
    if (!bell()) return;
    const before = new Set(items.map(({ id, at }) => id + at));
    try {
      const answer = await send("GET", "notifications?limit=" + SHOWN);
      items = answer.items;
      const more = count(answer.unread);
      const fresh = items.find(({ id, at, read }) => !read && !before.has(id + at));
      if (more && fresh) Switchboard.announce(Switchboard.t("Notification: {0}", fresh.title));
      known = true;
      if (isOpen()) show();
    } catch (unreachable) {
      if (isOpen()) failed();
    }
  });

  function failed() {
    const again = element("button", { type: "button", class: "button button-small" }, Switchboard.t("Try again"));
    again.addEventListener("click", () => load());
    list().replaceChildren(
      element("div", { class: "empty" }, Switchboard.icon("alert"), element("p", {}, Switchboard.t("The notifications could not be loaded.")), again),
    );
  }

  const list = () => panel().querySelector(".notifications-list");

  function show() {
    const focused = document.activeElement && document.activeElement.dataset.notification;
    if (!items.length) {
      list().replaceChildren(
        element(
          "div",
          { class: "empty" },
          Switchboard.icon("bell"),
          element("p", {}, Switchboard.t("Nothing yet. What colleagues hand to you appears here.")),
        ),
      );
      return;
    }
    const today = new Date().toDateString();
    const isToday = ({ at }) => new Date(at).toDateString() === today;
    list().replaceChildren(
      ...[
        [Switchboard.t("Today"), items.filter(isToday)],
        [Switchboard.t("Earlier"), items.filter((item) => !isToday(item))],
      ]
        .filter(([, part]) => part.length)
        .map(([title, part]) =>
          element(
            "section",
            { "aria-label": title },
            element("h3", { class: "menu-title" }, title),
            element("ul", {}, ...part.map(row)),
          ),
        ),
    );
    Switchboard.renderedAgain(list());
    const again = focused && list().querySelector('[data-notification="' + CSS.escape(focused) + '"]');
    if (again) again.focus();
    else if (document.activeElement === list()) list().querySelector("a.notification").focus();
  }

  function row(item) {
    const link = element(
      "a",
      { class: "notification", href: (document.body.dataset.base || "") + item.href, "data-notification": item.id },
      element("span", { class: "notification-mark", "aria-hidden": "true" }),
      element(
        "span",
        { class: "grow" },
        element("span", { class: item.read ? "notification-title" : "notification-title strong" }, item.title),
        element(
          "span",
          { class: "muted xs" },
          element("time", { datetime: item.at, "data-relative": "" }),
          item.times > 1 ? Switchboard.t(", {0} times", item.times) : "",
        ),
      ),
      item.read ? null : element("span", { class: "sr-only" }, Switchboard.t(", unread")),
    );
    link.dataset.unread = String(!item.read);
    link.addEventListener("click", (click) => {
      if (click.ctrlKey || click.metaKey || click.shiftKey) return;
      if (item.read) return;
      click.preventDefault();
      // The page that follows is to show the number without it.
      markRead({ ids: [item.id] }).then(() => location.assign(link.href));
    });
    const mark = element(
      "button",
      { type: "button", class: "button button-icon button-small button-quiet", "aria-label": Switchboard.t("Mark as read: {0}", item.title), title: Switchboard.t("Mark as read") },
      Switchboard.icon("check"),
    );
    mark.addEventListener("click", () => {
      link.focus();
      markRead({ ids: [item.id] });
    });
    return element("li", {}, link, item.read ? null : mark);
  }

  async function markRead(which) {
    try {
      const answer = await send("POST", "notifications/read", which);
      items = items.map((item) => (which.all || which.ids.includes(item.id) ? { ...item, read: true } : item));
      count(answer.unread);
      if (isOpen()) show();
    } catch (unreachable) {
      Switchboard.toast(Switchboard.t("It could not be marked as read"), { kind: "bad", detail: Switchboard.t("Try again in a moment.") });
    }
  }

  /* ---------- opening and closing ---------- */

  Switchboard.openNotifications = () => {
    if (!panel() || isOpen()) return;
    panel().hidden = false;
    bell().setAttribute("aria-expanded", "true");
    place();
    if (known) show();
    else list().replaceChildren(element("span", { class: "skeleton" }), element("span", { class: "skeleton" }));
    load();
    list().focus();
  };

  function place() {
    const box = bell().getBoundingClientRect();
    const width = panel().offsetWidth;
    panel().style.top = box.bottom + 4 + "px";
    panel().style.left = Math.max(8, Math.min(box.right - width, window.innerWidth - width - 8)) + "px";
  }

  function close(focusBell) {
    if (!isOpen()) return;
    panel().hidden = true;
    bell().setAttribute("aria-expanded", "false");
    if (focusBell) bell().focus();
  }

  document.addEventListener("click", (click) => {
    if (!bell()) return;
    if (click.target.closest("#sb-bell")) {
      if (isOpen()) close(true);
      else Switchboard.openNotifications();
    } else if (click.target.closest("[data-notifications-close]")) close(true);
    else if (click.target.closest("[data-read-all]")) {
      list().focus();
      markRead({ all: true });
    } else if (isOpen() && click.target.isConnected && !click.target.closest("#sb-notifications")) close(false);
  });

  document.addEventListener("keydown", (press) => {
    if (!isOpen()) return;
    if (press.key === "Escape") {
      press.preventDefault();
      close(true);
      return;
    }
    const move = { ArrowDown: 1, ArrowUp: -1 }[press.key];
    if (!move || !panel().contains(document.activeElement)) return;
    const links = [...panel().querySelectorAll("a.notification")];
    if (!links.length) return;
    press.preventDefault();
    const at = links.indexOf(document.activeElement);
    links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + move))].focus();
  });

  document.addEventListener("focusin", (focus) => {
    if (isOpen() && !panel().contains(focus.target) && focus.target !== bell()) close(false);
  });
  window.addEventListener("resize", () => isOpen() && place());

  Switchboard.ready(() => {
    if (bell()) unread = Number(bell().dataset.unread) || 0;
  });
  Switchboard.on("notification.changed", () => load());
  Switchboard.on("resync", () => load());

  /* ---------- who can be spoken to ---------- */

  Switchboard.on("member.availability_changed", ({ data }) => {
    for (const dot of document.querySelectorAll('[data-presence="' + CSS.escape(data.user) + '"]')) {
      dot.dataset.availability = data.availability;
      dot.title = Switchboard.t(data.availability);
      const word = dot.querySelector(".sr-only");
      if (word) word.textContent = ", " + Switchboard.t(data.availability);
    }
    if (data.user === document.body.dataset.person) own(data.availability);
  });

  function own(availability) {
    for (const dot of document.querySelectorAll("[data-own-availability]")) dot.dataset.availability = availability;
    for (const item of document.querySelectorAll("[data-availability-choice]")) {
      item.setAttribute("aria-checked", String(item.dataset.availabilityChoice === availability));
    }
  }

  document.addEventListener("click", async (click) => {
    const choice = click.target.closest("[data-availability-choice]");
    if (!choice) return;
    try {
      const answer = await send("PUT", "me/availability", { availability: choice.dataset.availabilityChoice });
      own(answer.availability);
      Switchboard.announce(Switchboard.t("You are {0}", Switchboard.t(answer.availability)));
    } catch (unreachable) {
      Switchboard.toast(Switchboard.t("Your availability could not be changed"), { kind: "bad", detail: Switchboard.t("Try again in a moment.") });
    }
  });

  Switchboard.keys({ "g n": [Switchboard.t("Show notifications"), () => Switchboard.openNotifications()] }, "Everywhere");
})(window.Switchboard);
