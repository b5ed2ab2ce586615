# A proposal to delete leaves the words as they are; the counts say that it is there.
cat >old.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<draft version="1" id="piers" lang="en">
<delegation id="CAN">Canada</delegation>
<division id="I">
<paragraph id="I" kind="heading" label="I."><text>Piers</text></paragraph>
<paragraph id="a" label="1."><text>Boats are lit <a n="1"/>at night<a n="2"/>.</text></paragraph>
<paragraph id="b" label="2."><text>Nets are dried ashore.</text></paragraph>
<paragraph id="c" label="3."><text>Oars are kept dry.</text></paragraph>
</division>
</draft>
END
sed -e '/id="a"/s,</paragraph>,<proposal id="p1" by="CAN"><delete from="1" to="2"/></proposal>&,' \
	-e '/id="b"/s,</paragraph>,<proposal id="p1" by="CAN"><delete-paragraph/></proposal>&,' old.xml >new.xml
travaux diff old.xml new.xml
travaux diff --only b --stat old.xml new.xml
travaux diff --format md old.xml new.xml | sed -n 5p
travaux diff --format html old.xml new.xml | grep 'class="sum"'
travaux diff --base old.xml --exit-code old.xml new.xml
# Both put brackets around the same words: no words collide, and what each says is shown.
sed 's/by="CAN"/by="USA"/; s/id="CAN"/id="USA"/' new.xml >other.xml
travaux diff --base old.xml other.xml new.xml | sed 1,4d
travaux diff --base old.xml new.xml new.xml | sed 1,4d
