// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.api.problem.InvalidInput;
import io.switchboard.foundation.AuditLog.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://evil.example\")", "+1+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void noCellIsTakenForAFormula(String name) throws IOException {
        CSVRecord row = csv(entry(name)).get(0);
        assertThat(row.get("actor")).isEqualTo("'" + name);
    }

    @Test
    void everyCellComesBackAsItWas() throws IOException {
        List<CSVRecord> rows = csv(entry("Zoë \"Z\", the 1st"), entry("Bo\nBo"));
        assertThat(rows).extracting(row -> row.get("actor")).containsExactly("Zoë \"Z\", the 1st", "Bo\nBo");
        assertThat(rows.get(0).get("number")).isEqualTo("7");
        assertThat(rows.get(0).get("at")).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(rows.get(0).get("onBehalfOf")).isEmpty();
        assertThat(rows.get(0).get("detail")).isEqualTo("{\"after\":{\"name\":\"=1\"}}");
    }

    @Test
    void everyLineIsAnEntryInJson() throws IOException {
        String[] lines = written(AuditFile.JSONL, entry("Ana\nAna"), entry("=1")).split("\n");
        assertThat(lines).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.get("actor").asText()).isEqualTo("Ana\nAna");
        assertThat(first.at("/detail/after/name").asText()).isEqualTo("=1");
        assertThat(first.get("at").asText()).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatThrownBy(() -> AuditFile.named("xlsx")).isInstanceOf(InvalidInput.class);
    }

    private static Entry entry(String actor) {
        return new Entry(
                7, Instant.parse("2026-11-24T10:00:00Z"), actor, null, null, "customer.renamed", "customer", "9",
                Map.of("after", Map.of("name", "=1")), "203.0.113.7", "request-7");
    }

    private static List<CSVRecord> csv(Entry... entries) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        return format.parse(new StringReader(written(AuditFile.CSV, entries))).getRecords();
    }

    private static String written(AuditFile file, Entry... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(List.of(entries), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
