"""Pictures worth sharing: what they show (data) is drawn as SVG, rasterised to PNG, and described in alt text."""
