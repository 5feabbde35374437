"""Nations: set one up, take a workbook in with a preview, edit its draft, publish versions."""
