package engram.cli.images;

import engram.math.RandomStream;
import engram.transformer.ImageCompletion;
import engram.transformer.Mask;

/** The energies of test images while they are completed. */
public final class Descents {

  private Descents() {}

  /**
   * Returns the energy of each image before each step and at the end.
   *
   * @param mask which patches are hidden, drawn anew for every image as {@link CompletionStrip}
   *     does
   * @param most the most images, the first ones
   */
  public static double[][] energies(
      ImageSet images, ImageCompletion model, Mask mask, long seed, int most) {
    RandomStream random = new RandomStream(seed);
    double[][] energies = new double[Math.min(most, images.test().length)][];
    for (int i = 0; i < energies.length; i++) {
      boolean[] open = mask.open(model.options().patches(), random);
      energies[i] = model.trace(images.test()[i], open, model.options().steps()).energies();
    }
    return energies;
  }
}
