### The page of a MicroSim: a lesson about one figure. A text between two backquotes is code.
### $lesson, $label, $labels, $leader, $choice, $sentence, $placeholder: text
### $value, $minutes: number
### $ticked: boolean

## Page

fullscreen = Run the Figure Fullscreen
copy = Copy this iframe to your website:
# $placeholder is an address in the iframe.
copy-replace = Copy this iframe to your website, and replace { $placeholder } by the address of this book:
description = Description
picture = The picture in words:

use = How to Use
no-controls = The figure has no controls.
# How to use a control. $label is its name, and $leader the name of the control that it follows.
move = “{ $label }”: move the slider, or type a number.
move-after = “{ $label }”: untick the box beside “{ $leader }”, then move the slider, or type a number.
tick = “{ $label }”: tick or untick the box.
choose = “{ $label }”: choose from the list.
keys = Arrow keys on the picture move through its parts. Below the picture, readers can reset it, download it, or copy a link to what it shows.

numbers = Numbers
edit = Edit This Figure
command = This command drew the figure. Change its values and run it again. `--force` replaces the files:

lesson-plan = Lesson Plan
objectives = Learning Objectives
# The objectives follow as a list: each ends this sentence.
students-can = After this lesson, students can:
# $lesson is the figure’s heading, such as “What one matrix costs”.
explain-lesson = Explain “{ $lesson }” with the figure.
# A name in the list $labels.
quoted = “{ $label }”
predict-controls = Predict how the figure changes with its controls: { $labels }.
relate-numbers = Relate each number of the table to a part of the picture.
audience = Target Audience
readers = Students of machine learning: undergraduate, graduate. The lesson takes about { $minutes } minutes.
prerequisites = Prerequisites
# @lines
needed =
    Matrix multiplication and the rank of a matrix
    What the weights of a neural network are, and how gradient descent changes them

activities = Activities
# Tasks: a reader moves the slider $label to $value, or selects $choice, or ticks a box.
predict-value = Predict what changes, and write it down. Set “{ $label }” to { $value }, and compare. Then reset the figure.
predict-choice = Predict what changes, and write it down. Set “{ $label }” to “{ $choice }”, and compare. Then reset the figure.
predict-tick = Predict what changes, and write it down. { $ticked ->
   *[true] Tick “{ $label }”,
    [false] Untick “{ $label }”,
} and compare. Then reset the figure.
# $sentence has no period.
figure-says = The figure says: { $sentence }.
cover = Cover the table. Read from the picture as many of its numbers as possible, and check them.
see-table = The table is in the section “{ numbers }”.

assessment = Assessment
in-words = Explain “{ $lesson }” in your own words.
compare-words = Compare with the caption and the picture in words in the section “{ description }”.
assumptions = Which assumptions do the numbers depend on?
see-assumptions = The section “{ description }” states them, after the caption.

answers = Answers
references = References
# What each source is about.
sources =
    .lora = the method
    .qlora = LoRA on a base model with 4-bit weights
    .forgets = a comparison with full fine-tuning
    .start = why B starts at zero
    .peft = the library whose parameter counts the figures match
updated = updated continually
# Keywords of the lesson.
# @lines
subjects =
    Low-Rank Adaptation
    fine-tuning
    large language models
