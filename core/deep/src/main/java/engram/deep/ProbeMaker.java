package engram.deep;

import engram.math.RandomStream;
import java.util.Arrays;

/** Corrupts rows of one data set. */
final class ProbeMaker {

  private final ImageShape image;
  private final float[] offset;
  private final float background;

  /**
   * Prepares.
   *
   * @param image shape of the rows, or null where they are no images
   * @param scale how the rows were made from the data
   * @param rows the scaled rows, for their background
   */
  ProbeMaker(ImageShape image, RowScale scale, float[][] rows) {
    this.image = image;
    this.offset = scale.offset();
    this.background = image == null ? 0f : borderMedian(image, offset, rows);
  }

  private static float borderMedian(ImageShape image, float[] offset, float[][] rows) {
    int sample = Math.min(rows.length, 1000);
    float[] values = new float[sample * image.size()];
    int count = 0;
    for (int i = 0; i < sample; i++) {
      float[] row = rows[(int) ((long) rows.length * i / sample)];
      for (int p = 0; p < row.length; p++) {
        int y = p / image.channels() / image.width();
        int x = p / image.channels() % image.width();
        if (y == 0 || x == 0 || y == image.height() - 1 || x == image.width() - 1) {
          values[count++] = row[p] + offset[p];
        }
      }
    }
    Arrays.sort(values, 0, count);
    return values[count / 2];
  }

  /** Writes a corrupted copy of a row. */
  void corrupt(float[] from, float[] to, Probe probe, RandomStream stream) {
    if (probe.moves() && image != null) {
      move(from, to, probe, stream);
    } else {
      System.arraycopy(from, 0, to, 0, from.length);
    }
    if (probe.noise() > 0) {
      for (int j = 0; j < to.length; j++) {
        if (stream.nextDouble() < probe.noise()) {
          to[j] = 0f;
        }
      }
    }
  }

  /** Looks each pixel up where a random affine map takes it, between four pixels. */
  private void move(float[] from, float[] to, Probe probe, RandomStream stream) {
    double angle = within(probe.turn(), stream);
    double slant = within(probe.turn(), stream);
    double high = 1 + within(probe.zoom(), stream);
    double wide = 1 + within(probe.zoom(), stream);
    float gain = (float) (1 + within(probe.gain(), stream));
    double down = within(probe.shift(), stream) * image.height();
    double right = within(probe.shift(), stream) * image.width();
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double midY = (image.height() - 1) / 2.0;
    double midX = (image.width() - 1) / 2.0;
    int p = 0;
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        double dy = row - midY;
        double dx = column - midX;
        double y = midY + high * (cos * dy + sin * dx) + down;
        double x = midX + wide * (cos * dx - sin * dy + slant * dy) + right;
        for (int c = 0; c < image.channels(); c++) {
          float value = between(from, y, x, c);
          to[p] = background + gain * (value - background) - offset[p];
          p++;
        }
      }
    }
  }

  private static double within(double range, RandomStream stream) {
    return range * (2 * stream.nextDouble() - 1);
  }

  private float between(float[] from, double y, double x, int channel) {
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    float fy = (float) (y - top);
    float fx = (float) (x - left);
    return (1 - fy)
            * ((1 - fx) * pixel(from, top, left, channel)
                + fx * pixel(from, top, left + 1, channel))
        + fy
            * ((1 - fx) * pixel(from, top + 1, left, channel)
                + fx * pixel(from, top + 1, left + 1, channel));
  }

  private float pixel(float[] from, int y, int x, int channel) {
    if (y < 0 || x < 0 || y >= image.height() || x >= image.width()) {
      return background;
    }
    int p = (y * image.width() + x) * image.channels() + channel;
    return from[p] + offset[p];
  }
}
