travaux diff --format json harbors-2020.xml harbors-2024.xml
