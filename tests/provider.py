"""
A server that lets apps in, as far as logging in needs it: authlib does the OAuth, over a real socket.

It compares redirect addresses exactly, port included, as the strictest servers do. Its secrets are planted: each has
the word in it, so that tests find them where they must not be.
"""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin, grants, list_to_scope, scope_to_list
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oauth2.rfc9207 import IssuerParameter
from flask import Flask, Response, abort, jsonify, request
from werkzeug.serving import WSGIRequestHandler, make_server

OOB = "urn:ietf:wg:oauth:2.0:oob"


@dataclass
class App(ClientMixin):
    """An app that was registered."""

    client_id: str
    client_secret: str
    name: str
    redirect_uris: list[str]
    scope: str

    def get_client_id(self):
        return self.client_id

    def get_default_redirect_uri(self):
        return self.redirect_uris[0]

    def get_allowed_scope(self, scope):
        return list_to_scope([name for name in scope_to_list(scope or "") if name in self.scope.split()])

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri in self.redirect_uris

    def check_client_secret(self, client_secret):
        return secrets.compare_digest(client_secret, self.client_secret)

    def check_endpoint_auth_method(self, method, endpoint):
        return method in {"client_secret_post", "client_secret_basic"}

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type in {"authorization_code", "client_credentials"}


@dataclass
class Code(AuthorizationCodeMixin):
    """A code that was given out."""

    code: str
    client_id: str
    redirect_uri: str
    scope: str
    user: str
    code_challenge: str | None
    code_challenge_method: str | None

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope


@dataclass
class GivenToken(TokenMixin):
    """A token that was given out."""

    access_token: str
    client_id: str
    scope: str
    user: str | None

    def check_client(self, client):
        return client.client_id == self.client_id

    def get_scope(self):
        return self.scope

    def get_expires_in(self):
        return 0

    def is_expired(self):
        return False

    def is_revoked(self):
        return False


class Handler(WSGIRequestHandler):
    """Keeps requests, which have secrets in them, out of the log."""

    def log_request(self, *args: Any) -> None:
        pass


