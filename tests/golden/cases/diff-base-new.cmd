# What both have new is alike, whatever else one of them has new before it.
add() { printf '<paragraph id="%s">\n  <text>%s</text>\n</paragraph>\n' "$1" "$2"; }
with() { sed -e '/^<\/draft>/d' puertos-2020.xml && cat && echo '</draft>'; }
{ add a 'Se publica un informe.' && add b 'Se nombra un comité.'; } | with >x.xml
add n 'Se nombra un comité.' | with >y.xml
travaux diff --base puertos-2020.xml x.xml y.xml
travaux diff --base puertos-2020.xml y.xml x.xml | sed 1,3d
