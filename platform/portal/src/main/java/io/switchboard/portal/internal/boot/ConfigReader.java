// SPDX-License-Identifier: Apache-2.0
package io.switchboard.portal.internal.boot;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the settings: system properties win over environment variables, those over the file that
 * {@code SWITCHBOARD_CONFIG_FILE} names. A setting that nobody knows is refused, since it is most often
 * a typing error whose right form is missing.
 */
final class ConfigReader {
    private static final String FILE = "SWITCHBOARD_CONFIG_FILE";
    private static final String ENVIRONMENT_PREFIX = "SWITCHBOARD_";
    private static final String PREFIX = "switchboard.";
    private static final int PROPERTIES_ORDINAL = 400;
    private static final int ENVIRONMENT_ORDINAL = 300;
    private static final int FILE_ORDINAL = 200;

    private final SmallRyeConfig config;

    private ConfigReader(SmallRyeConfig config) {
        this.config = config;
    }

    static ConfigReader read(Map<String, String> environment, Map<String, String> properties) {
        Set<String> names = ConfigMappings.getProperties(ConfigClass.configClass(SwitchboardConfig.class)).keySet();
        Map<String, String> given = ours(properties, PREFIX);
        Map<String, String> variables = ours(environment, ENVIRONMENT_PREFIX);
        UnknownSettings.refuseProperties(given.keySet(), names);
        UnknownSettings.refuseVariables(variables.keySet(), names);
        // No expressions: a dollar sign in a password is a dollar sign.
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(given, "system properties", PROPERTIES_ORDINAL))
                .withSources(new EnvConfigSource(variables, ENVIRONMENT_ORDINAL))
                .withMapping(SwitchboardConfig.class);
        String file = environment.get(FILE);
        if (file != null) {
            PropertiesConfigSource read = file(Path.of(file));
            UnknownSettings.refuseProperties(
                    read.getPropertyNames().stream().filter(name -> name.startsWith(PREFIX)).toList(), names);
            builder.withSources(read);
        }
        try {
            return new ConfigReader(builder.build());
        } catch (ConfigValidationException wrong) {
            throw new IllegalStateException("The configuration is wrong: " + wrong.getMessage(), wrong);
        }
    }

    static Map<String, String> systemProperties() {
        Properties system = System.getProperties();
        Map<String, String> properties = new HashMap<>();
        system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name)));
        return properties;
    }

    private static PropertiesConfigSource file(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("The file " + file + " that " + FILE + " names cannot be read");
        }
        try {
            URL address = file.toUri().toURL();
            return new PropertiesConfigSource(address, FILE_ORDINAL);
        } catch (IOException failure) {
            throw new IllegalStateException("The file " + file + " that " + FILE + " names cannot be read", failure);
        }
    }

    private static Map<String, String> ours(Map<String, String> all, String prefix) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && !entry.getKey().equals(FILE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, HashMap::new));
    }

    SwitchboardConfig config() {
        return config.getConfigMapping(SwitchboardConfig.class);
    }

    /** All settings by name, secrets masked. */
    Map<String, String> printable() {
        Map<String, String> settings = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> settings.put(name, SecretNames.isSecret(name) ? "****" : value));
            }
        }
        return settings;
    }
}
