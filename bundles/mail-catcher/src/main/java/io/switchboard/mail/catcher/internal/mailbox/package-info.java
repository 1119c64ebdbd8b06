// SPDX-License-Identifier: Apache-2.0
/** The newest mails, where they are kept, and what is read out of one. */
@NullMarked
package io.switchboard.mail.catcher.internal.mailbox;

import org.jspecify.annotations.NullMarked;
