travaux diff --kind removed harbors-2020.xml harbors-2024.xml
echo "[$?]"
travaux diff --only XII harbors-2020.xml harbors-2024.xml
