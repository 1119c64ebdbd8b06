// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation;

import io.switchboard.api.file.StoredFile;
import java.io.IOException;
import java.io.InputStream;

/** Files by the short-lived addresses that were given out for them. */
public interface SignedFiles {

    /**
     * The file of an address that was given to this person, and is still good.
     *
     * @throws io.switchboard.api.problem.NotFound for every other address, whatever is wrong with it
     */
    StoredFile find(Identity identity, String id, String until, String code);

    /** Its content; the caller closes it. */
    InputStream open(Identity identity, StoredFile file) throws IOException;
}
