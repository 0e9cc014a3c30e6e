#!/usr/bin/env bash
# The energy landscape opens from the menu of a result and by its button, is saved, and is that of
# the entry that is selected.
. "$(dirname "$0")/lib.sh"
explorer iris
choose_clam 3
click 22 200
click 47 337
logged "Finished weka.clusterers.ClAM" 60
sleep 2
click 120 386 3
shot menu
click 223 597 # Visualize energy landscape
window "Energy landscape: .*ClAM" 30
sleep 6
shot landscape
click 970 826 # Save as PNG...
save_as "$GUI_WORK/landscape.png"
[ "$(identify -format '%wx%h' "$GUI_WORK/landscape.png")" = 1040x880 ] || fail "not the picture"
cp "$GUI_WORK/landscape.png" "$GUI_OUT/landscape-saved.png"
xdotool key alt+F4
sleep 2
xdotool search --onlyvisible --name "Energy landscape" >/dev/null 2>&1 && fail "it did not close"
click 240 337 # the button Energy landscape
window "Energy landscape: .*ClAM" 30
sleep 4
xdotool key alt+F4
sleep 2
click 600 74 3 # menu of the clusterer's line
click 660 125  # Enter configuration...
window Input 20
xdotool type "weka.clusterers.SimpleKMeans -N 3"
xdotool key Return
sleep 2
click 47 337 # Start
logged "Finished weka.clusterers.SimpleKMeans" 60
sleep 2
click 120 402 # its entry, below that of ClAM
click 240 337 # the button Energy landscape
window "Energy landscape: .*SimpleKMeans" 30
sleep 6
shot landscape-kmeans
