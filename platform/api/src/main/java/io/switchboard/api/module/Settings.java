// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.module;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The operator's settings for this module: {@code switchboard.module.<id>.<key>}. Bundle-scoped; fixed while the server runs. */
@ProviderType
public interface Settings {
    Optional<String> get(String key);
}
