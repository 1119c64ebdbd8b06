// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.file.Files;
import io.switchboard.api.hours.BusinessHours;
import io.switchboard.api.module.Settings;
import io.switchboard.api.notification.Notifications;
import io.switchboard.api.secret.Secrets;
import io.switchboard.api.tenancy.Callers;
import io.switchboard.api.tenancy.Members;
import io.switchboard.api.tenancy.Teams;
import io.switchboard.foundation.internal.file.FileAddresses;
import io.switchboard.foundation.internal.file.FileStore;
import io.switchboard.foundation.internal.file.ModuleFiles;
import io.switchboard.foundation.internal.notification.ModuleNotifications;
import io.switchboard.foundation.internal.notification.Signals;
import io.switchboard.foundation.internal.organization.DatabaseOrganizationSettings;
import io.switchboard.foundation.internal.secret.DataKeys;
import io.switchboard.foundation.internal.secret.MasterKey;
import io.switchboard.foundation.internal.secret.ModuleSecrets;
import io.switchboard.foundation.internal.team.TeamDirectory;
import io.switchboard.kernel.config.SwitchboardConfig;
import io.switchboard.kernel.module.LentService;
import io.switchboard.kernel.persistence.PlatformDatabase;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What modules get of the foundation: an instance for each generation, or one for all where it holds nothing of a module. */
record ModuleParts(
        PlatformDatabase database, SwitchboardConfig config, MasterKey masterKey, Clock clock, Callers callers) {

    List<LentService<?>> lent(
            Members members,
            DatabaseOrganizationSettings organizations,
            FileStore files,
            FileAddresses addresses,
            Signals signals) {
        DataKeys keys = new DataKeys(database, masterKey, clock);
        return List.of(
                LentService.shared(Callers.class, callers),
                LentService.shared(Members.class, members),
                LentService.shared(Teams.class, new TeamDirectory(database, callers, clock)),
                LentService.shared(BusinessHours.class, () -> organizations.hours(callers.current().organization())),
                new LentService<>(Secrets.class, (module, bundle) -> new ModuleSecrets(keys, callers, module)),
                new LentService<>(
                        Files.class, (module, bundle) -> new ModuleFiles(files, addresses, callers, module, settings(module))),
                new LentService<>(
                        Notifications.class, (module, bundle) -> new ModuleNotifications(module, callers, signals, clock)),
                new LentService<>(Settings.class, (module, bundle) -> settings(module)),
                LentService.shared(Clock.class, clock),
                LentService.shared(HttpClient.class, http()));
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private Settings settings(String module) {
        Map<String, String> values = config.module().getOrDefault(module, Map.of());
        return key -> Optional.ofNullable(values.get(key));
    }
}
