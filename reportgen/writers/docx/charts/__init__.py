"""Charts that Word can edit: the place in the text, the chart's part, its workbook, and how they join the package."""
