// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.rest;

/** Makes the web application's context class loader the thread's for a while; threads of the deployer have another. */
final class ContextLoader implements AutoCloseable {
    /**
     * The loader that the server gave to the thread that boots the application. Beyond the application's own
     * classes it finds the server's providers, such as that of Jakarta Validation.
     */
    private static final ClassLoader PORTAL = Thread.currentThread().getContextClassLoader();

    private final ClassLoader before;

    private ContextLoader(ClassLoader before) {
        this.before = before;
    }

    static ContextLoader portal() {
        Thread thread = Thread.currentThread();
        ContextLoader undo = new ContextLoader(thread.getContextClassLoader());
        thread.setContextClassLoader(PORTAL);
        return undo;
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
