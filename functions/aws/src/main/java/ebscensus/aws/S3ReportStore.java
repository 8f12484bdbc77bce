package ebscensus.aws;

import ebscensus.core.inventory.ReportStore;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Reports in a bucket; their names are their keys. */
public final class S3ReportStore implements ReportStore {
    /** Long enough for the {@link ExecutionKey} of the longest name of an execution, with an extension. */
    private static final String WORD = "[A-Za-z0-9_!-][A-Za-z0-9=._!-]{0,999}";

    private static final Pattern NAME = Pattern.compile(WORD + "(/" + WORD + "){0,9}");

    private final S3Client s3;
    private final String bucket;

    public S3ReportStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String write(String name, String mediaType, byte[] content) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("report name \"" + name + "\" is not allowed; allowed: " + NAME);
        }
        s3.putObject(put -> put.bucket(bucket).key(name).contentType(mediaType), RequestBody.fromBytes(content));
        return "s3://" + bucket + "/" + name;
    }
}
