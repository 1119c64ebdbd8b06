// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.module;

/** The right to use a generation until it is closed; drain waits for it. */
public interface Lease extends AutoCloseable {
    Generation generation();

    @Override
    void close();
}
