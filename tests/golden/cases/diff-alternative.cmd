# An alternative that came beside words that stayed is an edit, in every form.
travaux diff --only IV.B.14 --old-reading base sample.xml sample.xml
travaux diff --only IV.B.14 --old-reading base --format json sample.xml sample.xml
