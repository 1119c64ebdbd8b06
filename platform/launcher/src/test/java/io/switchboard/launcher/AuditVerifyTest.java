// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditVerifyTest {

    @Test
    void one_line_says_how_a_log_is() throws JsonProcessingException {
        assertThat(line("{'organization':'Casa Lumen','intact':true,'entries':12,'firstBroken':null,'says':null}"))
                .isEqualTo("ok  Casa Lumen: 12 entries");
        assertThat(line("{'organization':'Casa\\nok  Lumen','intact':false,'entries':4,'firstBroken':5,"
                        + "'says':'2026-11-24T10:00:00Z customer.renamed by Ana'}"))
                .isEqualTo("NO  Casa ok Lumen: altered from entry 5 on, which now says: 2026-11-24T10:00:00Z customer.renamed by Ana");
        assertThat(line("{'organization':'x','intact':false,'entries':4,'firstBroken':5,'says':null}"))
                .isEqualTo("NO  x: altered from entry 5 on, which is gone");
    }

    @Test
    void the_command_is_two_words() {
        ProductHome home = new ProductHome(Path.of("product"), Path.of("liberty"));
        assertThat(CommandLine.parse(new String[] {"audit", "verify", "--no-demo"}, Map.of(), home).command())
                .isEqualTo(CommandLine.Command.AUDIT);
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"audit"}, Map.of(), home))
                .isInstanceOf(CommandLine.Misunderstood.class)
                .hasMessageContaining("audit verify");
    }

    private static String line(String json) throws JsonProcessingException {
        return AuditVerify.line(new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
