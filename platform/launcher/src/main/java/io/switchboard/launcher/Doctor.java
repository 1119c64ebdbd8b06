// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.launcher.Finding.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines an installation, running or stopped: what a start needs from this machine, and then, by the
 * application's own checks, all the rest.
 */
final class Doctor {
    private static final String PROGRAM = "io.switchboard.portal.internal.boot.DoctorProgram";
    private static final String BEFORE_FIRST_START = "before-first-start";

    private final ProductOptions options;
    private final DataDirectory data;

    Doctor(ProductOptions options) {
        this.options = options;
        this.data = DataDirectory.of(options.data());
    }

    DoctorReport examine() {
        List<Finding> findings = new ArrayList<>();
        try (DatabaseVisit visit = DatabaseVisit.to(options, data)) {
            checks(visit.isRunning()).forEach(check -> findings.add(check.look()));
            visit.finding().ifPresent(findings::add);
            boolean hasProduct = findings.get(0).state() == State.OK;
            if (hasProduct) {
                findings.addAll(application(visit));
            }
        }
        return new DoctorReport(findings);
    }

    /** The product first: without it there is nothing to examine with. */
    private List<Check> checks(boolean isRunning) {
        List<Check> checks = new ArrayList<>(List.of(
                new ProductCheck(options.home()),
                new DataDirectoryCheck(data),
                new PortCheck("the pages", options.httpPort(), "--http-port", isRunning)));
        if (options.demo()) {
            checks.add(port("the customer's phone", ProductOptions.PHONE_PORT, ServerSettings.PHONE_PORT, isRunning));
            checks.add(port("the mail catcher", ProductOptions.MAIL_SERVER_PORT, ServerSettings.MAIL_SERVER_PORT, isRunning));
            checks.add(port("the team's mail", ProductOptions.MAIL_PAGE_PORT, ServerSettings.MAIL_PAGE_PORT, isRunning));
        }
        return checks;
    }

    private Check port(String what, String setting, String usual, boolean isRunning) {
        int port = Integer.parseInt(options.settings().getOrDefault(setting, usual));
        return new PortCheck(what, port, "--set " + setting + "=…", isRunning);
    }

    private List<Finding> application(DatabaseVisit visit) {
        List<String> arguments = visit.url().isPresent() ? List.of() : List.of(BEFORE_FIRST_START);
        try {
            InstallationSecrets secrets = InstallationSecrets.existingIn(data.secrets());
            ServerSettings settings = ServerSettings.of(options, data, secrets, visit.url().orElse("jdbc:postgresql:"));
            return read(new ApplicationProgram(options.home(), PROGRAM).run(settings, arguments));
        } catch (StartRefused e) {
            return List.of(new Finding("application", State.HEALTH_CHECK_ERROR, e.getMessage(), "Build the product again, and look again."));
        }
    }

    private static List<Finding> read(String report) {
        try {
            List<Finding> findings = new ArrayList<>();
            for (JsonNode check : new ObjectMapper().readTree(report).path("checks")) {
                findings.add(new Finding(
                        check.path("name").asText(),
                        State.valueOf(check.path("state").asText()),
                        check.path("found").asText(),
                        check.path("fix").asText()));
            }
            return findings;
        } catch (JsonProcessingException e) {
            throw new StartRefused("The application's report cannot be read.", e);
        }
    }
}
