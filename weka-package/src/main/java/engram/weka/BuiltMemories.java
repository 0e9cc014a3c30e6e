package engram.weka;

import engram.cluster.MemoryModel;
import engram.table.ColumnMeans;
import java.io.Serializable;

/**
 * What a built clusterer keeps.
 *
 * @param coder what encodes instances
 * @param means encoded column means of the training data
 * @param rows number of training instances
 * @param missing whether values were missing among them
 * @param model the trained model
 * @param energies mean energy of the instances of the sketch along the descent
 * @param sketch what a picture needs
 */
record BuiltMemories<M extends MemoryModel>(
    RowCoder coder,
    ColumnMeans means,
    int rows,
    boolean missing,
    M model,
    double[] energies,
    Sketch sketch)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
