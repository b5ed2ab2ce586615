travaux history II/b4 --at 2024-04-10 sample.xml; COLUMNS=50 travaux history III.A.6 sample.xml; travaux --color=always history III.A.6 sample.xml; travaux history V.9 sample.xml; travaux history
