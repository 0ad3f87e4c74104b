"""Portraits: checked, resized and stripped of everything but the picture. A leaf."""

import io
import warnings
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

SIDE = 480  # pixels; the profile shows 160, so this serves screens of three times the density
MAX_BYTES = 8 * 1024 * 1024
FORMATS = ["JPEG", "PNG", "WEBP"]


class PhotoFormField(forms.ImageField):
    """An image upload that becomes a square WebP without metadata."""

    def to_python(self, data: Any) -> Any:
        if isinstance(data, UploadedFile) and (data.size or 0) > MAX_BYTES:
            raise ValidationError(_("The photo is larger than 8 MB. Choose a smaller one."))
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            try:
                upload = super().to_python(data)
                return portrait(upload) if upload else upload
            except (Image.DecompressionBombWarning, Image.DecompressionBombError, OSError) as error:
                raise ValidationError(_("This picture can’t be read. Use a JPEG, PNG or WebP file.")) from error


def portrait(upload: File) -> ContentFile:
    """The upload as a square WebP of at most 480 pixels a side, without EXIF, under a random name."""
    upload.seek(0)
    with Image.open(upload, formats=FORMATS) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    side = min(SIDE, *upright.size)
    square = ImageOps.fit(upright, (side, side), centering=(0.5, 0.3))
    buffer = io.BytesIO()
    square.save(buffer, "WEBP", quality=82)
    return ContentFile(buffer.getvalue(), name=f"{get_random_string(16)}.webp")
