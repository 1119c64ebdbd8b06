// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.problem.Refusal;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.sql.Sql;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FoundationTest
class ModuleFilesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    private final RunningFoundation running;
    private final OrganizationId mine;
    private ModuleFiles files;

    @TempDir
    Path dataDir;

    ModuleFilesTest(RunningFoundation running) {
        this.running = running;
        this.mine = running.newOrganization();
    }

    @BeforeEach
    void openStore() {
        files = files(Optional.empty());
    }

    @Test
    void givesBackWhatWasStored() throws IOException {
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);

        StoredFile stored = store("photo.bin", large);

        assertThat(stored.size()).isEqualTo(300_000);
        assertThat(stored.sha256()).matches("[0-9a-f]{64}");
        assertThat(as(mine, () -> files.find(stored.id()))).contains(stored);
        assertThat(as(mine, () -> read(stored.id()))).isEqualTo(large);
        assertThat(as(mine, () -> files.find(new FileId(mine.value())))).isEmpty();
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        StoredFile first = store("first.png", PNG);
        StoredFile second = store("second.png", PNG);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.name()).isEqualTo("second.png");
        assertThat(contents()).hasSize(1);
        assertThat(objects()).isEqualTo(1);
        assertThat(as(mine, () -> read(first.id()))).isEqualTo(PNG);
    }

    @Test
    void anotherOrganizationsFileIsUnknown() throws IOException {
        StoredFile stored = store("secret.png", PNG);
        OrganizationId other = running.newOrganization();

        assertThat(as(other, () -> files.find(stored.id()))).isEmpty();
        assertThatThrownBy(() -> as(other, () -> read(stored.id()))).isInstanceOf(NotFound.class);
        as(other, () -> files.store("own.png", new ByteArrayInputStream(PNG)));
        assertThat(contents()).as("the same content in two organizations").hasSize(2);
    }

    @Test
    void recognisesTheContentAndNotTheName() throws IOException {
        byte[] program = "MZ\u0090\0\u0003\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(store("holiday.jpg", program).mediaType()).contains("msdownload");
        assertThat(store("tool.exe", PNG).mediaType()).isEqualTo("image/png");
        assertThat(store("page.png", "<html><script>alert(1)</script></html>".getBytes()).mediaType()).isEqualTo("text/html");
        assertThat(store("note", "Olá".getBytes(StandardCharsets.UTF_8)).mediaType()).isEqualTo("text/plain");
        assertThat(store("nothing", new byte[0]).size()).isZero();
    }

    @Test
    void aStreamThatBreaksLeavesNothing() {
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }
        });
        assertThatThrownBy(() -> as(mine, () -> files.store("half", breaking)))
                .isInstanceOf(IOException.class)
                .hasMessage("the line broke");
        assertThat(contents()).isEmpty();
        assertThat(objects()).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndLeavesNothing() {
        files = files(Optional.of("1000"));
        assertThatThrownBy(() -> store("large", new byte[1001]))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.status()).isEqualTo(413);
                    assertThat(e.code()).isEqualTo("file.too_large");
                });
        assertThat(contents()).isEmpty();
        assertThat(objects()).isZero();
    }

    @Test
    void aLostContentIsBackWhenItComesAgain() throws IOException {
        StoredFile stored = store("a.png", PNG);
        Files.delete(contents().get(0));
        store("a.png", PNG);
        assertThat(as(mine, () -> read(stored.id()))).as("restored").isEqualTo(PNG);
    }

    @Test
    void namesAreShownPlainly() throws IOException {
        assertThat(store("../../etc/passwd", PNG).name()).isEqualTo("passwd");
        assertThat(store("C:\\docs\\invoice\u202Efdp.exe\n", PNG).name()).isEqualTo("invoicefdp.exe");
        assertThat(store("..", PNG).name()).isEqualTo("file");
        assertThat(store("", PNG).name()).isEqualTo("file");
        assertThat(store("x".repeat(300) + ".pdf", PNG).name()).hasSize(255).endsWith(".pdf");
    }

    private ModuleFiles files(Optional<String> most) {
        FileStore store = new FileStore(running.database(), new FolderBlobs(dataDir.resolve("files")), dataDir, running.clock());
        FileAddresses addresses = new FileAddresses(new MasterKey(new byte[32]).code("a test"), running.clock());
        return new ModuleFiles(store, addresses, new TenantContext(), "whatsapp", key -> most);
    }

    private StoredFile store(String name, byte[] content) throws IOException {
        return as(mine, () -> files.store(name, new ByteArrayInputStream(content)));
    }

    private byte[] read(FileId id) throws IOException {
        try (InputStream in = files.open(id)) {
            return in.readAllBytes();
        }
    }

    private List<Path> contents() {
        try (Stream<Path> all = Files.walk(dataDir)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long objects() {
        return running.database()
                .transaction(c -> Sql.first(
                        c,
                        "select count(*) from foundation.stored_object where organization_id = ?",
                        row -> row.getLong(1),
                        mine.value()))
                .orElseThrow();
    }

    private static <T> T as(OrganizationId organization, Work<T> work) throws IOException {
        try (TenantContext.Binding bound = TenantContext.bind(Caller.system(organization))) {
            return work.run();
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }
}
