// SPDX-License-Identifier: Apache-2.0
package io.switchboard.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.launcher.ProductOptions;
import io.switchboard.scenarios.RunningProduct.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The launcher's {@code doctor}, as somebody on the machine would type it. */
final class DoctorCommand {
    private DoctorCommand() {}

    /** What it has printed, and with what code it has ended. */
    record Answer(int code, String out) {
        JsonNode json() {
            try {
                return Api.JSON.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out, e);
            }
        }
    }

    /** Looks at the running product. */
    static Answer run(Stage stage, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--data", stage.product().dataDirectory().toString(), "--http-port", Integer.toString(stage.url().getPort())));
        for (String port : List.of(ProductOptions.PHONE_PORT, ProductOptions.MAIL_SERVER_PORT, ProductOptions.MAIL_PAGE_PORT)) {
            arguments.addAll(List.of("--set", port + "=" + stage.product().setting(port)));
        }
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    static Answer run(List<String> arguments) {
        Path lib = Path.of(System.getProperty("switchboard.product"), "lib");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dswitchboard.product=" + System.getProperty("switchboard.product"),
                                "-Dswitchboard.liberty=" + System.getProperty("switchboard.liberty"),
                                "-cp",
                                lib.resolve("*").toString(),
                                "io.switchboard.launcher.Launcher",
                                "doctor"),
                        arguments.stream())
                .toList();
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
