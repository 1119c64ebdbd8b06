// SPDX-License-Identifier: Apache-2.0
/** Mails of the platform: written in the transaction that they tell of, sent by SMTP afterwards. */
@NullMarked
package io.switchboard.foundation.internal.mail;

import org.jspecify.annotations.NullMarked;
