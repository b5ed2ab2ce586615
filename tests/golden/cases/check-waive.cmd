cat >waivers <<'END'
# what the chair lets stand
open-after-agreement p1 their fates are recorded at the next meeting
ambiguous-code * both are told apart by date
log-order V.9 nothing of the kind
END
travaux check findings.xml --waive waivers
travaux check findings.xml --waive waivers --all --format tsv
echo 'log-order a' >waivers
travaux check findings.xml -w waivers
