package engram.cli.images;

import engram.cli.report.ImageStrip;
import engram.math.RandomStream;
import engram.transformer.ImageCompletion;
import engram.transformer.ImageScore;
import engram.transformer.Mask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The completion of some test images, step by step, beside the nearest training image. */
public final class CompletionStrip {

  /** Images drawn, the first ones. */
  public static final int ROWS = 10;

  private static final int MOST_STEPS = 6;

  private CompletionStrip() {}

  /**
   * Draws the picture.
   *
   * @param mask which patches are hidden, drawn anew for every image
   */
  public static void write(
      Path file, ImageSet images, ImageCompletion model, Mask mask, long seed) {
    int steps = model.options().steps();
    int[] shown = shown(steps);
    List<String> headings = new ArrayList<>(List.of("image", "seen"));
    for (int t : shown) {
      headings.add(t == steps ? "completed" : "step " + t);
    }
    headings.add("neighbour");
    ImageStrip strip = new ImageStrip(images.side(), 0, highest(images.train()), headings);
    RandomStream random = new RandomStream(seed);
    for (int i = 0; i < Math.min(ROWS, images.test().length); i++) {
      double[] image = images.test()[i];
      boolean[] open = mask.open(model.options().patches(), random);
      ImageCompletion.Trace trace = model.trace(image, open, steps);
      List<double[]> row = new ArrayList<>();
      boolean[] pixels = model.options().patches().pixels(open);
      row.add(image);
      row.add(seen(image, pixels));
      for (int t : shown) {
        row.add(trace.images()[t]);
      }
      row.add(neighbour(images, image, pixels));
      strip.add(row.toArray(double[][]::new));
    }
    strip.write(file);
  }

  /** Some of the steps, evenly spread, the last among them. */
  private static int[] shown(int steps) {
    int count = Math.min(MOST_STEPS, steps);
    int[] shown = new int[count];
    for (int i = 0; i < count; i++) {
      shown[i] = (i + 1) * steps / count;
    }
    return shown;
  }

  private static double highest(double[][] images) {
    return Arrays.stream(images).flatMapToDouble(Arrays::stream).max().orElse(1);
  }

  private static double[] seen(double[] image, boolean[] open) {
    double[] seen = image.clone();
    for (int p = 0; p < seen.length; p++) {
      seen[p] = open[p] ? seen[p] : Double.NaN;
    }
    return seen;
  }

  private static double[] neighbour(ImageSet images, double[] image, boolean[] open) {
    double[] found = ImageScore.neighbours(images.train(), new double[][] {image}, open, 1)[0];
    double[] whole = image.clone();
    for (int p = 0; p < whole.length; p++) {
      whole[p] = open[p] ? whole[p] : found[p];
    }
    return whole;
  }
}
