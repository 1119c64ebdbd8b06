// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.signon;

/** A provider cannot be used, or what it said is not believed; the sentence says why and repeats nothing that it sent. */
final class ProviderFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String kind;

    ProviderFault(String kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    ProviderFault(String kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    /** The end of a stable code. */
    String kind() {
        return kind;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
