// SPDX-License-Identifier: Apache-2.0
/* The channels page follows the states of its channels. */
(function (Switchboard) {
  "use strict";

  const refresh = Switchboard.refresh(() => window.channelsRefresh());
  Switchboard.on("channel.*", refresh);
  Switchboard.on("resync", refresh);
})(window.Switchboard);
