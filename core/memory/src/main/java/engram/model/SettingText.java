package engram.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Values of settings as text and back: numbers, true or false, the names of an enum in any case,
 * rows of numbers as {@code 1.0,2.0;3.0,4.0}, and types that read themselves from a text by a
 * static method {@code of(String)} and say it by a method {@code word()} or {@code toString()}.
 */
public final class SettingText {

  private SettingText() {}

  /** Returns a value as text. */
  public static String of(Object value) {
    if (value instanceof double[][] rows) {
      return Arrays.stream(rows)
          .map(
              row -> Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(",")))
          .collect(Collectors.joining(";"));
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return isRead(value.getClass()) ? word(value) : value.toString();
  }

  private static String word(Object value) {
    try {
      return (String) value.getClass().getMethod("word").invoke(value);
    } catch (NoSuchMethodException e) {
      return value.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + value, e);
    }
  }

  /** Returns whether values of a type are read from one text by {@code of(String)}. */
  static boolean isRead(Class<?> type) {
    return reader(type) != null;
  }

  private static Method reader(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      Method method = declared(each);
      if (method != null) {
        return method;
      }
      for (Class<?> face : each.getInterfaces()) {
        method = declared(face);
        if (method != null) {
          return method;
        }
      }
    }
    return null;
  }

  private static Method declared(Class<?> type) {
    try {
      Method method = type.getMethod("of", String.class);
      boolean own = type.getName().startsWith("engram.");
      return own && Modifier.isStatic(method.getModifiers()) ? method : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /**
   * Returns the value of a text.
   *
   * @param label what messages call the setting
   * @throws IllegalArgumentException if the text is none of the type
   */
  public static Object parse(String label, String text, Class<?> type) {
    String word = text.strip();
    try {
      if (type == int.class) {
        return Integer.valueOf(word);
      } else if (type == long.class) {
        return Long.valueOf(word);
      } else if (type == double.class) {
        return Double.valueOf(word);
      } else if (type == double[][].class) {
        return rows(word);
      } else if (type == String.class) {
        return word;
      }
    } catch (NumberFormatException e) {
      throw refused(
          label,
          text,
          type == double.class ? "a number" : "what fits a Java " + type.getSimpleName());
    }
    if (type == boolean.class) {
      return truth(label, word);
    }
    return type.isEnum() ? constant(label, word, type) : read(label, word, type);
  }

  private static double[][] rows(String text) {
    return Arrays.stream(text.split(";"))
        .map(row -> Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static Boolean truth(String label, String word) {
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw refused(label, word, "true, false");
    }
    return Boolean.valueOf(word);
  }

  private static Object constant(String label, String word, Class<?> type) {
    String name = word.replace('-', '_').toUpperCase(Locale.ROOT);
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    String allowed =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .collect(Collectors.joining(", "));
    throw refused(label, word, allowed);
  }

  private static Object read(String label, String word, Class<?> type) {
    Method reader = reader(type);
    if (reader == null) {
      throw new IllegalStateException(label + " has the type " + type + ", which has no text");
    }
    try {
      return reader.invoke(null, word);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot read " + label, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + label, e);
    }
  }

  private static IllegalArgumentException refused(String label, String value, String allowed) {
    return new IllegalArgumentException(label + " is '" + value + "', allowed: " + allowed);
  }
}
