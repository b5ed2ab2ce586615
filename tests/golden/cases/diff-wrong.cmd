travaux diff --kind removed harbors-2020.xml harbors-2024.xml
echo "[$?]"
travaux diff --only XII harbors-2020.xml harbors-2024.xml
# What cannot go together, standard input twice, and what is wrong with both texts.
for options in '--stat --format json' '--format html -y' '--stat -y' '--base-reading base' '--kind ,'; do
	travaux diff $options harbors-2020.xml harbors-2024.xml
	echo "[$?]"
done
travaux diff - - <sample.xml
echo "[$?]"
travaux diff --base - - sample.xml <sample.xml
echo "[$?]"
travaux diff --kind '' sample.xml sample.xml
echo "[$?]"
echo '<draft version="1" id="x" lang="en"><meta/>' >cut.xml
travaux diff broken.xml cut.xml
echo "[$?]"
# A reading that neither has is said once, one that only one has not of which.
travaux diff --reading with:PE --old-reading with:XX sample.xml harbors-2024.xml
travaux diff --reading with:MEX sample.xml harbors-2024.xml
travaux diff --reading nonsense sample.xml harbors-2024.xml
