package engram.model;

import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a model file, in our own words: those of the JSON reader name its classes and
 * settings, which say nothing to who has the file.
 */
final class JsonFault {

  private static final Pattern PLACE = Pattern.compile("line (\\d+) column (\\d+)");
  private static final Pattern PATH = Pattern.compile("path \\$\\.?([\\w.\\[\\]]{1,60})");

  private JsonFault() {}

  /** Returns whether an error of a reader is about the text, and not about the disk. */
  static boolean isOfText(IOException e) {
    return e instanceof MalformedJsonException
        || e instanceof EOFException
        || e instanceof CharacterCodingException;
  }

  /** Says why a text is no JSON object. */
  static String ofText(Throwable e) {
    Throwable first = first(e);
    String message = String.valueOf(first.getMessage());
    if (first instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    }
    if (first instanceof EOFException || message.startsWith("Unterminated")) {
      return "it ends too soon, so it was cut on the way; copy it again";
    }
    Matcher place = PLACE.matcher(message);
    String at =
        place.find() ? " at line " + place.group(1) + ", column " + place.group(2) : " somewhere";
    return message.startsWith("Nesting limit")
        ? "it is nested too deeply" + at
        : "it is no JSON" + at + ", so it was changed on the way; copy it again";
  }

  /** Says why a tree is no model: what a check of ours said, otherwise where it is misshapen. */
  static String ofPart(RuntimeException e) {
    Throwable first = first(e);
    if (first.getMessage() != null && isOurs(first)) {
      return first.getMessage();
    }
    if (isRequired(first)) {
      return "no " + first.getMessage();
    }
    Matcher path = PATH.matcher(String.valueOf(first.getMessage()));
    return "a part is absent or of another kind than a model has there"
        + (path.find() ? ", at " + path.group(1) : "");
  }

  /** Checks throw where they stand; what else is thrown comes from below, or from the machine. */
  private static boolean isOurs(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    boolean ours = trace.length > 0 && trace[0].getClassName().startsWith("engram.");
    return ours
        && (e.getClass() == IllegalArgumentException.class
            || e.getClass().getName().startsWith("engram."));
  }

  /** Records that require a part name it and nothing else. */
  private static boolean isRequired(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e instanceof NullPointerException
        && e.getMessage() != null
        && trace.length > 0
        && trace[0].getClassName().equals("java.util.Objects");
  }

  private static Throwable first(Throwable e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first;
  }
}
