package ebscensus.report.change;

import ebscensus.core.census.Use;
import ebscensus.core.request.Scope;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A volume in a list that {@link VolumeListFile} reads. The name of the volume is untrusted text.
 *
 * @param name the value of the tag {@code Name}; empty if the volume does not have the tag
 * @param gibibytes the provisioned size in GiB
 */
public record ListedVolume(String id, String name, Scope scope, Use use, String type, long gibibytes) {
    void write(DataOutput out) throws IOException {
        out.writeUTF(id);
        out.writeUTF(name);
        out.writeUTF(scope.account());
        out.writeUTF(scope.region());
        out.writeUTF(use.label());
        out.writeUTF(type);
        out.writeLong(gibibytes);
    }

    static ListedVolume read(DataInput in) throws IOException {
        return new ListedVolume(
                in.readUTF(),
                in.readUTF(),
                new Scope(in.readUTF(), in.readUTF()),
                Use.of(in.readUTF()),
                in.readUTF(),
                in.readLong());
    }
}
