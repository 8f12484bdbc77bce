package ebscensus.cli.firstcontact;

/** How the proxy behaves. */
enum ProxyScript {
    OPEN,
    /** Asks for the user {@code user} and the password {@code p@ss}. */
    PASSWORD,
    /** Refuses every tunnel with a page of its own, as a company's filter does. */
    FORBIDS
}
