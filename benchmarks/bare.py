"""The bare Flask application that everything is measured against: it reads a JSON body and answers."""

from flask import Flask, Response, jsonify, request

app = Flask(__name__)


@app.post("/api/redemptions")
def receive() -> Response:
    """The same body, read and counted, nothing more."""
    return jsonify(received=len(request.get_json()["redemptions"]))
