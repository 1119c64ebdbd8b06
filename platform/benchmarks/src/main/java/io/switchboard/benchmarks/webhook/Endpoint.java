// SPDX-License-Identifier: Apache-2.0
package io.switchboard.benchmarks.webhook;

/** Where a provider calls, and what it signs with. */
record Endpoint(String host, int port, String path, String phoneNumberId, String secret) {}
