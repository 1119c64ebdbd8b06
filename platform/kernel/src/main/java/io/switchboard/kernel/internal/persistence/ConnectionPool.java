// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's connection pools of one JNDI name. */
public record ConnectionPool(String jndiName) implements Runnable {
    private static final Logger logger = LoggerFactory.getLogger(ConnectionPool.class);

    /** Lets idle connections go: their cached plans do not survive a changed table. */
    @Override
    public void run() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName pool : server.queryNames(
                    new ObjectName("WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,*"), null)) {
                if (jndiName.equals(pool.getKeyProperty("jndiName"))) {
                    server.invoke(
                            pool, "purgePoolContents", new Object[] {"normal"}, new String[] {String.class.getName()});
                }
            }
        } catch (JMException e) {
            // autosave=conservative repairs a stale plan at its next use; the purge only saves that detour.
            logger.warn("The connection pool {} could not be purged", jndiName, e);
        }
    }
}
