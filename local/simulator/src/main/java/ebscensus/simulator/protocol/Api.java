package ebscensus.simulator.protocol;

/** The services behind the one endpoint. */
enum Api {
    EC2("text/xml;charset=UTF-8"),
    STS("text/xml;charset=UTF-8"),
    ORGANIZATIONS("application/x-amz-json-1.1"),
    PRICING("application/x-amz-json-1.1");

    /** The media type of its responses. */
    final String mediaType;

    Api(String mediaType) {
        this.mediaType = mediaType;
    }
}
