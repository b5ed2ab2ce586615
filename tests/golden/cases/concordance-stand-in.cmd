# An alternative that was agreed stands for its paragraph, though it has no word of it.
draft() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="en">\n<delegation id="ARG"/>\n' "$1" && cat && echo '</draft>'; }
draft old >old.xml <<'X'
<paragraph id="a" label="1.">
  <text>Every harbor keeps a list of the boats that are at sea.</text>
</paragraph>
<paragraph id="b" label="2.">
  <text>Nets left on the quay are kept for a year, then they are burnt.</text>
</paragraph>
X
draft new >new.xml <<'X'
<paragraph id="n" label="4.">
  <text>Nets that are left on the quay are kept for a year, then they are burnt.</text>
  <proposal id="p1" by="ARG" on="2024-05-01"><alternative>Fishermen shall look after their own gear.</alternative></proposal>
  <mark status="agreed" on="2024-05-02" proposal="p1"/>
</paragraph>
<paragraph id="m" label="5.">
  <text>Every harbor keeps a list of the boats that are at sea.</text>
</paragraph>
X
travaux concordance --format tsv old.xml new.xml | cut -f1-8
travaux concordance --format tsv new.xml old.xml | cut -f1-8
travaux diff --old-reading base new.xml new.xml
