travaux --color=always status sample.xml
