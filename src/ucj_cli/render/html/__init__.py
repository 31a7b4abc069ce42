"""The report as one HTML page that loads nothing: words and tables of the story, pictures as SVG of our own.

Lines, bars and columns are all that its pictures need: 4 kB each, without a library. The lightest one that draws static
SVG took six times the time of a whole process and wrote 73 kB for one of them.
"""
