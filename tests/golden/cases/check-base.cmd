travaux check harbors-2024.xml --base harbors-2020.xml; travaux check --base harbors-2020.xml
