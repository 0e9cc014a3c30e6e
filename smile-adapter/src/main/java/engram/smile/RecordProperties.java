package engram.smile;

import engram.model.SettingText;
import engram.model.Settings;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Options records as Smile's properties and back. A component {@code stepSize} is the key {@code
 * step_size} behind the prefix; a record in a record is laid flat. Values are as {@link
 * SettingText} says; a component without a value has no key.
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
    for (Settings.Setting setting : Settings.of(options)) {
      if (setting.value() != null) {
        properties.setProperty(key(setting.name()), SettingText.of(setting.value()));
      }
    }
    return properties;
  }

  /**
   * Returns the number of clusters, which has no default.
   *
   * @throws IllegalArgumentException if it is absent or not a whole number
   */
  int k(Properties properties) {
    String text = properties.getProperty(prefix + "k");
    if (text == null) {
      throw new IllegalArgumentException(prefix + "k is absent, allowed: 1 or more, or 0 = auto");
    }
    return (Integer) SettingText.parse(prefix + "k", text, int.class);
  }

  /**
   * Returns a record with the values that are given, and those of the defaults where none is.
   *
   * @throws IllegalArgumentException if a key with the prefix is unknown or a value is not what its
   *     component takes
   */
  <R extends Record> R read(Properties properties, R defaults) {
    R options = Settings.read(defaults, name -> properties.getProperty(key(name)), this::key);
    Set<String> known =
        Settings.of(defaults).stream()
            .map(setting -> snake(setting.name()))
            .collect(Collectors.toCollection(TreeSet::new));
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix) && !known.contains(key.substring(prefix.length()))) {
        throw new IllegalArgumentException(
            "the key " + key + " is unknown, allowed: " + prefix + known);
      }
    }
    return options;
  }

  private String key(String name) {
    return prefix + snake(name);
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
