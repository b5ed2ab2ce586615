travaux init -q d 2>/dev/null || travaux init d; cd d && travaux add ../sample.xml --as program && travaux history I.3 && travaux history I.3 program --format tsv | tail -n 1 | cut -f 1-5,9
