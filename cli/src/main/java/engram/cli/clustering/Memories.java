package engram.cli.clustering;

import com.google.gson.JsonObject;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a clustering by memories leaves besides its labels.
 *
 * @param points one memory a cluster, in standardised units
 * @param beta inverse temperature of their log-sum-exp energy
 * @param membership how much each memory attracts a standardised row, with sum 1; null if the
 *     memories are minima of the energy of the rows and not its makers
 * @param json the model as it is saved
 */
public record Memories(
    double[][] points,
    double beta,
    UnaryOperator<double[]> membership,
    Supplier<JsonObject> json) {}
