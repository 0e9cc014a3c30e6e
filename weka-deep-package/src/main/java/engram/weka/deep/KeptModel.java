package engram.weka.deep;

import engram.deep.DeepModel;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** A deep model that goes into a saved scheme as the bytes of its own file. */
final class KeptModel implements Serializable {

  private static final long serialVersionUID = 1L;

  private transient DeepModel model;

  KeptModel(DeepModel model) {
    this.model = model;
  }

  DeepModel get() {
    return model;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeObject(model.toBytes());
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    try {
      model = DeepModel.ofBytes((byte[]) in.readObject());
    } catch (IllegalArgumentException e) {
      InvalidObjectException refused = new InvalidObjectException(e.getMessage());
      refused.initCause(e);
      throw refused;
    }
  }
}
