travaux diff --format html harbors-2020.xml harbors-2024.xml | sed -e '/<style>/,/<\/style>/d' -e '/<script>/,/<\/script>/d'
