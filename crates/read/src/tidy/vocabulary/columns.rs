//! The words in the names of columns.

words! {
    /// Names of columns of ratios that say other things within a longer name.
    RATIO_NAMES,
    /// Names of a column whose cells are counts.
    COUNT,
    /// Of these, the names of the one column of figures in tables of one figure a row.
    VALUE,
    /// Names of the column of statuses.
    STATUS,
    /// Names of the column of remarks.
    NOTE,
    /// Names of the column that says where a series breaks.
    BREAK,
    /// Names of a column that says what is counted, one unit a row.
    UNIT,
    /// Words in the name of a column that tells things apart and never counts them.
    CODE,
    /// Words in the name of a column of ages: they tell people apart, and count nobody.
    AGE,
    /// Words in the name of a row or a section of percentages.
    PERCENT,
    /// Words by which counts are said to be thousands or more: in a title, a header or a remark.
    THOUSANDS,
    /// Words in the name of a column of ratios, averages, indices and places on the map.
    RATIO,
    /// Of these, words that say other things within a longer name: `Human error`, `Index crimes`.
    WEAK_RATIO,
    /// Names of units in brackets after a name, `남(명)`, or after a number, `1234명`.
    UNITS,
    /// Names of columns in which SDMX-CSV says what the file is, the same in each row.
    TECHNICAL,
    /// Names of a column that says by which power of ten the counts of its row are to be multiplied.
    MULTIPLIER,
}
