"""Pictures worth sharing: the result card, the swingometer and the seat's story, as SVG, PNG and alt text."""

from byelex.faces.pictures.draw import alt_text, svg
from byelex.faces.pictures.gallery import write_gallery
from byelex.faces.pictures.raster import rasterise as png
from byelex.faces.pictures.studio import PictureError, Studio, Worker

__all__ = ["PictureError", "Studio", "Worker", "alt_text", "png", "svg", "write_gallery"]
