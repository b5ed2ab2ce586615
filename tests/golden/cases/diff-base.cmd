sed -e 's/nine in ten/eight in ten/' -e 's/every four years/every five years/' \
	-e '/id="II.8"/,/<\/paragraph>/d' -e 's/translated into four/translated into six/' harbors-2020.xml >x.xml
sed -e 's/nine in ten/nearly all/' -e 's/April 2001/May 2001/' -e 's/of the conventions/of all conventions/' \
	-e 's/translated into four/translated into six/' -e 's/ports\./ports, every hour./' harbors-2020.xml >y.xml
travaux diff --base harbors-2020.xml x.xml y.xml
travaux diff --base harbors-2020.xml --only I --format json x.xml y.xml
travaux diff --base harbors-2020.xml --stat --exit-code x.xml harbors-2020.xml || echo "[$?]"
travaux diff --base harbors-2020.xml --exit-code harbors-2020.xml harbors-2020.xml
travaux diff --base harbors-2020.xml --side-by-side x.xml y.xml
