# Words and signs that stayed between two brackets, or before them, are not struck and put in again.
cat >old.txt <<'OLD'
1. Conduct programs to promote authorized migration and migrant worker agreements.
2. Provide effective access by all migrants to the judicial system so that they may exercise their rights.
OLD
cat >new.txt <<'NEW'
1. Conduct programs to promote (facilitate) (ARG authorized regular) migration and migrant worker agreements.
2. Provide effective access by all migrants to the judicial system so that they may exercise their rights, particularly the right of defense. (Proposed by BR 4-6-2015)
(ALTERNATIVE PROPOSAL BY CAN 11-5-2015)
Provide all migrants with access to the judicial system, on equal terms.
NEW
travaux convert --house oas old.txt >old.xml 2>/dev/null
travaux convert --house oas new.txt >new.xml 2>/dev/null
travaux diff old.xml new.xml
