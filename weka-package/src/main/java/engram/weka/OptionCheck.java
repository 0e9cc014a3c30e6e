package engram.weka;

import java.beans.BeanInfo;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import weka.core.OptionMetadata;
import weka.core.Utils;

/**
 * Checks option strings before Weka's annotations take them: those pass over a word that they do
 * not know, and print the trace of a number that they cannot read, and then go on with the default.
 */
public final class OptionCheck {

  private OptionCheck() {}

  /**
   * Checks options and writes their words as the constants are named ({@code kmeans-plus-plus} as
   * {@code KMEANS_PLUS_PLUS}).
   *
   * @param options words in it are replaced
   * @param scheme whose annotated properties they are for
   * @throws IllegalArgumentException if a value cannot be read, with what is allowed
   * @throws Exception if Weka finds an option without its value
   */
  public static void check(String[] options, Object scheme) throws Exception {
    for (PropertyDescriptor property : properties(scheme)) {
      OptionMetadata option = option(property);
      if (option == null || option.commandLineParamIsFlag()) {
        continue;
      }
      String name = option.commandLineParamName();
      int place = Utils.getOptionPos(name, options);
      String text = Utils.getOption(name, options.clone());
      if (place >= 0 && !text.isEmpty()) {
        options[place + 1] = value(name, text, property.getPropertyType());
      }
    }
  }

  private static PropertyDescriptor[] properties(Object scheme) throws IntrospectionException {
    BeanInfo bean = Introspector.getBeanInfo(scheme.getClass());
    return bean.getPropertyDescriptors();
  }

  private static OptionMetadata option(PropertyDescriptor property) {
    if (property.getReadMethod() == null || property.getWriteMethod() == null) {
      return null;
    }
    OptionMetadata option = property.getReadMethod().getAnnotation(OptionMetadata.class);
    return option == null ? property.getWriteMethod().getAnnotation(OptionMetadata.class) : option;
  }

  private static String value(String name, String text, Class<?> type) {
    if (type.isEnum()) {
      return word(name, text, type);
    }
    try {
      if (type == int.class) {
        Integer.parseInt(text);
      } else if (type == double.class) {
        Double.parseDouble(text);
      }
      return text;
    } catch (NumberFormatException e) {
      String kind = type == int.class ? "a whole number" : "a number";
      throw new IllegalArgumentException("-" + name + " is " + text + ", allowed: " + kind, e);
    }
  }

  private static String word(String name, String text, Class<?> type) {
    String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
    Object[] constants = type.getEnumConstants();
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(wanted)) {
        return constant.toString();
      }
    }
    throw new IllegalArgumentException(
        "-"
            + name
            + " is "
            + text
            + ", allowed: "
            + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", ")));
  }
}
