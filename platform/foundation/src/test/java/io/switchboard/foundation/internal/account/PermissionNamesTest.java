// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.foundation.PermissionCatalogue;
import io.switchboard.kernel.module.DeclaredPermission;
import io.switchboard.kernel.module.Generation;
import io.switchboard.kernel.module.ModuleDescriptor;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PermissionNamesTest {
    private static final ModuleDescriptor NOTES = module("notes", "note.write");
    private static final ModuleDescriptor COPY = module("copy", "note.write");

    private final PermissionCatalogue permissions = new PermissionCatalogue(OwnPermissions.all());

    @Test
    void aNameStaysAModulesWhileItIsStopped() {
        permissions.installed(() -> List.of(NOTES));
        assertThatThrownBy(() -> permissions.prepare(candidate(COPY)))
                .hasMessage("The permission note.write is declared by notes; choose another name");
        permissions.installed(() -> List.of(NOTES, module("copy", "copy.make")));
        assertThatThrownBy(() -> permissions.prepare(candidate(COPY)))
                .as("nor does an update take it")
                .hasMessage("The permission note.write is declared by notes; choose another name");
        assertThatCode(() -> permissions.prepare(candidate(NOTES))).doesNotThrowAnyException();
    }

    @Test
    void ofTwoThatHaveTheNameAlreadyOneRuns() {
        permissions.installed(() -> List.of(COPY, NOTES));
        assertThatCode(() -> permissions.prepare(candidate(NOTES))).doesNotThrowAnyException();
        permissions.running(() -> List.of(NOTES));
        assertThatThrownBy(() -> permissions.prepare(candidate(COPY)))
                .hasMessage("The permission note.write is declared by notes; choose another name");
    }

    @Test
    void nobodyDeclaresWhatIsThePlatforms() {
        assertThatThrownBy(() -> permissions.prepare(candidate(module("copy", "roles.manage"))))
                .hasMessage("The permission roles.manage is declared by the platform; choose another name");
        assertThatThrownBy(() -> permissions.prepare(candidate(module("copy", "platform.operate"))))
                .hasMessage("The permission platform.operate is the platform's; choose another name");
    }

    private static ModuleDescriptor module(String id, String permission) {
        return new ModuleDescriptor(id, id, id, "1.0.0", List.of(), List.of(), List.of(), List.of(
                DeclaredPermission.of(permission, "do it", "Work", "all", Map.of("admin", "all"))));
    }

    private static Generation candidate(ModuleDescriptor descriptor) {
        return (Generation) Proxy.newProxyInstance(
                PermissionNamesTest.class.getClassLoader(), new Class<?>[] {Generation.class}, (proxy, method, arguments) -> descriptor);
    }
}
