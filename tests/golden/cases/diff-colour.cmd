travaux diff --color=always --only I harbors-2020.xml harbors-2024.xml
