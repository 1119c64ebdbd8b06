// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Has every audit log computed anew, by the application's own code, and says one line about each. */
final class AuditVerify {
    private static final String PROGRAM = "io.switchboard.portal.internal.boot.AuditProgram";

    private final ProductOptions options;
    private final DataDirectory data;
    private final Progress progress;

    AuditVerify(ProductOptions options, Progress progress) {
        this.options = options;
        this.data = DataDirectory.of(options.data());
        this.progress = progress;
    }

    /** @return whether nobody has altered any of them */
    boolean verify() {
        options.home().check();
        if (!data.exists() && !options.externalDatabase()) {
            throw new StartRefused("There is no installation in " + data.root() + "; give its directory with --data.");
        }
        return say(findings());
    }

    private JsonNode findings() {
        try (DatabaseVisit visit = DatabaseVisit.to(options, data)) {
            String url = visit.url().orElseThrow(() -> new StartRefused("The database of " + data.root()
                    + " cannot be reached; start the product once, or ask its doctor."));
            InstallationSecrets secrets = InstallationSecrets.existingIn(data.secrets());
            String report = new ApplicationProgram(options.home(), PROGRAM)
                    .run(ServerSettings.of(options, data, secrets, url), List.of());
            return new ObjectMapper().readTree(report);
        } catch (JsonProcessingException e) {
            throw new StartRefused("What the application found cannot be read.", e);
        }
    }

    private boolean say(JsonNode findings) {
        boolean allIntact = true;
        for (JsonNode finding : findings) {
            progress.say(line(finding));
            allIntact &= finding.path("intact").asBoolean();
        }
        return allIntact;
    }

    static String line(JsonNode finding) {
        // A name must not look like a line of its own.
        String organization = finding.path("organization").asText().replaceAll("\\s+", " ");
        if (finding.path("intact").asBoolean()) {
            return "ok  " + organization + ": " + finding.path("entries").asLong() + " entries";
        }
        String now = finding.path("says").isTextual()
                ? ", which now says: " + finding.path("says").asText().replaceAll("\\s+", " ")
                : ", which is gone";
        return "NO  " + organization + ": altered from entry " + finding.path("firstBroken").asLong() + " on" + now;
    }
}
