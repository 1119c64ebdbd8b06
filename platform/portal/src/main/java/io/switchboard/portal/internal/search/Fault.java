// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.search;

import io.switchboard.portal.internal.text.Texts;
import io.switchboard.portal.internal.web.ModuleThreads.Silence;

/** Why a module has found nothing. */
enum Fault {
    STOPPED("search_stopped"),
    FAILED("search_failed"),
    CROWDED("search_crowded"),
    LATE("search_late"),
    STOPPING("search_stopping");

    private final String key;

    Fault(String key) {
        this.key = key;
    }

    static Fault of(Silence silence) {
        return switch (silence) {
            case CROWDED -> CROWDED;
            case LATE -> LATE;
            case FAILED -> FAILED;
            case STOPPING -> STOPPING;
        };
    }

    /** In a sentence, to whoever reads. */
    String words() {
        return Texts.current().get(key);
    }
}
