#!/usr/bin/env bash
# The second package is installed, DeepClAM is in the tree and runs on iris against its classes.
. "$(dirname "$0")/lib.sh"
[ -n "$GUI_DEEP_ZIP" ] || fail "no second package; build it: mvn -pl weka-deep-package -am -DskipTests verify"
java -Djava.awt.headless=true -cp "$GUI_CP" \
  weka.core.WekaPackageManager -offline -install-package "$GUI_DEEP_ZIP" >"$GUI_WORK/deep-install.log" 2>&1
explorer iris
click 217 31 # tab Cluster
click 56 73  # Choose
sleep 1
shot deep-tree
xdotool key Escape
sleep 1
click 600 74 3 # menu of the clusterer's line
click 660 125  # Enter configuration...
window Input 20
xdotool type "weka.clusterers.DeepClAM -N 3 -pretrain-epochs 60 -probe-epochs 60 -joint-epochs 60"
xdotool key Return
sleep 2
click 600 74 # the line with the options
window GenericObjectEditor 20
shot deep-options
xdotool key alt+F4
sleep 1
click 22 200 # Classes to clusters evaluation
click 47 337 # Start
logged "Finished weka.clusterers.DeepClAM" 90
sleep 2
shot deep
click 100 386 3  # menu of the result
click 170 436    # Save result buffer
save_as "$GUI_WORK/deep.txt"
grep -q "^Clusters: 3" "$GUI_WORK/deep.txt" || fail "k did not become 3"
grep -q "^Memories decoded" "$GUI_WORK/deep.txt" || fail "no memories in the text"
grep -q "^Incorrectly clustered instances" "$GUI_WORK/deep.txt" || fail "no classes to clusters"
click 240 337 # the button Energy landscape
window "Energy landscape: .*DeepClAM" 30
sleep 6
shot deep-landscape
