// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedConnectionTest {
    private final List<String> calls = new ArrayList<>();
    private final Connection real = (Connection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                calls.add(method.getName());
                return null;
            });

    @Test
    void aBorrowerCanNeitherEndTheTransactionNorGetBehindIt() {
        Connection guarded = GuardedConnection.of(real);
        assertThatThrownBy(guarded::commit).isInstanceOf(SQLException.class);
        assertThatThrownBy(guarded::rollback).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guarded.setAutoCommit(true)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guarded.unwrap(Connection.class)).isInstanceOf(SQLException.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void aLentConnectionStaysOpenForItsOwner() throws SQLException {
        GuardedConnection.lent(real).close();
        assertThat(calls).isEmpty();
        GuardedConnection.of(real).close();
        assertThat(calls).containsExactly("close");
    }

    @Test
    void savepointsAreTheBorrowersOwn() throws SQLException {
        Connection guarded = GuardedConnection.of(real);
        guarded.rollback(guarded.setSavepoint());
        assertThat(calls).containsExactly("setSavepoint", "rollback");
    }
}
