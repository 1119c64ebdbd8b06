// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.web;

import io.switchboard.kernel.module.ModuleStatus;
import io.switchboard.kernel.module.Modules;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: it can serve. One bad module does
 * not make a server unready, since the others work and a restart would not mend it; it is named.
 */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(HealthServlet.class);
    private static final int PATIENCE_SECONDS = 2;

    private final transient DataSource database;
    private final transient Modules modules;

    public HealthServlet(DataSource database, Modules modules) {
        this.database = database;
        this.modules = modules;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestPath path = GateFilter.path(request);
        if (path.text().equals("/health/live")) {
            Answers.json(response, 200, Map.of("status", "OK"));
        } else if (path.text().equals("/health/ready")) {
            ready(response);
        } else {
            Answers.problem(response, HttpFaults.problem(404));
        }
    }

    private void ready(HttpServletResponse response) throws IOException {
        boolean hasDatabase = hasDatabase();
        List<Map<String, Object>> checks = new ArrayList<>();
        checks.add(check(
                "database",
                hasDatabase ? "OK" : "TEMPORARILY_UNAVAILABLE",
                hasDatabase ? "The database answers." : "The database does not answer; we try again by ourselves."));
        for (ModuleStatus module : modules.status()) {
            if (!module.state().equals("stopped")) {
                checks.add(check("module " + module.id(), module.health(), module.why()));
            }
        }
        boolean isGood = checks.stream().allMatch(check -> "OK".equals(check.get("status")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", hasDatabase ? (isGood ? "OK" : "WARN") : "TEMPORARILY_UNAVAILABLE");
        document.put("checks", checks);
        Answers.json(response, hasDatabase ? 200 : 503, document);
    }

    private boolean hasDatabase() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException failure) {
            log.warn("The database does not answer the health check: {}", failure.getMessage());
            return false;
        }
    }

    private static Map<String, Object> check(String name, String status, String reason) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", name);
        check.put("status", status);
        check.put("reason", reason);
        return check;
    }
}
