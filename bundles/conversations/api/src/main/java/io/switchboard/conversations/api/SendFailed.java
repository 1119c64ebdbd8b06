// SPDX-License-Identifier: Apache-2.0
package io.switchboard.conversations.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The provider did not take the message. The message is one sentence for the agent. */
public class SendFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean retryable;
    private final @Nullable Duration retryAfter;

    public SendFailed(String code, String sentence, boolean retryable, @Nullable Duration retryAfter) {
        super(sentence);
        this.code = code;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    /** The provider's code, or one of ours such as {@code channel.rate_limited}. */
    public String code() {
        return code;
    }

    public boolean retryable() {
        return retryable;
    }

    /** How long to wait before the next try, or null for the caller's own schedule. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
