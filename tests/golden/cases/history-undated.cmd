cat >d.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<draft version="1" id="d" lang="en">
<delegation id="USA" as="US"/>
<delegation id="PRY" as="PY"/>
<paragraph id="p1" label="1.">
  <text>Keep <a n="1"/>small<a n="2"/> harbors<a n="3"/> safe.</text>
  <note kind="editor">Moved from 2.</note>
  <proposal id="p1" by="USA" on="2015-04-16"><replace from="1" to="2">all</replace></proposal>
  <proposal id="p2"><insert at="3">and ports</insert></proposal>
  <proposal id="p3" by="PRY" on="2015-04-14"><delete from="1" to="2"/></proposal>
  <position stand="consulting" by="PRY">in consultations</position>
  <mark status="pending"/>
  <mark status="agreed" on="2015-04-20"/>
  <mark status="ad-ref" word="approved" of="unstated"/>
</paragraph>
</draft>
XML
travaux history 1 d.xml
