// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.faces;

import io.switchboard.kernel.module.Generation;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Addresses {@code module://crm.7/customers.xhtml}. Faces caches compiled pages by address, so each
 * generation has its own. An address holds no generation, only its key: a cached one keeps nothing
 * alive. The handler travels inside the address, since the server owns the factory of the JVM.
 */
final class ModuleUrls extends URLStreamHandler {
    static final String PROTOCOL = "module";

    private final Function<String, Optional<Generation>> generations;

    /** @param generations finds a living generation by its key */
    ModuleUrls(Function<String, Optional<Generation>> generations) {
        this.generations = generations;
    }

    URL of(String key, String file) {
        try {
            return new URL(null, PROTOCOL + "://" + key + "/" + file, this);
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException("Not a file of a module: " + file, impossible);
        }
    }

    @Override
    protected URLConnection openConnection(URL address) {
        return new ModuleConnection(address);
    }

    /** The default would ask the network for the host's address when two URLs are compared. */
    @Override
    protected synchronized @Nullable InetAddress getHostAddress(URL address) {
        return null;
    }

    private URL target(URL address) throws IOException {
        return generations
                .apply(address.getHost())
                .flatMap(generation -> generation.resource(address.getPath().substring(1)))
                .orElseThrow(() -> new FileNotFoundException(address + " is not there"));
    }

    private final class ModuleConnection extends URLConnection {
        private @Nullable URLConnection target;

        private ModuleConnection(URL address) {
            super(address);
            setUseCaches(false);
        }

        @Override
        public void connect() throws IOException {
            target();
        }

        private URLConnection target() throws IOException {
            URLConnection opened = target;
            if (opened == null) {
                opened = ModuleUrls.this.target(getURL()).openConnection();
                target = opened;
            }
            return opened;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return target().getInputStream();
        }

        @Override
        public long getContentLengthLong() {
            try {
                return target().getContentLengthLong();
            } catch (IOException absent) {
                return -1;
            }
        }

        /** A revision's files never change. */
        @Override
        public long getLastModified() {
            return 0;
        }
    }
}
