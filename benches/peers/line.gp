# gnuplot: the wide table as lines with points. The caller sets terminal, output and `table`.
set datafile separator comma
set title "North Korean defectors arriving in South Korea\nPeople a year, by sex"
set xlabel "Year"
set ylabel "People"
set yrange [0:*]
set grid ytics
set key outside right
plot for [name in "total male female"] table using "year":name title name with linespoints pt 7 ps 0.4 lw 2
