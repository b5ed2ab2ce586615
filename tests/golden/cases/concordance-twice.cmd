# One heading of the extract stands twice in the whole: what is under it says which it is.
cat >extract.xml <<'TEXT'
<draft version="1" id="extract" lang="en">
<division id="I">
<paragraph id="I" kind="heading" label="I.">
  <text>FISHING TOWNS</text>
</paragraph>
<paragraph id="I.1" label="1.">
  <text>Keep a lamp lit at the mouth of the harbor.</text>
</paragraph>
<paragraph id="I.2" label="2.">
  <text>Teach the pilots where the sand has shifted.</text>
</paragraph>
</division>
</draft>
TEXT
cat >whole.xml <<'TEXT'
<draft version="1" id="whole" lang="en">
<division id="I">
<paragraph id="I" kind="heading" label="I.">
  <text>WHO TAKES PART</text>
</paragraph>
<division id="I.A">
<paragraph id="I.A" kind="heading" label="A.">
  <text>Fishing towns</text>
</paragraph>
<paragraph id="I.A.b1" label="·">
  <text>Towns on the outer coast</text>
</paragraph>
</division>
</division>
<division id="II">
<paragraph id="II" kind="heading" label="II.">
  <text>WHAT THEY DO</text>
</paragraph>
<division id="II.A">
<paragraph id="II.A" kind="heading" label="A.">
  <text>Fishing towns</text>
</paragraph>
<paragraph id="II.A.7" label="7.">
  <text>Keep two lamps lit at the mouth of the harbor.</text>
</paragraph>
<paragraph id="II.A.8" label="8.">
  <text>Teach the pilots and the fishers where the sand has shifted.</text>
</paragraph>
</division>
</division>
</draft>
TEXT
travaux concordance --format tsv extract.xml whole.xml | cut -f1-8
travaux concordance --format tsv whole.xml extract.xml | cut -f1-8
