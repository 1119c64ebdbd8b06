// SPDX-License-Identifier: Apache-2.0
/** A real PostgreSQL and a running foundation for the tests of this module. */
package io.switchboard.foundation.testing;
