"""
Where rules, forms, readers, reporters and presets come from: installed plugins, local files, and the house
itself, which answers the same hooks.

Imports nothing of a plugin before it is asked for, and no code of a workspace that is not trusted.
"""
