// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** One installed version of a module that serves, or is about to, or still does. */
public interface Generation {

    ModuleDescriptor descriptor();

    /** Short and unique in this server's life; part of page and resource addresses. */
    String revision();

    Bundle bundle();

    ClassLoader classLoader();

    /** A file of the bundle below {@code META-INF/resources/}, or empty. */
    Optional<URL> resource(String path);

    /** The services of this type that this generation's bundle registers; instances are the system bundle's. */
    <T> List<T> services(Class<T> type);

    /** Creates an instance of the prototype-scoped bean of this name. */
    Optional<BeanInstance> bean(String name);

    /** A page bean and its release. */
    interface BeanInstance extends AutoCloseable {
        Object instance();

        /** {@code view} or {@code request}. */
        String scope();

        @Override
        void close();
    }
}
