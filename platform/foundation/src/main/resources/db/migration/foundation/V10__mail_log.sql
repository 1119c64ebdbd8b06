-- SPDX-License-Identifier: Apache-2.0

-- What fills a mail that has failed is kept as long as it is of use, so that it can be tried again; then it goes.
create index mail_message_kept on mail_message (expires_at) where state = 'failed' and sealed is not null;
