/**
 * Reads the AWS configuration of this machine as the AWS CLI does: profiles, credentials, region, endpoints, proxies and
 * certificates.
 */
@NullMarked
package ebscensus.configuration;

import org.jspecify.annotations.NullMarked;
