package engram.weka.deep;

import weka.clusterers.DeepClAM;

/** Schemes that train for a moment. */
public final class FewEpochs {

  private FewEpochs() {}

  /** Returns two epochs of each kind, small layers, one thread. */
  public static DeepClAM scheme() {
    DeepClAM scheme = new DeepClAM();
    scheme.setLayers("8-8");
    scheme.setPretrainEpochs(2);
    scheme.setProbeEpochs(2);
    scheme.setJointEpochs(2);
    scheme.setRowsPerStep(64);
    scheme.setNumExecutionSlots(1);
    return scheme;
  }
}
