package engram.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The settings of an options record: its components with their values and what they say of
 * themselves, those of a record in a record laid flat. Hosts make their options of this, so that an
 * option is said once, where it is declared.
 *
 * <p>A setting is found by its name, whatever record of the nest it is in; a name stands once.
 */
public final class Settings {

  private Settings() {}

  /**
   * One setting.
   *
   * @param name of the component, in camel case
   * @param type of the component
   * @param value what it is set to, or null
   * @param says what it does, in a sentence or two; empty where the component does not say
   */
  public record Setting(String name, Class<?> type, Object value, String says) {}

  /** Returns the settings of options, in the order of the components. */
  public static List<Setting> of(Record options) {
    List<Setting> settings = new ArrayList<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      Object value = value(options, component);
      if (value instanceof Record nested && isNest(component)) {
        settings.addAll(of(nested));
      } else {
        Says says = component.getAnnotation(Says.class);
        settings.add(
            new Setting(
                component.getName(), component.getType(), value, says == null ? "" : says.value()));
      }
    }
    return settings;
  }

  /** Returns the setting of a name, or null. */
  public static Setting find(Record options, String name) {
    return of(options).stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * Returns options with the values that some texts say, and as they are where there is none.
   *
   * @param texts the text of a setting by its name, or null
   * @param labels what messages call a setting by its name
   * @throws IllegalArgumentException if a text is not what its setting takes, with the label, the
   *     text and what is allowed, or the record refuses a value
   */
  public static <R extends Record> R read(
      R options, UnaryOperator<String> texts, UnaryOperator<String> labels) {
    Map<String, Object> changes = new HashMap<>();
    for (Setting setting : of(options)) {
      String text = texts.apply(setting.name);
      if (text != null) {
        changes.put(
            setting.name, SettingText.parse(labels.apply(setting.name), text, setting.type));
      }
    }
    return with(options, changes);
  }

  /**
   * Returns options with other values of some settings, all changed at once.
   *
   * @param changes values by the name of the setting, or of a record in the record; names that are
   *     none are passed over
   * @throws IllegalArgumentException if the record refuses a value
   */
  public static <R extends Record> R with(R options, Map<String, ?> changes) {
    RecordComponent[] components = options.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(options, components[i]);
      if (changes.containsKey(components[i].getName())) {
        values[i] = changes.get(components[i].getName());
      } else if (values[i] instanceof Record nested && isNest(components[i])) {
        values[i] = with(nested, changes);
      }
    }
    return make(options, components, values);
  }

  /**
   * Returns options with another value of one setting.
   *
   * @throws IllegalArgumentException if the record refuses the value
   * @throws IllegalStateException if there is no such setting, or the value is of another type
   */
  public static <R extends Record> R with(R options, String name, Object value) {
    if (!has(options, name)) {
      throw new IllegalStateException("no setting " + name + " in " + options.getClass());
    }
    return with(options, Collections.singletonMap(name, value));
  }

  private static boolean has(Record options, String name) {
    return Arrays.stream(options.getClass().getRecordComponents())
        .anyMatch(
            component ->
                component.getName().equals(name)
                    || isNest(component)
                        && value(options, component) instanceof Record nested
                        && has(nested, name));
  }

  /** A record that is read from one text is a value by itself, and no nest of settings. */
  private static boolean isNest(RecordComponent component) {
    return component.getType().isRecord() && !SettingText.isRead(component.getType());
  }

  private static Object value(Record options, RecordComponent component) {
    try {
      return component.getAccessor().invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <R extends Record> R make(
      R options, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = options.getClass().getDeclaredConstructor(types);
      return (R) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make " + options.getClass(), e);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException("cannot make " + options.getClass(), e);
    }
  }
}
