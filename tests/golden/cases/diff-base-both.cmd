# What both texts put in, move or divide: where that is the same it is alike, and collides otherwise.
p() { printf '<paragraph id="%s">\n  <text>%s</text>\n</paragraph>\n' "$1" "$2"; }
draft() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n' d && cat && echo '</draft>'; }
section() { printf '<division id="%s">\n<paragraph id="%s" kind="heading" label="%s.">\n  <text>%s</text>\n</paragraph>\n' "$1" "$1" "$1" "$2" && cat && echo '</division>'; }
a() { p a 'Every harbor keeps a list of the boats that are at sea.'; }
b() { p b 'Fuel is sold at the price that was paid for it.'; }
c() { p c 'Nets left on the quay are kept for a year, then they are burnt.'; }
lamp() { p "$1" "The lamp at the mole is lit ${2:-an hour before sunset}, whatever the weather."; }
count() { p n 'Seals are counted in spring.'; }
three() { travaux diff --base base.xml "$@" x.xml y.xml; }

{ a && b && c; } | draft >base.xml
# Something else at one place; then what both have.
{ a && p n1 'Ice is free of charge.' && p n2 'Dogs stay on board.' && lamp n3 && b && c; } | draft >x.xml
{ a && p n1 'Nobody whistles on the quay.' && lamp n2 && b && c; } | draft >y.xml
three
three --format md | sed 1,8d
three --format json
three --format html | sed -n "/^<main>/,/^<\/main>/p"
# The same in other words, and the same at another place.
{ a && lamp n1 && b && count && c; } | draft >x.xml
{ count && a && lamp n1 'two hours before dusk' && b && c; } | draft >y.xml
three | sed 1,3d
three --format md | sed 1,8d
three --format json | sed -n '/"why"/,$p'
three --format html | sed -n "/^<main>/,/^<\/main>/p"
# One replaced what the other put something before; one put something where the other did nothing.
{ a && p n1 'Ice is free of charge.' && c; } | draft >x.xml
{ a && p n1 'Nobody whistles on the quay.' && b && c && p n2 'Dogs stay on board.'; } | draft >y.xml
three | sed 1,3d
# Moved to the same place, and to different ones.
{ a && b && c && count && lamp d; } | draft >base.xml
{ b && c && a && count && lamp d; } | draft >x.xml
{ b && c && a && count && lamp d; } | draft >y.xml
three | sed 1,3d
{ b && c && count && lamp d && a; } | draft >y.xml
three | sed 1,3d
# Split alike, and split by one where the other edited.
{ a && p b 'Fuel is sold at the price that was paid for it. Water is given to whoever asks the harbor master for it.'; } | draft >base.xml
{ a && p b 'Fuel is sold at the price that was paid for it.' && p b2 'Water is given to whoever asks the harbor master for it.'; } | draft >x.xml
cp x.xml y.xml
three | sed 1,3d
sed 's/paid for it\. Water/paid for it last year. Water/' base.xml >y.xml
three | sed 1,3d
# Put into a section that the other deleted.
{ a | section I Boats && { b && c; } | section II Quays; } | draft >base.xml
a | section I Boats | draft >x.xml
{ a | section I Boats && { b && c && lamp n; } | section II Quays; } | draft >y.xml
three | sed 1,3d
# Moved into one.
{ { a && count && lamp d; } | section I Boats && { b && c; } | section II Quays; } | draft >base.xml
{ { a && count; } | section I Boats && { b && lamp d && c; } | section II Quays; } | draft >x.xml
{ a && count && lamp d 'at noon'; } | section I Boats | draft >y.xml
three | sed 1,3d
