# A deleted section stands after all of the section before it, and cuts none in two.
cat >old.txt <<'OLD'
I. HARBORS
A. Lights
1. Each port keeps a lamp at its entrance from dusk to dawn.
II. APPENDIX
2. The list of lamps is kept by the secretariat.
III. ROADS
3. Each town repairs the road that leads to its port.
OLD
cat >new.txt <<'NEW'
I. HARBORS
A. Lights
1. Each port keeps two lamps at its entrance from dusk to dawn.
2. Fuel is sold to every vessel at one price, whatever flag it flies.
II. ROADS
3. Each town repairs the road that leads to its port.
NEW
travaux convert --house oas old.txt >old.xml 2>/dev/null
travaux convert --house oas new.txt >new.xml 2>/dev/null
travaux diff old.xml new.xml
# On the page, headings that stayed are headings of what changed under them, however many there are.
travaux diff --format html old.xml new.xml | sed -n '/<main>/,/<script>/p'
