travaux diff --side-by-side --kind edited,split harbors-2020.xml harbors-2024.xml
