// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.foundation.AuditLog;
import io.switchboard.foundation.AuditVerification;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes all audit logs outside of the server: started by the launcher with the settings that the server
 * would get, it writes what it found to standard output, in JSON.
 */
public final class AuditProgram {
    private AuditProgram() {}

    public static void main(String[] arguments) throws IOException {
        // What libraries print must not get between the lines of the report.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        ConfigReader reader = ConfigReader.read(System.getenv(), ConfigReader.systemProperties());
        new ObjectMapper()
                .writeValue(out, AuditVerification.all(reader.config()).stream().map(Line::of).toList());
    }

    /**
     * What the launcher reads.
     *
     * @param says what the first entry that does not fit says now
     */
    record Line(
            String organization, boolean intact, long entries, @Nullable Long firstBroken, @Nullable String says) {
        static Line of(AuditVerification.Finding finding) {
            AuditLog.Verification found = finding.verification();
            return new Line(
                    finding.organization(), found.isIntact(), found.entries(), found.firstBroken(), finding.firstBroken());
        }
    }
}
