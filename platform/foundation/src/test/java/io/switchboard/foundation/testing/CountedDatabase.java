// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.testing;

import io.switchboard.kernel.persistence.PlatformDatabase;
import io.switchboard.testkit.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;

/** The platform's database, with the number of transactions begun, to see what costs none. */
public final class CountedDatabase implements PlatformDatabase {
    private final PlatformDatabase database = TestDatabase.running().platform();
    private final AtomicInteger transactions = new AtomicInteger();

    public int transactions() {
        return transactions.get();
    }

    @Override
    public <T> T transaction(SqlWork<T> work) {
        transactions.incrementAndGet();
        return database.transaction(work);
    }

    @Override
    public void migrate(String schema, ClassLoader loader) {
        database.migrate(schema, loader);
    }
}
