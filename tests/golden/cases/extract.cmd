# A section as a draft of its own, numbered from one, and laid beside the whole.
travaux extract --renumber sample.xml III.A >extract.xml
travaux list --format tsv extract.xml | cut -f1-3
travaux concordance --format tsv sample.xml extract.xml | cut -f1-8 | grep III.A
travaux concordance --format tsv extract.xml sample.xml | cut -f5 | sort | uniq -c
# As it is numbered; one paragraph; a place that is not there.
travaux extract sample.xml III.A | travaux list --format tsv - | cut -f3
travaux extract --renumber sample.xml III.A.6 | travaux show - --reading base
travaux extract sample.xml X
# Paragraphs that have numbers are counted, and not the list below one.
cat >two.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<draft version="1" id="two" lang="en">
<division id="I">
<paragraph id="h" kind="heading" label="I."><text>Boats</text></paragraph>
<paragraph id="a" label="7."><text>Boats are lit:</text></paragraph>
<paragraph id="b" kind="item" label="1."><text>at night;</text></paragraph>
<paragraph id="c" kind="item" label="2."><text>in fog.</text></paragraph>
<paragraph id="d" label="8.bis"><text>Nets are dried ashore.</text></paragraph>
</division>
</draft>
END
travaux extract --renumber two.xml I | travaux list --format tsv - | cut -f1,3
