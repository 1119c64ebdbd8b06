// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.foundation.doctor.Doctor;
import io.switchboard.foundation.doctor.Finding;
import io.switchboard.foundation.doctor.Report;
import io.switchboard.foundation.doctor.Report.Examined;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The doctor outside of the server: started by the launcher with the settings that the server would get, it
 * writes its report to standard output, in JSON. With the argument {@value #BEFORE_FIRST_START} it asks no database.
 */
public final class DoctorProgram {
    private static final String BEFORE_FIRST_START = "before-first-start";

    private DoctorProgram() {}

    public static void main(String[] arguments) throws IOException {
        // What libraries print must not get between the lines of the report.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Report report = report(System.getenv(), ConfigReader.systemProperties(), List.of(arguments).contains(BEFORE_FIRST_START));
        new ObjectMapper().writeValue(out, report);
        // A thread of a look that hangs must not keep the program.
        System.exit(0);
    }

    static Report report(Map<String, String> environment, Map<String, String> properties, boolean isBeforeFirstStart) {
        ConfigReader reader;
        try {
            reader = ConfigReader.read(environment, properties);
        } catch (IllegalStateException wrong) {
            return wrongly(wrong);
        }
        Doctor doctor = isBeforeFirstStart
                ? Doctor.beforeFirstStart(reader.config())
                : Doctor.of(reader.config(), Clock.systemUTC());
        return doctor.examine();
    }

    /** Without settings there is nothing else to look at. */
    private static Report wrongly(IllegalStateException wrong) {
        Finding finding = Finding.critical(
                String.valueOf(wrong.getMessage()).replaceAll("\\s+", " "),
                "Correct the name or the value where it is given: an option, the environment, or the file.");
        return new Report(
                finding.state(), List.of(new Examined("configuration", finding.state(), finding.found(), finding.fix(), 0)));
    }
}
