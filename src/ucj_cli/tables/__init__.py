"""Tables of offices, read: cells out of a file, a table out of cells, groups or regions out of a table, and a plan."""
