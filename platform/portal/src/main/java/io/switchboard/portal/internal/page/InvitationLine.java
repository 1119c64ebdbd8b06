// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Whom a line invites: an address among others, or a row of a table with a role and a team behind the address.
 *
 * @param text as it was pasted, for the box in which it stays when it is refused
 * @param role as it was written; empty where none was
 * @param team as it was written; empty where none was
 */
record InvitationLine(String text, String email, String role, String team) {
    private static final CSVFormat TABLE =
            CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreSurroundingSpaces(true).get();

    /** Each address once, in their order; a first row without an address is the heading of a table. */
    static List<InvitationLine> split(String text) {
        Map<String, InvitationLine> lines = new LinkedHashMap<>();
        boolean isFirst = true;
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            List<String> cells = cells(line);
            if (isRow(cells)) {
                add(lines, List.of(new InvitationLine(line.strip(), cells.get(0), cell(cells, 1), cell(cells, 2))));
            } else if (!isFirst || !isHeading(cells)) {
                add(lines, AddressList.split(line).stream()
                        .map(address -> new InvitationLine(address, address, "", ""))
                        .toList());
            }
            isFirst = false;
        }
        return List.copyOf(lines.values());
    }

    private static void add(Map<String, InvitationLine> lines, Collection<InvitationLine> more) {
        more.forEach(line -> lines.putIfAbsent(line.email().toLowerCase(Locale.ROOT), line));
    }

    private static boolean isRow(List<String> cells) {
        return cells.size() > 1
                && cells.get(0).contains("@")
                && !cells.get(0).contains(" ")
                && !cells.get(1).isEmpty()
                && cells.stream().skip(1).noneMatch(cell -> cell.contains("@"));
    }

    private static boolean isHeading(List<String> cells) {
        return cells.size() > 1 && cells.stream().noneMatch(cell -> cell.contains("@"));
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    /** By tabs as out of a spreadsheet, by semicolons or by commas. */
    private static List<String> cells(String line) {
        String delimiter = line.contains("\t") ? "\t" : line.contains(";") ? ";" : ",";
        try (CSVParser row = CSVParser.parse(line, TABLE.builder().setDelimiter(delimiter).get())) {
            List<CSVRecord> records = row.getRecords();
            return records.isEmpty() ? List.of() : records.get(0).toList();
        } catch (IOException | UncheckedIOException notATable) {
            return List.of();
        }
    }
}
