// SPDX-License-Identifier: Apache-2.0
package io.switchboard.foundation.internal.file;

import io.switchboard.api.tenancy.OrganizationId;
import io.switchboard.kernel.config.SwitchboardConfig;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Contents in a bucket of a store that speaks S3, under the organization and the hash. */
final class S3Blobs implements BlobStore {
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;

    S3Blobs(SwitchboardConfig.Storage settings) {
        this.bucket = required("bucket", settings.bucket());
        S3ClientBuilder builder = S3Client.builder()
                // The library's other clients would bring Netty or Apache's.
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        required("access-key", settings.accessKey()), required("secret-key", settings.secretKey()))))
                .forcePathStyle(settings.pathStyle())
                // Many stores that speak S3 know no trailing checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        settings.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    private static String required(String name, Optional<String> value) {
        return value.orElseThrow(() ->
                new IllegalStateException("switchboard.storage." + name + " is missing, which storage in S3 needs"));
    }

    @Override
    public void keep(OrganizationId organization, String sha256, Path received) throws IOException {
        String key = key(organization, sha256);
        if (!isKept(key)) {
            asked(() -> client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromFile(received)));
        }
    }

    @Override
    public InputStream open(OrganizationId organization, String sha256) throws IOException {
        try {
            return asked(() -> client.getObject(get -> get.bucket(bucket).key(key(organization, sha256))));
        } catch (NoSuchKeyException gone) {
            throw (IOException) new FileNotFoundException(sha256).initCause(gone);
        }
    }

    @Override
    public void delete(OrganizationId organization, String sha256) throws IOException {
        asked(() -> client.deleteObject(delete -> delete.bucket(bucket).key(key(organization, sha256))));
    }

    @Override
    public void deleteAll(OrganizationId organization) throws IOException {
        List<String> keys = asked(() -> client
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(organization + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList());
        // One by one: many stores that speak S3 want a checksum for a list, and not all the same.
        for (String key : keys) {
            asked(() -> client.deleteObject(delete -> delete.bucket(bucket).key(key)));
        }
    }

    private boolean isKept(String key) throws IOException {
        try {
            asked(() -> client.headObject(head -> head.bucket(bucket).key(key)));
            return true;
        } catch (S3Exception refused) {
            return false;
        }
    }

    /** What says that something is not there is for the caller; all else is a broken line to the store. */
    private static <T> T asked(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                throw refused;
            }
            throw new IOException("The store refuses with status " + refused.statusCode(), refused);
        } catch (SdkException broken) {
            throw new IOException("The store cannot be reached", broken);
        } catch (UncheckedIOException unread) {
            throw unread.getCause();
        }
    }

    private static String key(OrganizationId organization, String sha256) {
        return organization + "/" + sha256;
    }

    @Override
    public void close() {
        client.close();
    }
}
