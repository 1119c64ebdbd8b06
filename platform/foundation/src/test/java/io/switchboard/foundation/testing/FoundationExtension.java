// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the database and the foundation when the first test asks; the root store closes them at the end. */
final class FoundationExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningFoundation.class || type == CountedDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(FoundationExtension.class));
        CountedDatabase database = store.computeIfAbsent("database", key -> new CountedDatabase(), CountedDatabase.class);
        return parameter.getParameter().getType() == CountedDatabase.class
                ? database
                : store.computeIfAbsent("foundation", key -> foundation(database), RunningFoundation.class);
    }

    private static RunningFoundation foundation(CountedDatabase database) {
        try {
            return new RunningFoundation(database, Files.createTempDirectory("foundation"), Map.of());
        } catch (IOException e) {
            throw new IllegalStateException("There is no place for files", e);
        }
    }
}
