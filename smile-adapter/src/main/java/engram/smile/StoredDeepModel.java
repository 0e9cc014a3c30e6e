package engram.smile;

import engram.deep.DeepModel;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;

/** A deep model that Java serialization writes as the bytes of the model's own file. */
final class StoredDeepModel implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final transient DeepModel model;

  StoredDeepModel(DeepModel model) {
    this.model = model;
  }

  DeepModel model() {
    return model;
  }

  @Serial
  private Object writeReplace() {
    return new Bytes(model.toBytes());
  }

  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a deep model is read from its bytes");
  }

  /** What stands in the stream. */
  private record Bytes(byte[] bytes) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    @Serial
    private Object readResolve() {
      return new StoredDeepModel(DeepModel.ofBytes(bytes));
    }
  }
}
