package engram.weka.explain;

import engram.weka.LandscapeLauncher;
import javax.swing.JOptionPane;
import weka.gui.ResultHistoryPanel;
import weka.gui.explorer.ClassifierPanel;
import weka.gui.explorer.ClassifierPanelLaunchHandlerPlugin;

/**
 * The button Explain in the Explorer's Classify panel: opens {@link ExplainFrame} on the selected
 * entry of the result list, or the newest one. What cannot be explained is refused by name.
 */
public class ExplainLauncher implements ClassifierPanelLaunchHandlerPlugin {

  private ClassifierPanel panel;

  @Override
  public void setClassifierPanel(ClassifierPanel classifierPanel) {
    panel = classifierPanel;
  }

  @Override
  public String getLaunchCommand() {
    return "Explain";
  }

  @Override
  public void launch() {
    ResultHistoryPanel history = panel.getResultHistory();
    String name = LandscapeLauncher.chosen(history);
    if (name == null) {
      say("Run AssociativeMemory first.", JOptionPane.INFORMATION_MESSAGE);
      return;
    }
    try {
      ExplainedResult result = ExplainedResult.of(history.getNamedObject(name));
      result.check();
      ExplainFrame.open(name, result, panel);
    } catch (IllegalArgumentException e) {
      say(name + ": " + e.getMessage(), JOptionPane.ERROR_MESSAGE);
    }
  }

  private void say(String words, int kind) {
    JOptionPane.showMessageDialog(panel, words, "Explain", kind);
  }
}
