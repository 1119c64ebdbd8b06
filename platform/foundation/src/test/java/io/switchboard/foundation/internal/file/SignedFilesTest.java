// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.switchboard.api.file.FileId;
import io.switchboard.api.file.Files;
import io.switchboard.api.file.StoredFile;
import io.switchboard.api.problem.NotFound;
import io.switchboard.api.tenancy.Caller;
import io.switchboard.foundation.Identity;
import io.switchboard.foundation.SignedFiles;
import io.switchboard.foundation.testing.FoundationTest;
import io.switchboard.foundation.testing.RunningFoundation;
import io.switchboard.kernel.tenancy.TenantContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FoundationTest
class SignedFilesTest {
    private static final byte[] CONTENT = "A receipt".getBytes(StandardCharsets.UTF_8);
    private static final Pattern ADDRESS = Pattern.compile("/files/([^?]+)\\?until=(\\d+)&code=([\\w-]+)");

    private final RunningFoundation running;
    private final SignedFiles signed;
    private final Files files;
    private Identity ada;
    private FileId file;
    private Matcher given;

    SignedFilesTest(RunningFoundation running) {
        this.running = running;
        this.signed = running.foundation().signedFiles();
        this.files = running.lend(Files.class, "conversations");
    }

    @BeforeEach
    void anAddress() throws IOException {
        ada = running.register("Receipts");
        try (TenantContext.Binding acting = TenantContext.bind(ada.caller())) {
            file = files.store("receipt.txt", new ByteArrayInputStream(CONTENT)).id();
            given = ADDRESS.matcher(files.address(file));
        }
        assertThat(given.matches()).isTrue();
    }

    @Test
    void isGoodForWhomItWasGivenForFiveMinutes() throws IOException {
        StoredFile found = signed.find(ada, given.group(1), given.group(2), given.group(3));
        assertThat(found.id()).isEqualTo(file);
        try (InputStream content = signed.open(ada, found)) {
            assertThat(content).hasBinaryContent(CONTENT);
        }
        running.clock().move(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(isFound(ada, given.group(1), given.group(2), given.group(3))).isTrue();
        running.clock().move(Duration.ofSeconds(1));
        assertThat(isFound(ada, given.group(1), given.group(2), given.group(3))).isFalse();
    }

    @Test
    void isWorthNothingForAnybodyElse() {
        Identity colleague = running.join(ada, "Bo", "admin");
        Identity stranger = running.register("Elsewhere");
        Identity adaElsewhere = new Identity(ada.user(), ada.email(), ada.name(), stranger.organization(), "",
                ada.role(), ada.scopes(), Set.of(), ada.session());
        for (Identity other : new Identity[] {colleague, stranger, adaElsewhere, running.operator()}) {
            assertThat(isFound(other, given.group(1), given.group(2), given.group(3))).as(other.toString()).isFalse();
        }
    }

    @Test
    void isWorthNothingWhenAnythingOfItWasChanged() throws IOException {
        String later = Long.toString(Long.parseLong(given.group(2)) + 60);
        String other;
        try (TenantContext.Binding acting = TenantContext.bind(ada.caller())) {
            other = files.store("other.txt", new ByteArrayInputStream(CONTENT)).id().toString();
        }
        assertThat(isFound(ada, other, given.group(2), given.group(3))).isFalse();
        assertThat(isFound(ada, given.group(1), later, given.group(3))).isFalse();
        assertThat(isFound(ada, given.group(1), given.group(2), given.group(3) + "A")).isFalse();
        assertThat(isFound(ada, given.group(1), given.group(2), "")).isFalse();
        assertThat(isFound(ada, given.group(1), "soon", given.group(3))).isFalse();
        assertThat(isFound(ada, "../x", given.group(2), given.group(3))).isFalse();
    }

    @Test
    void isNotGivenWhereNobodyActs() {
        try (TenantContext.Binding acting = TenantContext.bind(Caller.system(ada.caller().organization()))) {
            assertThatIllegalStateException().isThrownBy(() -> files.address(file));
        }
    }

    private boolean isFound(Identity identity, String id, String until, String code) {
        try {
            signed.find(identity, id, until, code);
            return true;
        } catch (NotFound unknown) {
            return false;
        }
    }
}
