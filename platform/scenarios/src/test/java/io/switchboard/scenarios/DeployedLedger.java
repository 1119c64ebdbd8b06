// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.api.event.Events;
import io.switchboard.api.persistence.Transactions;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.module.Deployer;
import io.switchboard.kernel.module.Deployment;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.Modules;
import io.switchboard.kernel.tenancy.TenantContext;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;

/** The tests' own module, brought by the server's deployer and used by what the platform lends it. */
record DeployedLedger(Modules modules, Deployer deployer, BundleContext framework) {
    static final String ID = "ledger";
    static final String FIRST = "ledger-1.jar";
    static final String SECOND = "ledger-2.jar";
    static final String BOOKED = "ledger.booked";

    /** What its event tells. */
    record Booked(String text) {}

    Optional<Generation> running() {
        return modules.current().stream()
                .filter(generation -> generation.descriptor().id().equals(ID))
                .findFirst();
    }

    /** Runs one version or the other, whatever was before. */
    DeployedLedger started() throws Exception {
        if (running().isEmpty()) {
            deploy(FIRST);
        }
        return this;
    }

    Trace deploy(String archive) throws Exception {
        try (InputStream in = open(archive)) {
            ended(deployer.deploy(in, archive, "a test"));
        }
        return Trace.of(running().orElseThrow(), framework);
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = DeployedLedger.class.getResourceAsStream("/" + archive);
        if (in == null) {
            throw new IOException("The application was built without " + archive);
        }
        return in;
    }

    void stop() throws Exception {
        if (running().isPresent()) {
            ended(deployer.stop(ID, "a test"));
        }
    }

    private void ended(Deployment begun) throws InterruptedException {
        Deployment ended = deployer.await(begun.id());
        assertThat(ended.state()).as(ended.sentence()).isEqualTo("done");
    }

    BundleContext context() {
        return running().orElseThrow().bundle().getBundleContext();
    }

    <T> T lent(Class<T> type) {
        return context().getService(context().getServiceReference(type));
    }

    /** Stores a row and tells of it, as a use case of the module would; the last step may throw. */
    void book(OrganizationId organization, String text, Runnable last) throws Exception {
        TenantContext.call(Caller.system(organization), () -> lent(Transactions.class).sql(connection -> {
            insert(connection, text);
            lent(Events.class).publish(BOOKED, "entry:" + text, new Booked(text));
            last.run();
            return true;
        }));
    }

    private static void insert(Connection connection, String text) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into ledger.entry (id, text) values (?, ?)")) {
            insert.setObject(1, Ids.next());
            insert.setString(2, text);
            insert.executeUpdate();
        }
    }

    /** The texts of the rows, as the organization sees them. */
    List<String> entries(OrganizationId organization) throws Exception {
        return TenantContext.call(Caller.system(organization), () -> lent(Transactions.class)
                .sql(connection -> strings(connection, "select text from ledger.entry")));
    }

    /** The texts of the events, as the organization sees them. */
    List<String> told(OrganizationId organization) throws Exception {
        return TenantContext.call(Caller.system(organization), () -> lent(Transactions.class)
                .sql(connection -> strings(connection,
                        "select payload ->> 'text' from kernel.outbox_event where type = '" + BOOKED + "'")));
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
