// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.web;

import io.switchboard.api.web.WebhookRoutes;
import io.switchboard.kernel.internal.persistence.JtaTransactions;
import io.switchboard.kernel.internal.persistence.TenantDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** One module's webhook addresses, as rows. */
public final class StoredWebhookRoutes implements WebhookRoutes {
    private final String module;
    private final JtaTransactions transactions;
    private final TenantDataSource dataSource;
    private final URI publicUrl;
    private final WebhookDirectory directory;

    public StoredWebhookRoutes(
            String module,
            JtaTransactions transactions,
            TenantDataSource dataSource,
            URI publicUrl,
            WebhookDirectory directory) {
        this.module = module;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.publicUrl = publicUrl;
        this.directory = directory;
    }

    @Override
    public void open(String key) {
        update("insert into kernel.webhook_route (module, key) values (?, ?) on conflict (organization_id, module, key) do nothing", key);
    }

    @Override
    public void close(String key) {
        transactions.call(() -> {
            update("delete from kernel.webhook_route where module = ? and key = ?", key);
            transactions.afterCommit(() -> directory.forget(module, key));
            return true;
        });
    }

    private void update(String sql, String key) {
        transactions.call(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, module);
                statement.setString(2, key);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public String address(String key) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/hooks/" + module + "/" + key;
    }
}