@dataclass
class Provider:
    """
    The server. Its attributes may be changed while it runs.

    ``announces``: whether it has OAuth metadata; ``pkce``: whether it knows PKCE; ``issuer``: what it says in ``iss``,
    if anything; ``consents``: whether the user lets apps in; ``more``: what else it announces.
    """

    announces: bool = True
    pkce: bool = True
    issuer: str | None = None
    consents: bool = True
    more: dict[str, Any] = field(default_factory=dict)
    apps: dict[str, App] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, GivenToken] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    """What came with each visit to the authorization page."""
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """The path and the form of each request."""

    def __enter__(self):
        self.server = make_server("127.0.0.1", 0, self.make_app(), threaded=True, request_handler=Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *failure: object):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]

    def make_app(self) -> Flask:
        app = Flask("provider")
        app.config["OAUTH2_ACCESS_TOKEN_GENERATOR"] = lambda **_: f"planted-token-{secrets.token_hex(8)}"
        server = AuthorizationServer(app, self.apps.get, self.save_token)
        self.teach(server)

        @app.before_request
        def remember():
            self.seen.append((request.path, request.form.to_dict()))

        @app.get("/api/v1/instance")
        def instance():
            return {"uri": "provider", "version": "4.4.0"}

        @app.post("/api/v1/apps")
        def register():
            form = request.form
            made = App(
                client_id=secrets.token_hex(8),
                client_secret=f"planted-secret-{secrets.token_hex(8)}",
                name=form["client_name"],
                redirect_uris=form["redirect_uris"].split("\n"),
                scope=form["scopes"],
            )
            self.apps[made.client_id] = made
            return {"client_id": made.client_id, "client_secret": made.client_secret}

        @app.get("/.well-known/oauth-authorization-server")
        def metadata():
            if not self.announces:
                abort(404)
            told = {
                "issuer": f"{self.url}/",
                "authorization_endpoint": f"{self.url}/oauth/authorize",
                "token_endpoint": f"{self.url}/oauth/token",
                "revocation_endpoint": f"{self.url}/oauth/revoke",
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code", "client_credentials"],
                "code_challenge_methods_supported": ["S256"],
                **self.more,
            }
            AuthorizationServerMetadata(told).validate_scopes_supported()
            return jsonify(told)

        @app.get("/oauth/authorize")
        def page():
            self.asked.append(request.args.to_dict())
            try:
                server.get_consent_grant(end_user="alice")
            except OAuth2Error as error:
                return Response(f"<p>{error.error}: {error.description}</p>", 400)
            fields = "".join(
                f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
                for name, value in [*request.args.items(), ("consent", "yes" if self.consents else "no")]
            )
            return (
                '<!doctype html><body onload="document.forms[0].submit()"><form method="post" '
                f'action="/oauth/authorize">{fields}<button>Let it in</button></form></body>'
            )

        @app.post("/oauth/authorize")
        def decide():
            grant = server.get_consent_grant(end_user="alice")
            answer = server.create_authorization_response(
                grant=grant, grant_user="alice" if request.form["consent"] == "yes" else None
            )
            if answer.location and answer.location.startswith(OOB):
                found = dict(parse_qsl(urlsplit(answer.location).query))
                return f"<p>Your code: <code>{found['code']}</code></p>"
            return answer

        app.add_url_rule("/oauth/token", "token", server.create_token_response, methods=["POST"])
        app.add_url_rule(
            "/oauth/revoke", "revoke", lambda: server.create_endpoint_response("revocation"), methods=["POST"]
        )

        @app.get("/api/v1/accounts/verify_credentials")
        def who():
            token = self.tokens.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
            return {"id": "1", "acct": token.user} if token and token.user else ({"error": "unauthorized"}, 401)

        return app

    def save_token(self, token: dict[str, Any], asked: Any) -> None:
        self.tokens[token["access_token"]] = GivenToken(
            token["access_token"], asked.client.client_id, token["scope"], asked.user
        )

    def teach(self, server: AuthorizationServer) -> None:
        """Teach authlib's server what to keep and where."""
        provider = self

        class ByCode(grants.AuthorizationCodeGrant):
            def generate_authorization_code(self):
                return f"planted-code-{secrets.token_hex(8)}"

            def save_authorization_code(self, code, request):
                form = request.payload.data
                provider.codes[code] = Code(
                    code,
                    request.client.client_id,
                    request.payload.redirect_uri,
                    request.scope,
                    request.user,
                    form.get("code_challenge") if provider.pkce else None,
                    form.get("code_challenge_method") if provider.pkce else None,
                )

            def query_authorization_code(self, code, client):
                found = provider.codes.get(code)
                return found if found is not None and found.client_id == client.client_id else None

            def delete_authorization_code(self, authorization_code):
                del provider.codes[authorization_code.code]

            def authenticate_user(self, authorization_code):
                return authorization_code.user

        class Pkce(CodeChallenge):
            def validate_code_challenge(self, grant, redirect_uri):
                if provider.pkce:
                    super().validate_code_challenge(grant, redirect_uri)

            def validate_code_verifier(self, grant, result):
                if provider.pkce:
                    super().validate_code_verifier(grant, result)

        class ByApp(grants.ClientCredentialsGrant):
            TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_post"]  # noqa: RUF012 - authlib's attribute

        class Revocation(RevocationEndpoint):
            CLIENT_AUTH_METHODS = ["client_secret_post"]  # noqa: RUF012 - authlib's attribute

            def query_token(self, token_string, token_type_hint):
                return provider.tokens.get(token_string)

            def revoke_token(self, token, request):
                del provider.tokens[token.access_token]

        class Issuer(IssuerParameter):
            def get_issuer(self):
                return provider.issuer

        server.register_grant(ByCode, [Pkce(required=True)])
        server.register_grant(ByApp)
        server.register_endpoint(Revocation)
        server.register_extension(Issuer())
