// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.switchboard.api.tenancy.Ids;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.doctor.ObjectStoreCheck;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.felix.hc.api.Result;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever keeps the contents keeps these promises: a folder, and a server that speaks S3. */
class BlobStoreTest {
    private static final String BUCKET = "contents";
    private static final OrganizationId MINE = new OrganizationId(Ids.next());
    private static final OrganizationId OTHER = new OrganizationId(Ids.next());
    private static final String HASH = "ab".repeat(32);

    @TempDir
    static Path folder;

    private static BlobStoreContext behind;
    private static S3Proxy server;

    @BeforeAll
    static void serve() throws Exception {
        behind = ContextBuilder.newBuilder("transient")
                .credentials("identity", "credential")
                .build(BlobStoreContext.class);
        behind.getBlobStore().createContainerInLocation(null, BUCKET);
        server = S3Proxy.builder()
                .blobStore(behind.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "an-access-key", "a-secret-key")
                .build();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        behind.close();
    }

    static Stream<BlobStore> stores() {
        return Stream.of(new FolderBlobs(folder.resolve("files-" + Ids.next())), new S3Blobs(settings(Map.of()).storage()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void takesAwayAllOfOneAndNothingOfAnother(BlobStore store) throws IOException {
        store.keep(MINE, HASH, file(new byte[] {1}));
        store.keep(MINE, "cd".repeat(32), file(new byte[] {2}));
        store.keep(OTHER, HASH, file(new byte[] {3}));
        store.deleteAll(MINE);
        store.deleteAll(MINE);
        assertThatThrownBy(() -> store.open(MINE, HASH)).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> store.open(MINE, "cd".repeat(32))).isInstanceOf(FileNotFoundException.class);
        try (InputStream kept = store.open(OTHER, HASH)) {
            assertThat(kept.readAllBytes()).containsExactly(3);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void givesBackWhatItKeeps(BlobStore store) throws IOException {
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        store.keep(MINE, HASH, file(content));
        assertThat(read(store, MINE)).isEqualTo(content);

        store.keep(MINE, HASH, file(new byte[] {1}));
        assertThat(read(store, MINE)).as("the first stays").isEqualTo(content);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void anEmptyFileIsOneToo(BlobStore store) throws IOException {
        String hash = "00".repeat(32);
        store.keep(MINE, hash, file(new byte[0]));
        try (InputStream content = store.open(MINE, hash)) {
            assertThat(content.skip(5)).isZero();
            assertThat(content.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aPartIsReadUpToTheLastByteAndNothingBeyond(BlobStore store) throws IOException {
        String hash = "34".repeat(32);
        store.keep(MINE, hash, file(new byte[] {1, 2, 3}));
        try (InputStream content = store.open(MINE, hash)) {
            content.skipNBytes(2);
            assertThat(content.readNBytes(10)).containsExactly(3);
        }
        try (InputStream content = store.open(MINE, hash)) {
            assertThatThrownBy(() -> content.skipNBytes(4)).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatIsTakenAwayIsGoneAndMayBeGoneAlready(BlobStore store) throws IOException {
        String hash = "56".repeat(32);
        store.keep(MINE, hash, file(new byte[] {1}));
        store.delete(MINE, hash);
        store.delete(MINE, hash);
        assertThatThrownBy(() -> store.open(MINE, hash)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void theDoctorProbesTheStoreThatIsConfiguredAndLeavesNothingBehind() throws IOException {
        int before = behind.getBlobStore().list(BUCKET, ListContainerOptions.Builder.recursive()).size();
        assertThat(new ObjectStoreCheck(settings(Map.of())).look().state()).isEqualTo(Result.Status.OK);
        assertThat(behind.getBlobStore().list(BUCKET, ListContainerOptions.Builder.recursive())).hasSize(before);
        assertThat(new ObjectStoreCheck(settings(Map.of("secret-key", "another-key"))).look()).satisfies(finding -> {
            assertThat(finding.state()).isEqualTo(Result.Status.CRITICAL);
            assertThat(finding.found()).contains("403").doesNotContain("another-key");
        });
    }

    @ParameterizedTest
    @MethodSource("stores")
    void knowsNothingOfAnothersContents(BlobStore store) throws IOException {
        String hash = "cd".repeat(32);
        store.keep(MINE, hash, file(new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> store.open(OTHER, hash)).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> store.open(MINE, "ef".repeat(32))).isInstanceOf(FileNotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepsNothingOfWhatCannotBeRead(BlobStore store) {
        String hash = "12".repeat(32);
        assertThatThrownBy(() -> store.keep(MINE, hash, folder.resolve("gone"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.open(MINE, hash)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void aWrongKeyIsABrokenStoreAndNoMissingFile() {
        try (BlobStore wrong = new S3Blobs(settings(Map.of("secret-key", "another-key")).storage())) {
            assertThatThrownBy(() -> wrong.open(MINE, HASH))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(FileNotFoundException.class)
                    .hasMessageContaining("403");
        }
    }

    @Test
    void saysWhatIsMissingInTheSettings() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new S3Blobs(settings(Map.of("bucket", "")).storage()))
                .withMessageContaining("switchboard.storage.bucket");
    }

    private static SwitchboardConfig settings(Map<String, String> changed) {
        Map<String, String> storage = new HashMap<>(Map.of(
                "kind", "s3",
                "endpoint", "http://127.0.0.1:" + server.getPort(),
                "bucket", BUCKET,
                "access-key", "an-access-key",
                "secret-key", "a-secret-key",
                "path-style", "true"));
        storage.putAll(changed);
        Map<String, String> values = new HashMap<>();
        storage.forEach((name, value) -> values.put("switchboard.storage." + name, value));
        for (String name : new String[] {
            "data-dir", "deploy-dir", "features-dir", "database.url", "database.owner-password", "database.app-password",
            "database.platform-password", "security.token-key", "security.master-key", "security.operator-password"
        }) {
            values.put("switchboard." + name, "unused");
        }
        return new SmallRyeConfigBuilder()
                .withMapping(SwitchboardConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(SwitchboardConfig.class);
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "received", ""), content);
    }

    private static byte[] read(BlobStore store, OrganizationId organization) throws IOException {
        try (InputStream content = store.open(organization, HASH)) {
            return content.readAllBytes();
        }
    }
}
