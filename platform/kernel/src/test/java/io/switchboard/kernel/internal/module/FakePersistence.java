// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.module;

import io.switchboard.kernel.persistence.MigrationRefused;
import io.switchboard.kernel.persistence.ModulePersistence;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Knows which bundles are open, and refuses a migration on demand. */
final class FakePersistence implements ModulePersistence {
    final Set<Bundle> open = ConcurrentHashMap.newKeySet();
    volatile @Nullable String refusal;

    @Override
    public void migrate(String module, Path archive) {
        String sentence = refusal;
        if (sentence != null) {
            throw new MigrationRefused(sentence, new IllegalStateException("syntax"));
        }
    }

    @Override
    public void open(String module, Bundle bundle) {
        if (bundle.getState() != Bundle.RESOLVED) {
            throw new IllegalStateException("The bundle is not resolved but in state " + bundle.getState());
        }
        open.add(bundle);
    }

    @Override
    public void close(Bundle bundle) {
        open.remove(bundle);
    }
}
