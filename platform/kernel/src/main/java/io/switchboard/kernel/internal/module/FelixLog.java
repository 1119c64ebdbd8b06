// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/** What the framework has to say goes where all else goes. */
final class FelixLog extends Logger {
    private static final org.slf4j.Logger logger = LoggerFactory.getLogger("io.switchboard.kernel.framework");

    @Override
    protected void doLog(
            @Nullable Bundle bundle,
            @Nullable ServiceReference reference,
            int level,
            String message,
            @Nullable Throwable failure) {
        String text = bundle == null ? message : bundle.getSymbolicName() + ": " + message;
        switch (level) {
            case LOG_ERROR -> logger.error(text, failure);
            case LOG_WARNING -> logger.warn(text, failure);
            case LOG_INFO -> logger.info(text, failure);
            default -> logger.debug(text, failure);
        }
    }
}
