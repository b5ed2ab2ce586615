travaux diff --stat harbors-2020.xml harbors-2024.xml
travaux diff --exit-code --kind moved --stat harbors-2020.xml harbors-2024.xml
echo "[$?]"
travaux diff --exit-code harbors-2020.xml harbors-2020.xml
