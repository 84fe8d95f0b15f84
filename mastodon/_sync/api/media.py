# Derived from mastodon/_async/api/media.py by tools/sync.py. Do not edit.
"""Media: uploading and describing. https://docs.joinmastodon.org/methods/media/"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastodon._sync.room import Room, endpoint
from mastodon.entities import MediaAttachment
from mastodon.errors import MastodonAPIError, MastodonNetworkError
from mastodon.protocol.ids import id_of
from mastodon.protocol.limits import check_length
from mastodon.protocol.media import check_progress, focus_text, is_processed, pause, processing
from mastodon.protocol.request import EndedError, request
from mastodon.protocol.response import field_of
from mastodon.uploads import check_upload, upload

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from mastodon.types import OnProgress, PathOrFile, Ref


class Media(Room):
    """Pictures, videos and sounds to attach to statuses. https://docs.joinmastodon.org/methods/media/"""

    @endpoint(added="3.1.3", scopes="write:media")
    def media(self, id: Ref[MediaAttachment]) -> MediaAttachment:
        """
        Get an upload of the user's that is not part of a status yet.

        Its ``url`` is None while the server processes it.

        Args:
            id: The upload, or its id.

        Raises:
            MastodonMediaError: The server could not process it.

        Added in Mastodon 3.1.3. Scope: ``write:media``.
        """
        with processing(id_of(id)):
            return self._get("/api/v1/media/{id}", MediaAttachment, id=id)

    @endpoint(added="1.0.0", changed="4.0.0", scopes="write:media")
    def media_post(
        self,
        media_file: PathOrFile,
        mime_type: str | None = None,
        description: str | None = None,
        focus: tuple[float, float] | None = None,
        file_name: str | None = None,
        thumbnail: PathOrFile | None = None,
        thumbnail_mime_type: str | None = None,
        synchronous: bool = False,
        *,
        on_progress: OnProgress | None = None,
    ) -> MediaAttachment:
        """
        Upload a picture, video or sound, for ``status_post(media_ids=…)``.

        The file is not read whole into memory. The server may still be processing it when the call returns: then
        ``url`` is None, and a status cannot have it yet.

        Args:
            media_file: A path, an open binary file, or the bytes.
            mime_type: Its type; told from name and content for files, required for bytes.
            description: What it shows, for those who cannot see it. Added in Mastodon 2.0.0.
            focus: What to keep in view in previews: how far right and how far up of the centre, each from -1 to 1.
                Added in Mastodon 2.3.0.
            file_name: The name to tell the server; by default a random one.
            thumbnail: A preview picture for video and sound. Added in Mastodon 3.2.0.
            thumbnail_mime_type: The type of the preview picture.
            synchronous: Whether to wait until the server has processed it, up to the request timeout.
            on_progress: A plain function to call while the file is sent, with the number of its bytes sent so far, and
                of all; the latter is None for a pipe. It begins at 0, again where the file is sent again. What it
                raises ends the upload.

        Raises:
            MastodonIllegalArgumentError: The type cannot be told, the focus is not within -1 and 1, or file or
                description are more than the server takes, as far as it told.
            MastodonFileNotFoundError: The file cannot be read.
            MastodonAPIError: 422: the server does not take it.
            MastodonMediaError: ``synchronous``, and the server could not process it.
            MastodonNetworkError: ``synchronous``, and the server did not finish in time.

        Added in Mastodon 1.0.0, last changed in 4.0.0. Scope: ``write:media``.
        """
        check_progress(on_progress)
        file = upload(media_file, mime_type, file_name)._replace(on_progress=on_progress)
        preview = None if thumbnail is None else upload(thumbnail, thumbnail_mime_type)
        place = focus_text(focus)
        version_1, configuration = self._is_older_than("3.1.3"), self._limits_told()
        check_upload(file, configuration)
        check_length("description", description, configuration, "media_attachments", "description_limit")
        try:
            made = self._post(
                "/api/v1/media" if version_1 else "/api/v2/media",
                MediaAttachment,
                file=file,
                thumbnail=preview,
                description=description,
                focus=place,
            )
        except EndedError as ended:
            reason = ended.reason
        else:
            return self._processed(made) if synchronous and not version_1 else made
        raise reason  # Here, nothing that the program does not know is said to have led to it.

    def _processed(self, made: MediaAttachment) -> MediaAttachment:
        """Wait until the server has processed an upload."""
        number = field_of(made, "id")
        if number is None:
            raise MastodonAPIError("the server took the upload, but told no id of it")
        deadline = self._clock.now() + self.request_timeout
        attempt = 0
        while not is_processed(made):
            wait = pause(attempt)
            if self._clock.now() + wait > deadline:
                raise MastodonNetworkError(
                    f"the server did not finish processing upload {number} within {self.request_timeout:g} seconds; "
                    f"media({number}) tells when it has"
                )
            self._clock.sleep(wait)
            made = self.media(number)
            attempt += 1
        return made

    @endpoint(added="1.0.0", changed="3.2.0", scopes="write:media")
    def media_update(
        self,
        id: Ref[MediaAttachment],
        description: str | None = None,
        focus: tuple[float, float] | None = None,
        thumbnail: PathOrFile | None = None,
        thumbnail_mime_type: str | None = None,
    ) -> MediaAttachment:
        """
        Change what is said of an upload that is not part of a status yet.

        Args:
            id: The upload, or its id.
            description: What it shows, for those who cannot see it. Added in Mastodon 2.0.0.
            focus: What to keep in view in previews: how far right and how far up of the centre, each from -1 to 1.
                Added in Mastodon 2.3.0.
            thumbnail: A preview picture for video and sound. Added in Mastodon 3.2.0.
            thumbnail_mime_type: The type of the preview picture.

        Raises:
            MastodonIllegalArgumentError: The focus is not within -1 and 1, or the description is longer than the server
                takes, as far as it told.

        Added in Mastodon 1.0.0, last changed in 3.2.0. Scope: ``write:media``.
        """
        asked = request(
            "PUT",
            "/api/v1/media/{id}",
            MediaAttachment,
            id=id,
            description=description,
            focus=focus_text(focus),
            thumbnail=None if thumbnail is None else upload(thumbnail, thumbnail_mime_type),
        )
        configuration = self._limits_told()
        check_length("description", description, configuration, "media_attachments", "description_limit")
        return self._send(asked)

    def decode_blurhash(
        self,
        media_dict: Mapping[str, Any],
        out_size: tuple[int, int] = (16, 16),
        size_per_component: bool = True,
        return_linear: bool = True,
    ) -> list[list[list[float]]]:
        """
        Draw the BlurHash of an upload: a blurred picture to show until the real one is loaded. Nothing is sent.

        Args:
            media_dict: The upload, or any other entity with ``blurhash``.
            out_size: Width and height in pixels.
            size_per_component: Whether that is the size for each component of the BlurHash, of which there are up to 9
                along both sides; else it is the size of the picture.
            return_linear: Whether to give linear light, about 0 to 1, for further computing; else sRGB, whole numbers
                from 0 to 255, for showing.

        Returns:
            Rows of pixels, each red, green and blue.

        Raises:
            MastodonIllegalArgumentError: There is no BlurHash, it cannot be read, or the size is not one.
        """
        from mastodon.protocol.blurhash import decode

        return decode(media_dict, out_size, size_per_component=size_per_component, linear=return_linear)

    @endpoint(added="4.4.0", scopes="write:media")
    def media_delete(self, id: Ref[MediaAttachment]) -> None:
        """
        Delete an upload that is not part of a status.

        Args:
            id: The upload, or its id.

        Raises:
            MastodonAPIError: 422: it is part of a status.

        Added in Mastodon 4.4.0. Scope: ``write:media``.
        """
        self._delete("/api/v1/media/{id}", None, id=id)
