# What is open in footnotes, ad referendum by asterisks, in both languages.
travaux consolidate --open footnotes --ad-referendum asterisk sample.xml
travaux consolidate --open footnotes --lang es sample.xml | head -n 20
travaux consolidate --lang pt sample.xml
