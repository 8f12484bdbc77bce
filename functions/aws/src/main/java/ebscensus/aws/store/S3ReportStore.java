package ebscensus.aws.store;

import ebscensus.core.inventory.ReportStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Stores reports in a bucket. The name of a report is the key of its object. */
public final class S3ReportStore implements ReportStore {
    /**
     * Matches a part of a report's name between slashes. Long enough for the longest {@link ExecutionKey} with an extension.
     */
    private static final String WORD = "[A-Za-z0-9_!-][A-Za-z0-9=._!-]{0,999}";

    private static final Pattern NAME = Pattern.compile(WORD + "(/" + WORD + "){0,9}");

    /**
     * The maximum number of keys in one response. Source: docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html,
     * 2026-11.
     */
    private static final int NAMES_PER_PAGE = 1_000;

    private final S3Client s3;
    private final String bucket;

    public S3ReportStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String write(String name, String mediaType, byte[] content) {
        return put(name, mediaType, RequestBody.fromBytes(content));
    }

    @Override
    public String write(String name, String mediaType, Path content) {
        return put(name, mediaType, RequestBody.fromFile(content));
    }

    @Override
    public Optional<byte[]> read(String name) {
        requireName(name);
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(name)).asByteArrayUnsafe());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> names(String prefix, String after, int most) {
        return s3
                .listObjectsV2Paginator(list ->
                        list.bucket(bucket).prefix(prefix).startAfter(after).maxKeys(Math.min(most, NAMES_PER_PAGE)))
                .contents()
                .stream()
                .limit(most)
                .map(S3Object::key)
                .toList();
    }

    private String put(String name, String mediaType, RequestBody body) {
        requireName(name);
        s3.putObject(put -> put.bucket(bucket).key(name).contentType(mediaType), body);
        return "s3://" + bucket + "/" + name;
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("invalid report name \"" + name + "\": it must match " + NAME);
        }
    }
}
