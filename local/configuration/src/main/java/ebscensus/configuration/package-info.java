/** What the AWS CLI would do in the same place: profiles, credentials, region, endpoints, proxies and trust of this machine. */
@NullMarked
package ebscensus.configuration;

import org.jspecify.annotations.NullMarked;
