"""What a year brought, by state: sections of tables and charts, the same for the page and the workbook."""
