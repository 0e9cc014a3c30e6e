package engram.smile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Options records as Smile's properties and back. A component {@code stepSize} is the key {@code
 * step_size} behind the prefix; a record in a record is laid flat. Values are numbers, true or
 * false, words, the names of an enum in any case, or rows of numbers as {@code 1.0,2.0;3.0,4.0}; a
 * component without a value has no key.
 */
final class RecordProperties {

  private final String prefix;

  /**
   * Names a family of keys.
   *
   * @param prefix what all keys begin with, such as {@code smile.engram_clam.}
   */
  RecordProperties(String prefix) {
    this.prefix = prefix;
  }

  /** Returns the components of a record as properties. */
  Properties write(Record options) {
    Properties properties = new Properties();
    write(options, properties);
    return properties;
  }

  private void write(Record options, Properties properties) {
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      Object value = value(options, component);
      if (value instanceof Record nested) {
        write(nested, properties);
      } else if (value != null) {
        properties.setProperty(prefix + snake(component.getName()), text(value));
      }
    }
  }

  private static Object value(Record options, RecordComponent component) {
    try {
      return component.getAccessor().invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static String text(Object value) {
    if (value instanceof double[][] rows) {
      return Arrays.stream(rows)
          .map(
              row -> Arrays.stream(row).mapToObj(Double::toString).collect(Collectors.joining(",")))
          .collect(Collectors.joining(";"));
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  /**
   * Returns the number of clusters, which has no default.
   *
   * @throws IllegalArgumentException if it is absent or not a whole number
   */
  int k(Properties properties) {
    String text = properties.getProperty(prefix + "k");
    if (text == null) {
      throw new IllegalArgumentException(prefix + "k is absent, allowed: 1 or more");
    }
    return (Integer) parse(prefix + "k", text, int.class);
  }

  /**
   * Returns a record with the values that are given, and those of the defaults where none is.
   *
   * @throws IllegalArgumentException if a key with the prefix is unknown or a value is not what its
   *     component takes
   */
  <R extends Record> R read(Properties properties, R defaults) {
    Set<String> known = new TreeSet<>();
    R options = read(properties, defaults, known);
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix) && !known.contains(key.substring(prefix.length()))) {
        throw new IllegalArgumentException(
            "the key " + key + " is unknown, allowed: " + prefix + known);
      }
    }
    return options;
  }

  private <R extends Record> R read(Properties properties, R defaults, Set<String> known) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(defaults, components[i]);
      if (values[i] instanceof Record nested) {
        values[i] = read(properties, nested, known);
      } else {
        String key = snake(components[i].getName());
        known.add(key);
        String text = properties.getProperty(prefix + key);
        values[i] = text == null ? values[i] : parse(prefix + key, text, components[i].getType());
      }
    }
    return make(defaults, components, values);
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R make(
      R defaults, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = defaults.getClass().getDeclaredConstructor(types);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make " + defaults.getClass(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + defaults.getClass(), e);
    }
  }

  private static Object parse(String key, String text, Class<?> type) {
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
          key,
          text,
          type == double.class ? "a number" : "what fits a Java " + type.getSimpleName());
    }
    if (type == boolean.class) {
      return truth(key, word);
    }
    return constant(key, word, type);
  }

  private static Boolean truth(String key, String word) {
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw refused(key, word, "true, false");
    }
    return Boolean.valueOf(word);
  }

  private static Object constant(String key, String word, Class<?> type) {
    Object[] constants = type.getEnumConstants();
    if (constants == null) {
      throw new IllegalStateException(key + " has the type " + type + ", which has no text");
    }
    String name = word.replace('-', '_').toUpperCase(Locale.ROOT);
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    String allowed =
        Arrays.stream(constants)
            .map(constant -> ((Enum<?>) constant).name())
            .collect(Collectors.joining(", "));
    throw refused(key, word, allowed);
  }

  private static double[][] rows(String text) {
    return Arrays.stream(text.split(";"))
        .map(row -> Arrays.stream(row.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static IllegalArgumentException refused(String key, String value, String allowed) {
    return new IllegalArgumentException(key + " is '" + value + "', allowed: " + allowed);
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
