package ebscensus.simulator.fleet;

/** A property that is random and independent of all other properties. */
public enum Trait {
    SCOPE,
    INSTANCE,
    OWN_VOLUME,
    SHARED_VOLUME,
    DETACHED_VOLUME,
    SERVICE_VOLUME,
    STATE,
    TYPE,
    SIZE,
    MANAGED,
    VOLUMES,
    RESERVATION,
    NAME,
    ENV,
    TEAM,
    NASTY,
    COST_CENTER,
    EXTRA_TAG,
    LAUNCH,
    ADDRESS,
    NETWORK,
    IMAGE,
    SHARED,
    MEMBERS,
    ATTACHMENT,
    SNAPSHOT,
    ENCRYPTED,
    ORDER,
    PAGE,
    FAULT,
    CUT,
    CHURN,
    CHURN_MOMENT,
    CHURN_BEGINS;

    final long salt = Hash.of(0, name());
}
