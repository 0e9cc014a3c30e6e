package engram.cli.argument;

import java.util.regex.Pattern;

/** Kinds of files that are neither text of rows nor ARFF, told by the names of outputs. */
public final class OtherKinds {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?is).*\\.(xls[xmb]?|ods|numbers|docx?|json|xml|html?|parquet|feather|arrow|orc|avro|sav"
              + "|por|dta|sas7bdat|rds|rda|rdata|mat|npy|npz|h5|hdf5|pkl|db|sqlite|zip|rar|7z|bz2|xz|zst"
              + "|tar|tgz|pdf|png|svg|gif|bmp|jpe?g)(\\.gz)?");

  private OtherKinds() {}

  /** Returns whether a name ends as those of other kinds do, packed or not. */
  static boolean has(String name) {
    return NAMES.matcher(name).matches();
  }
}
