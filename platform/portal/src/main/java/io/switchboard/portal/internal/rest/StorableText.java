// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Text that the database can keep: any but one with the character zero, which PostgreSQL has no place for. */
final class StorableText extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        return text == null || text.indexOf(0) < 0
                ? text
                : (String) context.handleWeirdStringValue(String.class, "", "it contains the character zero");
    }
}
