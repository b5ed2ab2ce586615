# Numbers are numbers in the digits of Arabic too.
draft() { printf '<?xml version="1.0" encoding="UTF-8"?>\n<draft version="1" id="%s" lang="ar">\n' "$1" && cat && echo '</draft>'; }
p() { printf '<paragraph id="p%s">\n  <text>%s</text>\n</paragraph>\n' "$1" "$2"; }
{ p 1 'تنشر التقارير كل عام قبل ٣٠ يونيو ٢٠٢٤ في الجريدة الرسمية.' && p 2 'تلتزم الدول الأطراف بحماية البحر.'; } | draft old >old.xml
{ p 1 'تنشر التقارير كل عام قبل ٣١ يوليو ٢٠٢٤ في الجريدة الرسمية.' && p 2 'تلتزم الدول الأطراف بحماية البحر والمحيطات وفقا لاتفاقية عام ١٩٨٢ وبروتوكولها المعتمد فيما بعد.'; } | draft new >new.xml
travaux diff old.xml new.xml
travaux diff --format json old.xml new.xml | grep -o '"changes": \[[^]]*\]'
