// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
    private static final ProductHome HOME = new ProductHome(Path.of("product"), Path.of("liberty"));

    @Test
    void without_arguments_it_runs_the_demo_on_an_embedded_database() {
        CommandLine line = parse(Map.of());

        assertThat(line.command()).isEqualTo(CommandLine.Command.RUN);
        assertThat(line.stopWithParent()).isFalse();
        assertThat(line.options().data()).isEqualTo(Path.of(".switchboard"));
        assertThat(line.options().httpHost()).isEqualTo("localhost");
        assertThat(line.options().httpPort()).isEqualTo(9080);
        assertThat(line.options().demo()).isTrue();
        assertThat(line.options().reset()).isFalse();
        assertThat(line.options().externalDatabase()).isFalse();
    }

    @Test
    void values_follow_their_option_or_an_equals_sign() {
        ProductOptions options = parse(Map.of(), "--data=/srv/a=b", "--http-port", "8080", "--set",
                "switchboard.module.crm.greeting=a=b", "--no-demo").options();

        assertThat(options.data()).isEqualTo(Path.of("/srv/a=b"));
        assertThat(options.httpPort()).isEqualTo(8080);
        assertThat(options.settings()).containsEntry("switchboard.module.crm.greeting", "a=b");
        assertThat(options.demo()).isFalse();
    }

    @Test
    void arguments_win_over_the_environment() {
        Map<String, String> environment =
                Map.of("SWITCHBOARD_HTTP_PORT", "1111", "SWITCHBOARD_DATA", "/env", "SWITCHBOARD_DEMO_ENABLED", "false");

        assertThat(parse(environment).options().httpPort()).isEqualTo(1111);
        assertThat(parse(environment).options().demo()).isFalse();
        assertThat(parse(environment, "--http-port", "2222", "--demo").options())
                .extracting(ProductOptions::httpPort, ProductOptions::demo, ProductOptions::data)
                .containsExactly(2222, true, Path.of("/env"));
    }

    @Test
    void an_external_database_takes_its_passwords_from_the_environment() {
        ProductOptions options = parse(
                        Map.of("SWITCHBOARD_DATABASE_OWNER_PASSWORD", "o", "SWITCHBOARD_DATABASE_APP_PASSWORD", "a"),
                        "--database-url", "jdbc:postgresql://db/x?sslmode=require")
                .options();

        assertThat(options.externalDatabase()).isTrue();
        assertThat(options.settings())
                .containsEntry("switchboard.database.url", "jdbc:postgresql://db/x?sslmode=require")
                .containsEntry("switchboard.database.owner-password", "o")
                .containsEntry("switchboard.database.app-password", "a");
    }

    @Test
    void a_mail_server_in_the_environment_is_not_mixed_with_the_catcher() {
        assertThat(parse(Map.of()).options().mailsAreCaught()).isTrue();
        assertThat(parse(Map.of("SWITCHBOARD_MAIL_HOST", "smtp.example")).options().mailsAreCaught()).isFalse();
        assertThat(parse(Map.of(), "--no-demo").options().mailsAreCaught()).isFalse();
    }

    @Test
    void what_the_launcher_has_read_is_kept_from_the_server() {
        assertThat(CommandLine.consumedNames())
                .contains("SWITCHBOARD_DATA", "SWITCHBOARD_DEMO_ENABLED", "SWITCHBOARD_DATABASE_APP_PASSWORD")
                .doesNotContain("SWITCHBOARD_DEPLOYMENT_DRAIN");
    }

    @Test
    void java_options_replace_the_default_ones() {
        assertThat(parse(Map.of("SWITCHBOARD_JVM_OPTIONS", " -Xmx2g  -XX:+UseZGC ")).options().jvmOptions())
                .isEqualTo(List.of("-Xmx2g", "-XX:+UseZGC"));
    }

    @Test
    void the_first_word_is_the_command() {
        assertThat(parse(Map.of(), "doctor", "--data", "x").command()).isEqualTo(CommandLine.Command.DOCTOR);
        assertThat(parse(Map.of(), "doctor").json()).isFalse();
        assertThat(parse(Map.of(), "doctor", "--json").json()).isTrue();
        assertThat(parse(Map.of(), "--help").command()).isEqualTo(CommandLine.Command.HELP);
        assertThat(parse(Map.of(), "--stop-with-parent").stopWithParent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 1, There is no option --prot.",
        "start, There is no command start",
        "--http-port 70000, 'A port is a number from 1 to 65535, not 70000.'",
        "--http-port x, 'A port is a number from 1 to 65535, not x.'",
        "--data, --data wants a value.",
        "--set crm.x=1, --set wants switchboard.some-key=value"
    })
    void what_it_does_not_understand_it_says(String arguments, String sentence) {
        assertThatThrownBy(() -> parse(Map.of(), arguments.split(" ")))
                .isInstanceOf(CommandLine.Misunderstood.class)
                .hasMessageContaining(sentence);
    }

    private static CommandLine parse(Map<String, String> environment, String... arguments) {
        return CommandLine.parse(arguments, environment, HOME);
    }
}
