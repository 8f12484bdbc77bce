package ebscensus.cli.firstcontact;

/** Who says that a row's expectation is right. */
enum Witness {
    /** AWS CLI version 2, asked by {@link AwsCliTest} wherever it is installed. */
    AWS_CLI(2, 0),
    /** Service-specific endpoints came with AWS CLI 2.13; checked with botocore 1.43.11. */
    AWS_CLI_2_13(2, 13),
    /** {@code aws login} came with AWS CLI 2.32; checked with botocore 1.43.11. */
    AWS_CLI_2_32(2, 32),
    /** AWS's documentation, or the row's own comment; the AWS CLI is not asked. */
    DOCUMENTATION(Integer.MAX_VALUE, 0);

    private final int major;
    private final int minor;

    Witness(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    boolean isKnownTo(int major, int minor) {
        return major > this.major || (major == this.major && minor >= this.minor);
    }
}
