// SPDX-License-Identifier: Apache-2.0
/** GreenMail's SMTP server with a mailbox of our own behind it, and a limit to what one mail may take. */
@NullMarked
package io.switchboard.mail.catcher.internal.smtp;

import org.jspecify.annotations.NullMarked;
