// SPDX-License-Identifier: Apache-2.0
package io.switchboard.whatsapp.internal.cloud;

import io.switchboard.whatsapp.internal.domain.CloudError;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider did not do what it was asked. The message is one sentence for people. */
public final class GraphFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SERVICE_FAULTS = 500;

    /** How sure it is that nothing was done. */
    public enum Certainty {
        /** It said no. */
        REFUSED,
        /** It was not reached. */
        NOT_REACHED,
        /** It was reached and gave no answer that can be read: what was asked may have been done. */
        NO_ANSWER
    }

    private final Certainty certainty;
    private final int status;
    private final int code;
    private final @Nullable Duration retryAfter;

    private GraphFailure(
            Certainty certainty,
            int status,
            int code,
            @Nullable Duration retryAfter,
            String sentence,
            @Nullable Throwable cause) {
        super(sentence, cause);
        this.certainty = certainty;
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static GraphFailure refused(int status, int code, @Nullable Duration retryAfter, String sentence) {
        return new GraphFailure(Certainty.REFUSED, status, code, retryAfter, sentence, null);
    }

    static GraphFailure notReached(Throwable cause) {
        return new GraphFailure(
                Certainty.NOT_REACHED, 0, -1, null, "WhatsApp cannot be reached; it is tried again shortly.", cause);
    }

    static GraphFailure noAnswer(@Nullable Throwable cause) {
        return new GraphFailure(
                Certainty.NO_ANSWER,
                0,
                -1,
                null,
                "WhatsApp did not answer in time, so the message may have been sent or not; look before you send it again.",
                cause);
    }

    public Certainty certainty() {
        return certainty;
    }

    /** The provider's code, or -1. */
    public int code() {
        return code;
    }

    public int status() {
        return status;
    }

    /** What is known about the code. */
    public Optional<CloudError> error() {
        return CloudError.of(code);
    }

    /** Whether the same request may succeed later without having been done already. */
    public boolean retryable() {
        return switch (certainty) {
            case NOT_REACHED -> true;
            case NO_ANSWER -> false;
            case REFUSED -> error().map(CloudError::retryable).orElse(status >= SERVICE_FAULTS || status == 429);
        };
    }

    /** The longer of what the provider asks for and what its code asks for; null for neither. */
    public @Nullable Duration retryAfter() {
        Duration pause = error().map(CloudError::pause).orElse(null);
        if (retryAfter == null || pause == null) {
            return retryAfter == null ? pause : retryAfter;
        }
        return retryAfter.compareTo(pause) >= 0 ? retryAfter : pause;
    }
}
