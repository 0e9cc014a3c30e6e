package engram.cli.images;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import engram.cli.clustering.OptionWords;
import engram.table.DataException;
import engram.transformer.ImageCompletion;
import engram.transformer.ImageScore;
import engram.transformer.Mask;
import java.util.Locale;

/**
 * Images completed and scored.
 *
 * @param images the images
 * @param model the model
 * @param score its score on the test images
 * @param mask which half was hidden
 * @param seed drew the split and the masks
 * @param seconds of the training, or null if the model was trained before
 * @param energies of some test images before each step and at the end, or null
 */
public record ImageResult(
    ImageSet images,
    ImageCompletion model,
    ImageScore score,
    Mask mask,
    long seed,
    Double seconds,
    double[][] energies) {

  /** Returns the lines for a reader. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%s: %d images to learn from, %d to complete, %d x %d, %s half hidden%n"
            + "  %s%n"
            + "  mean squared error of hidden pixels   %.4g%n"
            + "  of the mean image                     %.4g  (%s)%n"
            + "  of the nearest training image         %.4g  (%s)%n"
            + "  %s%n",
        DataException.shown(images.name()),
        images.train().length,
        images.test().length,
        images.side(),
        images.side(),
        mask == Mask.RANDOM ? "a random" : "the " + OptionWords.of(mask),
        model,
        score.mse(),
        score.meanMse(),
        than(score.belowMean()),
        score.neighbourMse(),
        than(score.belowNeighbour()),
        seconds == null
            ? "trained before, with a " + OptionWords.of(model.options().mask()) + " half hidden"
            : String.format(Locale.ROOT, "training took %.1f s", seconds));
  }

  /** Says by how much a model's error is below another's, or above. */
  private static String than(double below) {
    return String.format(
        Locale.ROOT, "%.1f %% %s", 100 * Math.abs(below), below < 0 ? "more" : "less");
  }

  /** Returns the row for machines. */
  public JsonObject toJson() {
    Gson gson = new Gson();
    JsonObject row = new JsonObject();
    row.addProperty("data", images.name());
    row.addProperty("train", images.train().length);
    row.addProperty("test", images.test().length);
    row.addProperty("side", images.side());
    row.addProperty("patch", model.options().patches().side());
    row.addProperty("mask", OptionWords.of(mask));
    row.addProperty("mse", score.mse());
    row.addProperty("meanMse", score.meanMse());
    row.addProperty("neighbourMse", score.neighbourMse());
    row.addProperty("belowMean", score.belowMean());
    row.addProperty("belowNeighbour", score.belowNeighbour());
    row.add("losses", gson.toJsonTree(model.losses()));
    row.addProperty("seconds", seconds);
    row.addProperty("seed", seed);
    row.addProperty("options", model.toString());
    row.add("energies", gson.toJsonTree(energies));
    return row;
  }
}
