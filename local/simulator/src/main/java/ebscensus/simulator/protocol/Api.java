package ebscensus.simulator.protocol;

/** The services that share one endpoint. */
enum Api {
    EC2("text/xml;charset=UTF-8"),
    STS("text/xml;charset=UTF-8"),
    ORGANIZATIONS("application/x-amz-json-1.1"),
    PRICING("application/x-amz-json-1.1");

    /** The media type of the service's responses. */
    final String mediaType;

    Api(String mediaType) {
        this.mediaType = mediaType;
    }
}
