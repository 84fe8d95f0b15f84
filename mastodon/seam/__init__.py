"""
The seam: everything that differs between the two clients, both variants side by side.

``_async`` uses the names with ``Async`` or ``a``; ``tools/sync.py`` renames them for ``_sync``. Nothing else in the
package is written twice. The HTTP library, asyncio and TLS are imported when they are first needed, not before: that
takes longer than importing all the rest.

Pairs are in ``values``, ``waiting``, ``tasks``, ``signals``, ``streams`` and ``transport``; import them from there.
"""
