package ebscensus.cli;

import ebscensus.aws.AwsInventory;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.inventory.Prices;
import ebscensus.report.PriceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the source of prices. */
final class PriceOptions {
    private static final String NONE = "none";

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Use the prices in this file, such as negotiated prices, instead of AWS's price list. The"
                    + " file is JSON or, if its name ends in .csv, CSV with the columns location, usage, price and"
                    + " currency, such as us-east-1,VolumeUsage.gp3,0.08,USD. With --prices none, no prices are"
                    + " requested and the result shows no costs. Default: AWS's list prices, for which the caller needs"
                    + " pricing:GetProducts.")
    private @Nullable String prices;

    @Option(names = "--explain", description = "Show the arithmetic of each saving below the savings of the table.")
    private boolean explain;

    boolean explain() {
        return explain;
    }

    /**
     * Where the prices come from: a file, AWS's price list or nowhere. AWS's price list can be read only with an
     * {@link AwsInventory}.
     *
     * @param file the file of prices; null if the options name no file
     * @param areAskedFor whether prices are wanted at all
     */
    record Source(@Nullable PriceFile file, boolean areAskedFor) {
        PriceList of(AwsInventory inventory) {
            return file == null && areAskedFor ? inventory.priceList() : atOnce();
        }

        /** The prices that are available without a request to AWS, for a census that has been interrupted. */
        PriceList atOnce() {
            return file == null ? _ -> Prices.NOT_ASKED : file;
        }
    }

    /** @throws CannotRun if the file cannot be read */
    Source source() {
        if (prices == null || prices.equals(NONE)) {
            return new Source(null, prices == null);
        }
        return new Source(PriceFile.read(prices, content(Path.of(prices))), true);
    }

    private static byte[] content(Path path) {
        try {
            if (Files.size(path) > PriceFile.MOST_BYTES) {
                throw new CannotRun("--prices: " + path + " has more than " + PriceFile.MOST_BYTES
                        + " bytes; name a file of prices");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            String reason = Files.exists(path) ? Errors.reason(e) : "no such file";
            throw new CannotRun("--prices: cannot read " + path + " (" + reason + "); name a file, or none", e);
        }
    }
}
