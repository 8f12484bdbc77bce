package ebscensus.aws;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Test;

class AwsClientsTest {
    @Test
    void the_SDK_reads_with_the_parser_of_the_JDK_whatever_other_is_there() {
        new AwsClients(AwsSettings.DEFAULT.withRegion("eu-west-1")).close();

        assertThat(XMLInputFactory.newInstance()).hasSameClassAs(XMLInputFactory.newDefaultFactory());
        assertThat(AwsClients.JDK_XML)
                .isEqualTo(XMLInputFactory.newDefaultFactory().getClass().getName());
    }
}
