# The handout of a lesson.
handout = Handout
handout-title = Handout: { $title }
handout-link = Handout to print, two pages
handout-print = Two pages. Prints in black and white.
handout-qr = QR code that opens this lesson
handout-points = What to remember
handout-questions = What would you do?
handout-answers = Answers
handout-sources = Sources
handout-license = { $author }, reviewed { $date }. License: { $license }.
handout-page = Page { $page } of { $total }
handout-several = { $count ->
    [2] (Choose two.)
    [3] (Choose three.)
    [4] (Choose four.)
   *[other] (Choose { $count }.)
}
handout-order = Number the lines from 1 to { $count }.
handout-match = Write the right letter on each line.
handout-picture = The picture is in the lesson.
