travaux history II/b4 sample.xml --format tsv && travaux history III.A.5 --format json sample.xml && travaux history I.3bis --at 2024-05-30 --format csv sample.xml
