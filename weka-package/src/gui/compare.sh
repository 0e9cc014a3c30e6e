#!/usr/bin/env bash
# The tab Compare clusterers: iris by its defaults, saved in every form.
. "$(dirname "$0")/lib.sh"
explorer iris
click 648 31 # tab Compare clusterers, the last one
click 43 210 # Start
logged "Finished comparing clusterers" 120
sleep 8
shot compare
for entry in 1:csv 2:tex 3:png 4:html; do
  file=$GUI_WORK/comparison.${entry#*:}
  click 192 210 # Save
  click 230 $((209 + 21 * ${entry%:*}))
  save_as "$file"
done
[ "$(grep -c '"ClAM"' "$GUI_WORK/comparison.csv")" = 12 ] || fail "not ten runs, a mean and a deviation of ClAM"
grep -q 'mathbf' "$GUI_WORK/comparison.tex" || fail "no best value in the table"
[ "$(identify -format '%wx%h' "$GUI_WORK/comparison.png")" = 2080x880 ] || fail "not the two pictures"
grep -q 'data:image/png;base64' "$GUI_WORK/comparison.html" || fail "no picture in the page"
cp "$GUI_WORK"/comparison.* "$GUI_OUT/"
click 222 421 # Classes and clusters
shot compare-classes
click 382 421 # Paired comparison
shot compare-paired
