// SPDX-License-Identifier: Apache-2.0
package io.switchboard.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one installation must keep to itself: made once, kept in {@code secrets.properties}. Losing the
 * master key loses every secret that organizations have stored.
 */
public record InstallationSecrets(
        String ownerPassword,
        String appPassword,
        String platformPassword,
        String tokenKey,
        String masterKey,
        String operatorPassword) {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that are mistaken for one another when read aloud or copied by hand. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    /** For looking only: what there is, and in the place of what is lacking such as would be made. */
    static InstallationSecrets existingIn(Path file) {
        return completed(read(file));
    }

    /** Reads the file; what it lacks is made and added. */
    public static InstallationSecrets keptIn(Path file) {
        Map<String, String> values = read(file);
        int known = values.size();
        InstallationSecrets secrets = completed(values);
        if (values.size() > known) {
            PrivateFiles.writeProperties(file, "Made at the first start. Keep it with your backups, apart from them.", values);
        }
        return secrets;
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        if (Files.exists(file)) {
            PrivateFiles.readProperties(file).forEach((key, value) -> values.put((String) key, (String) value));
        }
        return values;
    }

    private static InstallationSecrets completed(Map<String, String> values) {
        Supplier<String> key = () -> Base64.getEncoder().encodeToString(bytes(32));
        return new InstallationSecrets(
                values.computeIfAbsent("database.owner-password", name -> randomPassword()),
                values.computeIfAbsent("database.app-password", name -> randomPassword()),
                values.computeIfAbsent("database.platform-password", name -> randomPassword()),
                values.computeIfAbsent("security.token-key", name -> key.get()),
                values.computeIfAbsent("security.master-key", name -> key.get()),
                values.computeIfAbsent("security.operator-password", name -> readable()));
    }

    static String randomPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Four groups of five: about 99 bits. */
    private static String readable() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            if (i > 0 && i % 5 == 0) {
                text.append('-');
            }
            text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "InstallationSecrets[masked]";
    }
}
