"""What a record would be: typed section by section, checked, compared with the record, shown, and in the end written.

A version comes in two forms. *Typed* is what the form holds, right or wrong:
``{"person": {field: text}, "posts": [{field: text}, …], …}``. *Columns* are what the models hold, as JSON:
``{"official": {column: value}, "posts": [{"pk": …, column: value}, …], …}``, as drafts of the intake do.
"""
