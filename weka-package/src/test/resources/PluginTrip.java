import java.util.List;
import weka.attributeSelection.AttributeEvaluator;
import weka.classifiers.evaluation.AbstractEvaluationMetric;
import weka.classifiers.evaluation.output.prediction.AbstractOutput;
import weka.core.PluginManager;
import weka.core.WekaPackageManager;
import weka.gui.explorer.ClassifierPanelLaunchHandlerPlugin;
import weka.gui.explorer.ClustererPanelLaunchHandlerPlugin;
import weka.gui.GenericPropertiesCreator;

/**
 * Run by a virtual machine of its own with plain Weka: makes every plug-in that the package manager
 * found and says which, and what Weka's choosers list.
 */
public class PluginTrip {

  public static void main(String[] args) throws Exception {
    WekaPackageManager.loadPackages(false, true, true);
    for (Class<?> kind :
        List.of(
            AbstractEvaluationMetric.class,
            ClassifierPanelLaunchHandlerPlugin.class,
            ClustererPanelLaunchHandlerPlugin.class)) {
      for (String name : PluginManager.getPluginNamesOfTypeList(kind.getName())) {
        Object plugin = PluginManager.getPluginInstance(kind.getName(), name);
        if (plugin instanceof ClassifierPanelLaunchHandlerPlugin button) {
          System.out.println("Classify button " + button.getLaunchCommand());
        } else if (plugin instanceof ClustererPanelLaunchHandlerPlugin button) {
          System.out.println("Cluster button " + button.getLaunchCommand());
        } else {
          System.out.println("metric " + ((AbstractEvaluationMetric) plugin).getMetricName());
        }
      }
    }
    for (Class<?> kind : List.of(AbstractOutput.class, weka.attributeSelection.ASEvaluation.class)) {
      String classes =
          GenericPropertiesCreator.getGlobalOutputProperties().getProperty(kind.getName());
      System.out.println("chooser " + kind.getSimpleName() + " " + classes);
    }
  }
}
