// SPDX-License-Identifier: Apache-2.0
/* The states of the numbers follow what happens; what is being entered stays as it is. */
(function (Switchboard) {
  "use strict";

  const refresh = Switchboard.refresh(() => window.whatsappRefresh());
  Switchboard.on("channel.*", refresh);
  Switchboard.on("resync", refresh);
})(window.Switchboard);
