// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** A connection that its borrower can neither unwrap nor end the transaction of. */
final class GuardedConnection implements InvocationHandler {
    private static final Set<String> REFUSED =
            Set.of("unwrap", "commit", "rollback", "setAutoCommit", "abort", "setClientInfo");

    private final Connection connection;
    private final boolean closes;

    private GuardedConnection(Connection connection, boolean closes) {
        this.connection = connection;
        this.closes = closes;
    }

    static Connection of(Connection connection) {
        return proxy(new GuardedConnection(connection, true));
    }

    /** As {@link #of}, but closing it is left to its owner. */
    static Connection lent(Connection connection) {
        return proxy(new GuardedConnection(connection, false));
    }

    private static Connection proxy(GuardedConnection handler) {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (name.equals("isWrapperFor")) {
            return false;
        }
        if (name.equals("close") && !closes) {
            return null;
        }
        if (REFUSED.contains(name) && !(name.equals("rollback") && arguments != null)) {
            throw new SQLException("Connection." + name + " is the platform's, not a module's");
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
