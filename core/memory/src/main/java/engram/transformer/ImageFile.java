package engram.transformer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import engram.model.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An {@link ImageCompletion} as a JSON file. */
final class ImageFile {

  private static final String TYPE = "image-completion";

  private ImageFile() {}

  static JsonObject tree(ImageCompletion model) {
    JsonObject json = ModelFile.create(TYPE);
    json.add("options", options(model.options()));
    JsonArray mean = new JsonArray();
    for (double pixel : model.meanImage()) {
      mean.add(pixel);
    }
    json.add("mean", mean);
    json.addProperty("spread", model.scale().spread());
    JsonObject weights = new JsonObject();
    for (int m = 0; m < ImageWeights.names().size(); m++) {
      weights.add(ImageWeights.names().get(m), matrix(model.weights().all().get(m)));
    }
    json.add("weights", weights);
    JsonArray losses = new JsonArray();
    model.losses().forEach(losses::add);
    json.add("losses", losses);
    return json;
  }

  static ImageCompletion load(Path file) {
    return ModelFile.load(file, ImageFile::read);
  }

  private static ImageCompletion read(JsonObject json) {
    ModelFile.expect(json, TYPE);
    return ModelFile.parse(
        () -> {
          double[] mean = numbers(ModelFile.part(json, "mean"));
          ImageScale scale = new ImageScale(mean, ModelFile.part(json, "spread").getAsDouble());
          JsonObject weights = ModelFile.part(json, "weights").getAsJsonObject();
          List<float[][]> all = new ArrayList<>();
          for (String name : ImageWeights.names()) {
            all.add(matrix(ModelFile.part(weights, name)));
          }
          List<Double> losses = new ArrayList<>();
          for (double loss : numbers(ModelFile.part(json, "losses"))) {
            losses.add(loss);
          }
          ImageOptions options = options(ModelFile.part(json, "options").getAsJsonObject());
          int pixels = options.patches().height() * options.patches().width();
          if (mean.length != pixels) {
            throw new IllegalArgumentException(
                "mean has " + mean.length + " pixels, expected " + pixels);
          }
          return new ImageCompletion(options, scale, ImageWeights.of(all), losses);
        });
  }

  private static JsonObject options(ImageOptions o) {
    JsonObject json = new JsonObject();
    json.addProperty("height", o.patches().height());
    json.addProperty("width", o.patches().width());
    json.addProperty("patch", o.patches().side());
    json.addProperty("dimension", o.block().dimension());
    json.addProperty("heads", o.block().heads());
    json.addProperty("inner", o.block().inner());
    json.addProperty("memories", o.block().memories());
    json.addProperty("beta", o.block().beta());
    json.addProperty("selfAttention", o.block().selfAttention());
    json.addProperty("hopfield", o.block().hopfield().name());
    json.addProperty("hopfieldBeta", o.block().hopfieldBeta());
    json.addProperty("epsilon", o.block().epsilon());
    json.addProperty("steps", o.steps());
    json.addProperty("stepSize", o.stepSize());
    json.addProperty("mask", o.mask().name());
    json.addProperty("epochs", o.epochs());
    json.addProperty("batchSize", o.batchSize());
    json.addProperty("learningRate", o.learningRate());
    json.addProperty("weightDecay", o.weightDecay());
    json.addProperty("seed", o.seed());
    return json;
  }

  private static ImageOptions options(JsonObject json) {
    EnergyTransformer.Options block =
        new EnergyTransformer.Options(
            integer(json, "dimension"),
            integer(json, "heads"),
            integer(json, "inner"),
            integer(json, "memories"),
            number(json, "beta"),
            ModelFile.part(json, "selfAttention").getAsBoolean(),
            Hopfield.valueOf(ModelFile.part(json, "hopfield").getAsString()),
            number(json, "hopfieldBeta"),
            number(json, "epsilon"));
    return new ImageOptions(
        new Patches(integer(json, "height"), integer(json, "width"), integer(json, "patch")),
        block,
        integer(json, "steps"),
        number(json, "stepSize"),
        Mask.valueOf(ModelFile.part(json, "mask").getAsString()),
        integer(json, "epochs"),
        integer(json, "batchSize"),
        number(json, "learningRate"),
        number(json, "weightDecay"),
        ModelFile.part(json, "seed").getAsLong(),
        0);
  }

  private static int integer(JsonObject json, String name) {
    return ModelFile.whole(json, name);
  }

  private static double number(JsonObject json, String name) {
    return ModelFile.part(json, name).getAsDouble();
  }

  private static double[] numbers(JsonElement json) {
    return json.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  private static JsonArray matrix(float[][] rows) {
    JsonArray json = new JsonArray();
    for (float[] row : rows) {
      JsonArray values = new JsonArray();
      for (float value : row) {
        values.add(value);
      }
      json.add(values);
    }
    return json;
  }

  private static float[][] matrix(JsonElement json) {
    JsonArray rows = json.getAsJsonArray();
    float[][] matrix = new float[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      JsonArray row = rows.get(i).getAsJsonArray();
      matrix[i] = new float[row.size()];
      for (int d = 0; d < matrix[i].length; d++) {
        matrix[i][d] = row.get(d).getAsFloat();
      }
    }
    return matrix;
  }
}
