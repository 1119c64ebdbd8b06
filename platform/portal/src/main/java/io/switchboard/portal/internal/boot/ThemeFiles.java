// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import io.switchboard.portal.internal.page.AssetVersion;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** The theme's files, whose content gives their addresses a version. */
final class ThemeFiles {
    private static final String FOLDER = "/theme/";

    private final ServletContext context;

    ThemeFiles(ServletContext context) {
        this.context = context;
    }

    AssetVersion version() {
        CRC32 sum = new CRC32();
        Set<String> paths = context.getResourcePaths(FOLDER);
        if (paths == null) {
            throw new IllegalStateException("The web application was built without the theme");
        }
        for (String path : new TreeSet<>(paths)) {
            if (!path.endsWith("/")) {
                sum.update(content(path));
            }
        }
        return new AssetVersion(Long.toHexString(sum.getValue()));
    }

    private byte[] content(String path) {
        try (InputStream in = context.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + path, failure);
        }
    }
}
