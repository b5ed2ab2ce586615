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
echo 'changed-number i.1. the summit was that of 2011' >waivers
travaux check harbors-2024.xml --base harbors-2020.xml -w waivers
echo "ends with $?"
{
	travaux init d && travaux -C d add harbors-2024.xml --as new
	travaux -C d add harbors-2020.xml --as old
} >/dev/null 2>&1
travaux -C d check new --base old
