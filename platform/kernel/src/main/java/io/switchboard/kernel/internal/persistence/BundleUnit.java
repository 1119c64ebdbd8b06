// SPDX-License-Identifier: Apache-2.0
package io.switchboard.kernel.internal.persistence;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The one persistence unit of a bundle: its name and its classes; all else is the platform's choice. */
record BundleUnit(String name, List<String> classes, URL root, ClassLoader loader, DataSource dataSource)
        implements PersistenceUnitInfo {

    static BundleUnit read(URL descriptor, ClassLoader loader, DataSource dataSource) {
        try (InputStream in = descriptor.openStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document document = factory.newDocumentBuilder().parse(in);
            NodeList units = document.getElementsByTagName("persistence-unit");
            if (units.getLength() != 1) {
                throw new IllegalStateException("A module has exactly one persistence unit; " + descriptor + " has "
                        + units.getLength());
            }
            String name = units.item(0).getAttributes().getNamedItem("name").getNodeValue();
            return new BundleUnit(name, classes(document), rootOf(descriptor), loader, dataSource);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("The persistence unit at " + descriptor + " cannot be read", e);
        }
    }

    private static List<String> classes(Document document) {
        NodeList nodes = document.getElementsByTagName("class");
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            classes.add(nodes.item(i).getTextContent().trim());
        }
        return classes;
    }

    private static URL rootOf(URL descriptor) throws MalformedURLException {
        return new URL(descriptor, "/");
    }

    @Override
    public String getPersistenceUnitName() {
        return name;
    }

    @Override
    public @Nullable String getPersistenceProviderClassName() {
        return null;
    }

    @Override
    public @Nullable String getScopeAnnotationName() {
        return null;
    }

    @Override
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    @SuppressWarnings("removal") // the interface still names the type of JPA 3.1
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.JTA;
    }

    @Override
    public DataSource getJtaDataSource() {
        return dataSource;
    }

    @Override
    public @Nullable DataSource getNonJtaDataSource() {
        return null;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return root;
    }

    @Override
    public List<String> getManagedClassNames() {
        return classes;
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return loader;
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // entities are woven when the module is built
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return loader;
    }
}
