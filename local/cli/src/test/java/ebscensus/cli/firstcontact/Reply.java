package ebscensus.cli.firstcontact;

/** What the scripted AWS answers. */
record Reply(int status, String type, String body) {
    static Reply xml(String body) {
        return new Reply(200, "text/xml;charset=UTF-8", body);
    }

    static Reply json(String body) {
        return new Reply(200, "application/json", body);
    }

    static Reply text(String body) {
        return new Reply(200, "text/plain", body);
    }

    static Reply html(int status, String title) {
        return new Reply(
                status,
                "text/html",
                "<html><head><title>" + title + "</title></head><body>" + title + "</body></html>");
    }

    /** As STS refuses. */
    static Reply stsError(int status, String code, String message) {
        return new Reply(status, "text/xml", """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
            <Code>%s</Code><Message>%s</Message></Error><RequestId>req-sts-1</RequestId></ErrorResponse>
            """.formatted(code, message));
    }

    /** As EC2 refuses. */
    static Reply ec2Error(int status, String code, String message) {
        return new Reply(status, "text/xml;charset=UTF-8", """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors>\
            <RequestID>req-ec2-1</RequestID></Response>
            """.formatted(code, message));
    }
}
