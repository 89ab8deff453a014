"""The bare Flask application that Poinçon is compared with: it reads a JSON body and answers."""

from flask import Flask, Response, jsonify, request

app = Flask(__name__)


@app.post("/api/redemptions")
def receive() -> Response:
    """Parse the same body as Poinçon's route and count its scans."""
    return jsonify(received=len(request.get_json()["redemptions"]))
