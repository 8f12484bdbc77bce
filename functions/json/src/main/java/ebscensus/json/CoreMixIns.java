package ebscensus.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import ebscensus.core.Kind;
import ebscensus.core.Outcome.Denied;
import ebscensus.core.Outcome.Failed;
import ebscensus.core.Outcome.Interrupted;
import ebscensus.core.Outcome.LostChunk;
import ebscensus.core.Outcome.Missing;
import ebscensus.core.Outcome.RegionDisabled;
import ebscensus.core.Outcome.Suspended;
import ebscensus.core.Outcome.ThrottledOut;
import ebscensus.core.VolumeTotals;
import java.util.Map;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** What Jackson must know of core's types and core, which knows no Jackson, does not say. */
final class CoreMixIns {
    private CoreMixIns() {}

    /** Null stands for "no failure". */
    interface FailureMayBeNull {
        @JsonSetter(nulls = Nulls.SET)
        Missing failure();
    }

    /** Null stands for "none asked for". */
    interface ExternalIdMayBeNull {
        @JsonSetter(nulls = Nulls.SET)
        String externalId();
    }

    interface ScopePartialJson extends FailureMayBeNull {
        @JsonSerialize(using = CoreModule.KindsSerializer.class)
        @JsonDeserialize(using = CoreModule.KindsDeserializer.class)
        Map<Kind, VolumeTotals> exclusive();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Denied.class, name = "denied"),
        @JsonSubTypes.Type(value = RegionDisabled.class, name = "regionDisabled"),
        @JsonSubTypes.Type(value = Suspended.class, name = "suspended"),
        @JsonSubTypes.Type(value = ThrottledOut.class, name = "throttled"),
        @JsonSubTypes.Type(value = Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = LostChunk.class, name = "lostChunk"),
        @JsonSubTypes.Type(value = Interrupted.class, name = "interrupted")
    })
    interface NamedOutcome {}
}
