# Signs that came or went stand between tags: asterisks beside them would be read as asterisks.
travaux diff --format md puertos-2020.xml puertos-2024.xml
