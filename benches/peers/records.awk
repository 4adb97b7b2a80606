# Made-up records, one row an event: awk -v rows=5000000 -v seed=1 -f records.awk > records.csv
# The generator of Lehmer (16807, 2^31 - 1) gives every awk the same numbers.
function next_number(below) {
    state = (state * 16807) % 2147483647
    return state % below
}
BEGIN {
    if (rows == "") rows = 5000000
    state = seed == "" ? 1 : seed
    split("31 28 31 30 31 30 31 31 30 31 30 31", days, " ")
    places = split("Aland,Bland,Corland,Dunmark,Estria,Farrow,Gresk,Holm,Istria,Jorvik,Kelland,Lorne,Meren,Nordland,Osten,Parland", place, ",")
    offices = split("North,South,East,West,Harbour,Airport,Central,Border", office, ",")
    outcomes = split("granted,refused,withdrawn,pending", outcome, ",")
    print "date,nationality,sex,age,office,outcome,case"
    for (row = 1; row <= rows; row++) {
        year = 2000 + next_number(25)
        month = 1 + next_number(12)
        day = 1 + next_number(days[month])
        # Some nationalities are frequent, most are not.
        of = next_number(3) ? next_number(40) : next_number(190)
        name = place[1 + of % places] (of < places ? "" : " " int(of / places))
        printf "%04d-%02d-%02d,%s,%s,%d,%s,%s,%d\n", year, month, day, name, next_number(5) < 3 ? "M" : "F", \
            next_number(90), office[1 + next_number(offices)], outcome[1 + next_number(outcomes)], row
    }
}
