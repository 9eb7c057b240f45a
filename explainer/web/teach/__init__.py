"""What teachers use: units, handouts, worksheets, show of hands, and files for course systems."""
