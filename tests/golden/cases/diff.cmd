travaux diff harbors-2020.xml harbors-2024.xml
