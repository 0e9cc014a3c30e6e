package engram.weka;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/**
 * The version that stands in front of every saved model, so that a model of another version is
 * refused with a sentence and not with whatever its fields lead to.
 */
public final class ModelVersion {

  /** The version that this package writes, and the only one it reads. */
  public static final String CURRENT = "engram-weka/1";

  private ModelVersion() {}

  /** Writes the version; call it first in writeObject. */
  public static void write(ObjectOutputStream out) throws IOException {
    out.writeUTF(CURRENT);
  }

  /**
   * Reads the version; call it first in readObject.
   *
   * @throws InvalidObjectException if it is another one
   */
  public static void check(ObjectInputStream in) throws IOException {
    String found = in.readUTF();
    if (!found.equals(CURRENT)) {
      throw new InvalidObjectException(
          "the model is of format "
              + found
              + ", this version of the Engram package reads "
              + CURRENT);
    }
  }
}
