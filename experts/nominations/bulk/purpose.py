from experts.intake.purposes import Purpose
from experts.nominations.bulk.applying import nominate
from experts.nominations.bulk.reviewing import review

NOMINATING = Purpose(apply=nominate, review=review)
