/** The AWS configuration of this machine, as the AWS CLI reads it: profiles, credentials, region, endpoints, proxies and certificates. */
@NullMarked
package ebscensus.configuration;

import org.jspecify.annotations.NullMarked;
