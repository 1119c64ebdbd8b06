// SPDX-License-Identifier: Apache-2.0
package io.switchboard.mail.catcher.internal.mailbox;

/** One line above a mail, decoded. */
public record MailHeader(String name, String value) {}
