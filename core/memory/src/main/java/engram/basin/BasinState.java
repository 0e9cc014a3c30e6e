package engram.basin;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.math.Check;
import engram.math.DataCheck;
import engram.model.ModelFile;
import engram.model.Provenance;
import java.util.Set;

/**
 * All that the model file holds; the index over the memories is built from it.
 *
 * @param ends the mode that each memory descends to, where every memory is a row; else null, as in
 *     files from before it was kept
 */
record BasinState(
    BasinClustering.Options options,
    double bandwidth,
    double[][] memories,
    double[] weights,
    double[][] modes,
    double[] heights,
    int[] ofMode,
    int[] top,
    BasinCells cells,
    int[] ends,
    int unfinished,
    int[] labels,
    Provenance provenance) {

  /** Parts of the file that depend on whether every row is a memory. */
  private static final Set<String> OPTIONAL = Set.of("cells", "ends");

  /**
   * Reads the parts of a model file.
   *
   * @throws IllegalArgumentException if a part is missing or out of range
   */
  static BasinState read(JsonObject json) {
    for (var component : BasinState.class.getRecordComponents()) {
      if (!OPTIONAL.contains(component.getName())) {
        ModelFile.part(json, component.getName());
      }
    }
    BasinState read = new Gson().fromJson(json, BasinState.class);
    DataCheck.finiteCopy("memories", read.memories);
    int d = read.memories[0].length;
    Check.that(
        read.weights.length == read.memories.length,
        "weights",
        read.weights.length,
        "one a memory");
    int modes = read.modes.length;
    for (double[] mode : read.modes) {
      DataCheck.finite("mode", mode, d);
    }
    Check.that(
        modes > 0 && read.heights.length == modes && read.ofMode.length == modes,
        "modes",
        modes,
        "1 or more, each with a height and a label");
    indices("ofMode", read.ofMode, -1, read.top.length);
    indices("top", read.top, 0, modes);
    if (read.cells != null) {
      Check.that(read.cells.low().length == d, "low", read.cells.low().length, d + " values");
      indices("cells", read.cells.modes(), 0, modes);
    }
    if (read.ends != null) {
      Check.that(
          read.ends.length == read.memories.length,
          "ends",
          read.ends.length,
          read.memories.length + ", one a memory");
      indices("ends", read.ends, 0, modes);
    }
    indices("labels", read.labels, -1, read.top.length);
    Check.that(read.bandwidth > 0, "bandwidth", read.bandwidth, "above 0");
    return read;
  }

  private static void indices(String name, int[] values, int least, int bound) {
    for (int value : values) {
      Check.that(value >= least && value < bound, name, value, least + " to " + (bound - 1));
    }
  }
}
