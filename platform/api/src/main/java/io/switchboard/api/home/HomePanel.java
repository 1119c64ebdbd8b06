// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.home;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A few figures on the home page, each with the page that shows what was counted. Registered as a service;
 * asked on a thread of the platform's with the caller bound, in no transaction, and within about a second:
 * what comes later is not shown. Words are plain text, or keys of the module's own texts.
 */
@ConsumerType
public interface HomePanel {
    String title();

    /** Who lacks it sees no panel, and is not asked for; empty for everybody. */
    String permission();

    /** Smaller stands first. */
    default int order() {
        return 100;
    }

    /** Few: what fits into a line. Without any the panel is not shown. */
    List<Figure> figures() throws Exception;
}
