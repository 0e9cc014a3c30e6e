package engram.cluster;

import com.google.gson.JsonObject;
import engram.model.Progress;
import java.io.Serializable;

/** The clusterers with learned memories behind one face, for the tests that hold for each. */
enum Clusterer {
  CLAM {
    @Override
    Fitted fit(double[][] x, double[] weights, int k, Training training, Progress progress) {
      Clam.Options options = new Clam.Options(k).withTraining(training);
      return new OfClam(Clam.fit(x, weights, options, progress));
    }

    @Override
    Fitted read(JsonObject json) {
      return new OfClam(ClamModel.fromJson(json));
    }

    @Override
    Fitted wrap(Object model) {
      return new OfClam((ClamModel) model);
    }
  },
  /** Every restart but each third sees recalled rows. */
  CLAM_RECALLED {
    @Override
    Fitted fit(double[][] x, double[] weights, int k, Training training, Progress progress) {
      return CLAM.fit(x, weights, k, training.withViews(Views.RECALL), progress);
    }

    @Override
    Fitted read(JsonObject json) {
      return CLAM.read(json);
    }

    @Override
    Fitted wrap(Object model) {
      return CLAM.wrap(model);
    }
  },
  SOFT_K_MEANS {
    @Override
    Fitted fit(double[][] x, double[] weights, int k, Training training, Progress progress) {
      SoftKMeans.Options options = new SoftKMeans.Options(k).withTraining(training);
      return new OfSoftKMeans(SoftKMeans.fit(x, weights, options, progress));
    }

    @Override
    Fitted read(JsonObject json) {
      return new OfSoftKMeans(SoftKMeansModel.fromJson(json));
    }

    @Override
    Fitted wrap(Object model) {
      return new OfSoftKMeans((SoftKMeansModel) model);
    }
  };

  /** A short training with every value spelled out. */
  static final Training SHORT =
      new Training(
          Start.KMEANS_PLUS_PLUS,
          null,
          8,
          16,
          0.1,
          0,
          5,
          3,
          RestartRule.AGREEMENT,
          Views.NONE,
          DeadMemories.RESEED,
          1,
          1);

  abstract Fitted fit(double[][] x, double[] weights, int k, Training training, Progress progress);

  abstract Fitted read(JsonObject json);

  abstract Fitted wrap(Object model);

  Fitted fit(double[][] x, int k, Training training) {
    return fit(x, null, k, training, Progress.NONE);
  }

  Fitted fit(double[][] x, int k) {
    return fit(x, k, SHORT);
  }

  /** A fitted model. */
  interface Fitted {
    Serializable model();

    int k();

    double[][] memories();

    int[] sizes();

    int usedClusters();

    double objective();

    int[] predict(double[][] x);

    int predict(double[] x);

    double[] membership(double[] x);

    double[][] membership(double[][] x);

    JsonObject toJson();
  }

  private record OfClam(ClamModel model) implements Fitted {
    @Override
    public int k() {
      return model.k();
    }

    @Override
    public double[][] memories() {
      return model.memories();
    }

    @Override
    public int[] sizes() {
      return model.sizes();
    }

    @Override
    public int usedClusters() {
      return model.usedClusters();
    }

    @Override
    public double objective() {
      return model.objective();
    }

    @Override
    public int[] predict(double[][] x) {
      return model.predict(x);
    }

    @Override
    public int predict(double[] x) {
      return model.predict(x);
    }

    @Override
    public double[] membership(double[] x) {
      return model.membership(x);
    }

    @Override
    public double[][] membership(double[][] x) {
      return model.membership(x);
    }

    @Override
    public JsonObject toJson() {
      return model.toJson();
    }
  }

  private record OfSoftKMeans(SoftKMeansModel model) implements Fitted {
    @Override
    public int k() {
      return model.k();
    }

    @Override
    public double[][] memories() {
      return model.memories();
    }

    @Override
    public int[] sizes() {
      return model.sizes();
    }

    @Override
    public int usedClusters() {
      return model.usedClusters();
    }

    @Override
    public double objective() {
      return model.objective();
    }

    @Override
    public int[] predict(double[][] x) {
      return model.predict(x);
    }

    @Override
    public int predict(double[] x) {
      return model.predict(x);
    }

    @Override
    public double[] membership(double[] x) {
      return model.membership(x);
    }

    @Override
    public double[][] membership(double[][] x) {
      return model.membership(x);
    }

    @Override
    public JsonObject toJson() {
      return model.toJson();
    }
  }
}
