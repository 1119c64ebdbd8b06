// SPDX-License-Identifier: Apache-2.0
/*
 * The portal's one global. This file touches no element and is loaded first, without defer, so that a
 * module's script may call it at once; the sb-*.js files hang their parts onto it.
 *
 *   Switchboard.on("message.*", event => …)      live events {id, type, occurredAt, data}; returns an undo
 *   Switchboard.ready(() => …)                   once, when the document stands
 *   Switchboard.rendered(root => …)              on load and after each partial render
 *   Switchboard.keys({"j": ["Next", fn]})        keys of this page, listed under "?"
 *   Switchboard.command("New deal", fn, icon)    an entry of the command palette
 *   Switchboard.toast(text, {undo, action, kind, detail}) · announce(text) · confirm({…})
 *   Switchboard.t("{0} people", 3)               the text in the page's language, as words-es.js and its like have it
 *   Switchboard.refresh(fn)                      a function run at most once at a time, again if asked meanwhile
 */
(function () {
  "use strict";

  // Faces runs the <eval> of an answer in a script element that it makes without the page's nonce. Who can
  // call this runs already; markup that was smuggled in is parsed, and comes by without one.
  const nonce = document.currentScript.nonce;
  const createElement = document.createElement;
  document.createElement = function (name, ...options) {
    const made = createElement.call(this, name, ...options);
    if (made instanceof HTMLScriptElement) made.nonce = nonce;
    return made;
  };

  const translations = {};
  const listeners = [];
  const readyQueue = [];
  const renderers = [];
  let isReady = false;

  const Switchboard = {
    keyBindings: [],
    commands: [],

    /** Texts of scripts by their English ones: the frame's own, and those of a module that brings some. */
    words(texts) {
      Object.assign(translations, texts);
    },

    t(english, ...values) {
      return (translations[english] || english).replace(/\{(\d)\}/g, (place, number) => String(values[number]));
    },

    on(pattern, listener) {
      const entry = { pattern, listener };
      listeners.push(entry);
      return () => {
        const at = listeners.indexOf(entry);
        if (at >= 0) listeners.splice(at, 1);
      };
    },

    emit(event) {
      for (const { pattern, listener } of [...listeners]) {
        if (!matches(pattern, event.type)) continue;
        try {
          listener(event);
        } catch (failure) {
          // One page's listener must not keep the others from the event.
          console.error("A listener for " + pattern + " failed", failure);
        }
      }
    },

    ready(work) {
      if (isReady) work();
      else readyQueue.push(work);
    },

    rendered(work) {
      renderers.push(work);
      if (isReady) work(document);
    },

    renderedAgain(root) {
      for (const work of renderers) work(root || document);
    },

    keys(bindings, group) {
      for (const [key, binding] of Object.entries(bindings)) {
        const [label, run] = Array.isArray(binding) ? binding : [binding.label || "", binding.run || binding];
        this.keyBindings.push({ key, label, run, group: group || "This page" });
      }
    },

    command(title, run, icon) {
      this.commands.push({ title, run, icon: icon || "zap", group: "Do" });
    },

    /** Wraps a commandScript so that a burst of events causes one request now and at most one after it. */
    refresh(start, wait) {
      let running = false;
      let again = false;
      const done = () => {
        running = false;
        if (again) {
          again = false;
          run();
        }
      };
      const run = () => {
        if (running) {
          again = true;
          return;
        }
        running = true;
        try {
          start();
        } finally {
          // Faces queues requests itself; the pause only folds bursts together.
          window.setTimeout(done, wait || 250);
        }
      };
      return run;
    },
  };

  function matches(pattern, type) {
    return pattern.endsWith("*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
  }

  document.addEventListener("DOMContentLoaded", () => {
    isReady = true;
    for (const work of readyQueue.splice(0)) work();
    Switchboard.renderedAgain(document);
  });

  window.Switchboard = Switchboard;
})();
