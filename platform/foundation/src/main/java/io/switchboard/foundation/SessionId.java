// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.tenancy.Ids;
import java.io.Serializable;
import java.util.UUID;

/** One sign-in of a person, in a browser or with tokens, until it is ended or expires. */
public record SessionId(UUID value) implements Serializable {

    public static SessionId next() {
        return new SessionId(Ids.next());
    }

    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
