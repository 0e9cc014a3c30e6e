package engram.cli.argument;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of clusters: {@code auto} is 0, and counted with the data at hand. */
public final class ClusterNumber implements ITypeConverter<Integer> {

  /** What help shows for it. */
  public static final String LABEL = "auto|N";

  /** What stands for a number that is to be counted. */
  public static final int AUTO = 0;

  @Override
  public Integer convert(String value) {
    if (value.equals("auto")) {
      return AUTO;
    }
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw new TypeConversionException("'" + value + "', allowed: auto, or a number of 1 or more");
  }
}
