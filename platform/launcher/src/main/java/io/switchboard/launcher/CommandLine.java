// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the person who started the launcher asked for, in arguments and, second to those, in the environment. */
record CommandLine(Command command, ProductOptions options, boolean stopWithParent, boolean json) {
    static final String USAGE = """
            Usage: launcher [run | doctor | audit verify | help] [options]

              --data DIR            where everything is kept         SWITCHBOARD_DATA        .switchboard
              --http-port PORT      the pages and the API            SWITCHBOARD_HTTP_PORT   9080
              --http-host HOST      the address listened on, or *    SWITCHBOARD_HTTP_HOST   localhost
              --database-url URL    a PostgreSQL of your own, with the passwords of its three roles in
                                    SWITCHBOARD_DATABASE_OWNER_PASSWORD, …_APP_PASSWORD, …_PLATFORM_PASSWORD
              --demo | --no-demo    with or without demo data        SWITCHBOARD_DEMO_ENABLED  true
              --reset               start with an empty data directory
              --set KEY=VALUE       any other setting, such as switchboard.public-url=https://…
              --stop-with-parent    stop when the program that started this one ends
              --json                what the doctor finds, for programs

            With audit verify every audit log is computed anew; it ends with 1 when one was altered.
            The doctor looks at a running or a stopped installation and says what to mend; it ends with 1 when
            something is critical. Options of the server's Java machine: SWITCHBOARD_JVM_OPTIONS.""";

    enum Command {
        RUN,
        DOCTOR,
        AUDIT,
        HELP
    }

    private static final String DATA = "SWITCHBOARD_DATA";
    private static final String HTTP_PORT = "SWITCHBOARD_HTTP_PORT";
    private static final String HTTP_HOST = "SWITCHBOARD_HTTP_HOST";
    private static final String JVM_OPTIONS = "SWITCHBOARD_JVM_OPTIONS";
    private static final String DEMO = "SWITCHBOARD_DEMO_ENABLED";

    /** Settings that the launcher needs to know itself; all others reach the application by the environment. */
    private static final List<String> SHARED = List.of(
            ServerSettings.PUBLIC_URL,
            ProductOptions.DATABASE_URL,
            "switchboard.database.owner-user",
            "switchboard.database.owner-password",
            "switchboard.database.app-user",
            "switchboard.database.app-password",
            "switchboard.database.platform-user",
            "switchboard.database.platform-password",
            "switchboard.security.token-key",
            "switchboard.security.master-key",
            ServerSettings.OPERATOR_EMAIL,
            ServerSettings.OPERATOR_PASSWORD,
            ServerSettings.DEMO_PASSWORD,
            ProductOptions.MAIL_HOST);

    /**
     * The names that the launcher has read: the server must neither take them for settings of its own nor
     * prefer them to what the launcher made of them.
     */
    static List<String> consumedNames() {
        Stream<String> own = Stream.of(DATA, HTTP_PORT, HTTP_HOST, JVM_OPTIONS, DEMO);
        return Stream.concat(own, SHARED.stream().map(CommandLine::environmentName)).toList();
    }

    /** Thrown with a sentence for whoever typed it. */
    static final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misunderstood(String message) {
            super(message);
        }
    }

    static CommandLine parse(String[] arguments, Map<String, String> environment, ProductHome home) {
        return new Parser(environment, home).parse(new ArrayDeque<>(List.of(arguments)));
    }

    /** One pass over the arguments. */
    private static final class Parser {
        private Command command = Command.RUN;
        private ProductOptions options;
        private boolean stopWithParent;
        private boolean json;

        Parser(Map<String, String> environment, ProductHome home) {
            options = ProductOptions.in(Path.of(environment.getOrDefault(DATA, ".switchboard")))
                    .withHome(home)
                    .withHttp(
                            environment.getOrDefault(HTTP_HOST, "localhost"),
                            port(environment.getOrDefault(HTTP_PORT, "" + ProductOptions.HTTP_PORT)))
                    .withDemo(!"false".equals(environment.get(DEMO)));
            String jvm = environment.get(JVM_OPTIONS);
            if (jvm != null && !jvm.isBlank()) {
                options = options.withJvmOptions(List.of(jvm.strip().split("\\s+")));
            }
            for (String key : SHARED) {
                String value = environment.get(environmentName(key));
                if (value != null) {
                    options = options.withSetting(key, value);
                }
            }
        }

        CommandLine parse(Deque<String> arguments) {
            if (!arguments.isEmpty() && !arguments.peek().startsWith("-")) {
                command = command(arguments.pop());
            }
            if (command == Command.AUDIT && !"verify".equals(arguments.poll())) {
                throw new Misunderstood("There is one thing to do with audit logs: audit verify.");
            }
            while (!arguments.isEmpty()) {
                String argument = arguments.pop();
                int equals = argument.indexOf('=');
                if (equals > 0) {
                    arguments.push(argument.substring(equals + 1));
                    argument = argument.substring(0, equals);
                }
                option(argument, arguments);
            }
            return new CommandLine(command, options, stopWithParent, json);
        }

        private void option(String name, Deque<String> rest) {
            switch (name) {
                case "--data" -> options = options.withData(Path.of(value(name, rest)));
                case "--http-port" -> options = options.withHttp(options.httpHost(), port(value(name, rest)));
                case "--http-host" -> options = options.withHttp(value(name, rest), options.httpPort());
                case "--database-url" -> options = options.withSetting(ProductOptions.DATABASE_URL, value(name, rest));
                case "--demo" -> options = options.withDemo(true);
                case "--no-demo" -> options = options.withDemo(false);
                case "--reset" -> options = options.withReset(true);
                case "--set" -> set(value(name, rest));
                case "--stop-with-parent" -> stopWithParent = true;
                case "--json" -> json = true;
                case "--help", "-h" -> command = Command.HELP;
                default -> throw new Misunderstood("There is no option " + name + ".");
            }
        }

        private void set(String pair) {
            int equals = pair.indexOf('=');
            if (equals < 1 || !pair.startsWith("switchboard.")) {
                throw new Misunderstood("--set wants switchboard.some-key=value, not " + pair + ".");
            }
            options = options.withSetting(pair.substring(0, equals), pair.substring(equals + 1));
        }

        private static Command command(String word) {
            try {
                return Command.valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                String known = List.of(Command.values()).stream()
                        .map(command -> command.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
                throw new Misunderstood("There is no command " + word + "; there are " + known + ".");
            }
        }

        private static String value(String name, Deque<String> rest) {
            @Nullable String value = rest.poll();
            if (value == null) {
                throw new Misunderstood(name + " wants a value.");
            }
            return value;
        }

        private static int port(String text) {
            try {
                int port = Integer.parseInt(text);
                if (port > 0 && port < 65_536) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Told below, like a number out of range.
            }
            throw new Misunderstood("A port is a number from 1 to 65535, not " + text + ".");
        }
    }

    static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
