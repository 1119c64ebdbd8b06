// SPDX-License-Identifier: Apache-2.0
/** What a module shows and answers: page beans, webhooks and live pushes. */
@Version("1.1.0")
@NullMarked
package io.switchboard.api.web;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
