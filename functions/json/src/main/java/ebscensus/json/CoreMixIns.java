package ebscensus.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import ebscensus.core.census.Cell;
import ebscensus.core.census.Measures;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Failed;
import ebscensus.core.inventory.Outcome.Interrupted;
import ebscensus.core.inventory.Outcome.LostChunk;
import ebscensus.core.inventory.Outcome.Missing;
import ebscensus.core.inventory.Outcome.NotAsked;
import ebscensus.core.inventory.Outcome.RegionDisabled;
import ebscensus.core.inventory.Outcome.Suspended;
import ebscensus.core.inventory.Outcome.ThrottledOut;
import java.util.Map;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** Adds Jackson's annotations to the types of core, because core itself does not depend on Jackson. */
final class CoreMixIns {
    private CoreMixIns() {}

    /**
     * Lists the fields that may be null: the failure if nothing has failed, the earlier execution if a run does not complete
     * one, and the external id if a role needs none.
     */
    interface MayBeNull {
        @JsonSetter(nulls = Nulls.SET)
        Missing failure();

        @JsonSetter(nulls = Nulls.SET)
        String completes();

        @JsonSetter(nulls = Nulls.SET)
        String externalId();
    }

    interface CellsAreEntries {
        @JsonSerialize(using = CoreModule.CellsSerializer.class)
        @JsonDeserialize(using = CoreModule.CellsDeserializer.class)
        Map<Cell, Measures> cells();
    }

    interface FailedJson {
        @JsonProperty("transient")
        boolean transientFailure();
    }

    /** Writes the error as {@code message}, which has been its name since version 1 of the reports. */
    interface LostChunkJson {
        @JsonProperty("message")
        String error();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Denied.class, name = "denied"),
        @JsonSubTypes.Type(value = RegionDisabled.class, name = "regionDisabled"),
        @JsonSubTypes.Type(value = Suspended.class, name = "suspended"),
        @JsonSubTypes.Type(value = ThrottledOut.class, name = "throttled"),
        @JsonSubTypes.Type(value = Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = LostChunk.class, name = "lostChunk"),
        @JsonSubTypes.Type(value = NotAsked.class, name = "notAsked"),
        @JsonSubTypes.Type(value = Interrupted.class, name = "interrupted")
    })
    interface NamedOutcome {}
}
