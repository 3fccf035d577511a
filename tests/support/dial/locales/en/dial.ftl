### $turn, $side: text
### $wide: boolean

title = Dial
spoken = { $turn } { $side } { $wide ->
   *[true] wide
    [false] narrow
}

## Page

lesson = How a dial turns
summary = A dial.
listed = A dial, { $side }
labels =
    .turn = Turn
    .side = Side
    .wide = Wide
explanation = It turns.
table-caption = Dial
# @lines
table-head =
    What
    Value
