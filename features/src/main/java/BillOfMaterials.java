// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Writes the product's bill of materials (CycloneDX 1.6) from the artifacts that Maven resolved for it, and holds the product
 * against it: every jar in there, those inside of other archives too, must be one of them, by the hash of its content or,
 * where it is our own, by its name. The same product has the same bill, and it is made offline too, where the plugin of
 * CycloneDX refuses to run. Run as {@code java BillOfMaterials.java <product> <list of artifacts> <version>}.
 */
final class BillOfMaterials {
    private static final String OURS = "io.switchboard";
    /** As {@code dependency:list} writes it. */
    private static final Pattern ARTIFACT =
            Pattern.compile("\\s*([^:\\s]+):([^:]+):([^:]+)(?::([^:]+))?:([^:]+):(?:compile|runtime|provided|system):(.+?)(?: -- .*)?");

    private final Map<String, String> components = new TreeMap<>();
    private final Set<String> hashes = new HashSet<>();
    private final Set<String> ours = new HashSet<>();
    private final Set<String> missing = new TreeSet<>();
    private int seen;

    public static void main(String[] arguments) throws Exception {
        Path product = Path.of(arguments[0]);
        BillOfMaterials bill = new BillOfMaterials();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            bill.add(line);
        }
        bill.compare(product);
        if (!bill.missing.isEmpty() || bill.seen == 0) {
            System.err.println(
                    "No artifact of the build explains " + (bill.seen == 0 ? "an empty product" : String.join(", ", bill.missing)));
            System.exit(1);
        }
        Files.writeString(product.resolve("sbom.json"), bill.json(arguments[2]));
        System.out.println("The bill of materials has " + bill.components.size() + " parts, and all " + bill.seen + " jars of the product.");
    }

    private void add(String line) throws IOException, GeneralSecurityException {
        Matcher artifact = ARTIFACT.matcher(line);
        if (!artifact.matches()) {
            return;
        }
        String group = artifact.group(1);
        String name = artifact.group(2);
        String version = artifact.group(5);
        if (group.equals(OURS)) {
            ours.add(name + "-" + version + ".jar");
            components.put(group + name, component(group, name, version, "", ""));
        } else {
            String hash = hash(Files.readAllBytes(Path.of(artifact.group(6))));
            hashes.add(hash);
            String qualifiers = "?type=" + artifact.group(3) + (artifact.group(4) == null ? "" : "&classifier=" + artifact.group(4));
            components.put(group + name + qualifiers, component(group, name, version, qualifiers, hash));
        }
    }

    private static String component(String group, String name, String version, String qualifiers, String hash) {
        String purl = "pkg:maven/" + group + "/" + name + "@" + version + qualifiers;
        String hashes = hash.isEmpty() ? "" : ", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"" + hash + "\"}]";
        return """
                {"type": "library", "bom-ref": "%s", "group": "%s", "name": "%s", "version": "%s"%s, "purl": "%s"}"""
                .formatted(purl, group, name, version, hashes, purl);
    }

    private String json(String version) {
        return """
                {
                  "bomFormat": "CycloneDX",
                  "specVersion": "1.6",
                  "version": 1,
                  "metadata": {"component": {"type": "application", "bom-ref": "switchboard", "name": "switchboard", "version": "%s"}},
                  "components": [
                    %s
                  ]
                }
                """
                .formatted(version, components.values().stream().collect(Collectors.joining(",\n    ")));
    }

    private void compare(Path product) throws IOException, GeneralSecurityException {
        List<Path> archives;
        try (Stream<Path> files = Files.walk(product)) {
            archives = files.filter(file -> isArchive(file.toString())).sorted().toList();
        }
        for (Path archive : archives) {
            look(product.relativize(archive).toString(), Files.readAllBytes(archive));
        }
    }

    private void look(String place, byte[] archive) throws IOException, GeneralSecurityException {
        if (place.endsWith(".jar")) {
            seen++;
            String name = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('!')) + 1);
            if (!hashes.contains(hash(archive)) && !ours.contains(name)) {
                missing.add(place);
            }
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (isArchive(entry.getName())) {
                    look(place + "!" + entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static String hash(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war");
    }
}
