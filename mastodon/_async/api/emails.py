"""E-mails: confirming the user's address. https://docs.joinmastodon.org/methods/emails/"""

from __future__ import annotations

from mastodon._async.room import Room, endpoint


class Emails(Room):
    """Confirming an e-mail address after ``create_account()``. https://docs.joinmastodon.org/methods/emails/"""

    @endpoint(added="3.4.0")
    async def email_resend_confirmation(self, *, email: str | None = None) -> None:
        """
        Have the letter that asks to confirm the user's e-mail address sent again.

        It needs the token that ``create_account()`` gave, and works until the address is confirmed.

        Args:
            email: The address, to change it at the same time.

        Added in Mastodon 3.4.0.
        """
        await self._post("/api/v1/emails/confirmations", None, email=email)

    @endpoint(added="4.2.0", scopes="read read:accounts")
    async def email_check_confirmation(self) -> bool:
        """
        Get whether the user has confirmed the e-mail address.

        Added in Mastodon 4.2.0. Scope: ``read`` or ``read:accounts``.
        """
        return await self._get("/api/v1/emails/check_confirmation", bool)
