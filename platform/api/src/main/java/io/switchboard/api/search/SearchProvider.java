// SPDX-License-Identifier: Apache-2.0
package io.switchboard.api.search;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds what a module has, for the search that stands above every page. Registered as a service; called
 * on a thread of the platform's with the caller bound, in no transaction, and within about a second: what
 * comes later is not shown. Give the best first, and only what the caller may see; who may see nothing
 * gets an empty list.
 */
@ConsumerType
@FunctionalInterface
public interface SearchProvider {
    List<SearchHit> search(SearchQuery query) throws Exception;
}
