sed -e 's/nine in ten/eight in ten/' -e 's/every four years/every five years/' -e 's/translated into four/translated into six/' \
	-e 's/at night/at night or by day/' -e '/id="II.8"/,/<\/paragraph>/d' -e '/id="II.6"/,/<\/paragraph>/d' \
	-e 's/neighboring ports\./neighboring ports, and remove wrecks that obstruct navigation within the limits of a port./' \
	harbors-2020.xml >x.xml
sed -e 's/nine in ten/nearly all/' -e 's/April 2001/May 2001/' -e 's/translated into four/translated into six/' \
	-e 's/at night/at night and in fog/' -e 's/obstruct navigation/endanger navigation/' -e 's/of the conventions/of all conventions/' \
	-e 's,^</draft>,<paragraph id="II.9" label="9."><text>Tell \&lt;b\&gt;all\&lt;/b\&gt; ports \&amp; *each* "owner".</text></paragraph>\n</draft>,' \
	harbors-2020.xml >y.xml
travaux diff --base harbors-2020.xml --format md x.xml y.xml
travaux diff --base harbors-2020.xml --format md --only II.6 x.xml y.xml
travaux diff --base harbors-2020.xml --format md --stat x.xml y.xml
travaux diff --base harbors-2020.xml --format md --exit-code harbors-2020.xml harbors-2020.xml
travaux diff --base harbors-2020.xml --format html x.xml y.xml | sed -e '/<style>/,/<\/style>/d' -e '/<script>/,/<\/script>/d'
travaux diff --base harbors-2020.xml --format html --stat x.xml y.xml | sed -e '/<style>/,/<\/style>/d'
travaux diff --base harbors-2020.xml --format html --exit-code harbors-2020.xml harbors-2020.xml | grep '<p id="nothing"'
travaux diff --base harbors-2020.xml --format html --exit-code --only I x.xml y.xml >page.html || echo "[$?] $(grep -c '<article' page.html)"
